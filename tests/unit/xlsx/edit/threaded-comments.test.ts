import { expect, it } from 'vitest'
import { decideBook } from '../../../../src/workbook/decide-book.ts'
import { mergeBook } from '../../../../src/workbook/merge-book.ts'
import { Parts, sheetPart } from '../../../corpus/analyst.ts'
import { reportPlan } from '../../../corpus/report.ts'
import { toXlsx } from '../../../support/write-xlsx.ts'
import { open, saved } from './support.ts'

const MICROSOFT = 'http://schemas.microsoft.com/office/2017/10/relationships'
const THREADS = 'http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const [THREADED, LEGACY, PERSONS] = [
  'xl/threadedComments/threadedComment1.xml',
  'xl/comments1.xml',
  'xl/persons/person.xml',
]
const ID = '{6F5B2C40-0000-4000-8000-00000000000'
const PERSON = '{11111111-0000-4000-8000-000000000001}'
/** As Excel writes threads: each with a note that older versions show, and a reply to the first. */
function discuss(file: Uint8Array, cells: readonly string[]): Uint8Array {
  const parts = new Parts(file)
  const data = sheetPart(parts, 'Seizures data')
  const thread = (ref: string, id: number, parent = ''): string =>
    `<threadedComment ref="${ref}" dT="2026-01-02T03:04:05.00" personId="${PERSON}" id="${ID}${id}}"${parent}>` +
    `<text>About ${ref}</text></threadedComment>`
  const threads = cells.map((ref, at) => thread(ref, at)).join('')
  parts.set(
    THREADED,
    `<ThreadedComments xmlns="${THREADS}">${threads}${thread(cells[0]!, 9, ` parentId="${ID}0}"`)}</ThreadedComments>`,
  )
  const authors = cells.map((_, at) => `<author>tc=${ID}${at}}</author>`).join('')
  const notes = cells
    .map(
      (ref, at) => `<comment ref="${ref}" authorId="${at}" shapeId="0"><text><t>${ref}</t></text></comment>`,
    )
    .join('')
  parts.set(
    LEGACY,
    `<comments xmlns="${MAIN}"><authors>${authors}</authors><commentList>${notes}</commentList></comments>`,
  )
  parts.set(
    PERSONS,
    `<personList xmlns="${THREADS}"><person displayName="Analyst" id="${PERSON}" userId="a" providerId="None"/></personList>`,
  )
  parts.relate(data, 'rIdNotes', 'comments', '../comments1.xml')
  parts.relate(data, 'rIdThreads', 'threadedComment', '../threadedComments/threadedComment1.xml')
  parts.relate('xl/workbook.xml', 'rIdPersons', 'person', 'persons/person.xml')
  for (const [part, type] of [
    [data.replace(/([^/]+)$/, '_rels/$1.rels'), 'threadedComment'],
    ['xl/_rels/workbook.xml.rels', 'person'],
  ] as const) {
    parts.edit(part, [new RegExp(`"[^"]*/${type}"`), `"${MICROSOFT}/${type}"`])
  }
  return parts.zip()
}

// The newer figures withdraw f2 (row 6), so f5 (row 9) moves up; H2 stands above the table.
it.each([
  ['move with their row', ['C9', 'H2'], ['C8', 'H2', 'C8'], [4]],
  ['keep the row of a figure that is withdrawn', ['C6', 'C9', 'H2'], ['C6', 'C9', 'H2', 'C6'], [1, 4]],
])('threaded comments, their replies and their notes %s', async (_, cells, threads, noted) => {
  const before = discuss((await toXlsx(reportPlan(false))).file, cells)
  const book = await open(before)
  const theirs = reportPlan(true)
  const record = (await book.record())!
  const states = await book.read(record, theirs)
  expect(states).toContainEqual(expect.objectContaining({ block: 'seizures/data', noted }))
  const { edit } = decideBook(record, mergeBook(record, states, theirs), theirs, { default: 'keep' })
  await book.apply(edit!)
  const [was, now] = [new Parts(before), new Parts(await saved(book))]
  const refs = (part: string): string[] =>
    [...now.text(part).matchAll(/\sref="([^"]+)"/g)].map((it) => it[1]!)
  expect(refs(THREADED)).toEqual(threads)
  expect(refs(LEGACY)).toEqual(threads.slice(0, -1))
  expect(now.text(PERSONS)).toBe(was.text(PERSONS))
})
