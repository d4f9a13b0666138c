import { describe, expect, it } from 'vitest'
import { only } from '../../../src/app/part-of-plan.ts'
import { planAddition } from '../../../src/app/plan-addition.ts'
import { followShared } from '../../../src/app/follow-shared.ts'
import { normalizeReports } from '../../../src/report/normalize.ts'
import type { NormalReport, Report } from '../../../src/report/report.ts'
import type { Plan } from '../../../src/report/steps.ts'
import { wordsFor } from '../../../src/text/index.ts'
import type { RefreshableWorkbook } from '../../../src/workbook/workbook.ts'
import { reportData as dataset } from '../../support/report-data.ts'
import { SheetBook } from '../../support/sheet-book.ts'

const CREATED = '2026-01-02T03:04:05Z'

function installed(...reports: Report[]): readonly NormalReport[] {
  const normal = normalizeReports(reports, dataset, [])
  if (!normal.ok) throw new Error(JSON.stringify(normal.error))
  return normal.value
}
function addition(reports: readonly Report[], there: readonly NormalReport[]) {
  const made = planAddition(reports, there, dataset, wordsFor, CREATED)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}
const sheetsOf = ({ steps }: Plan) => steps.flatMap((it) => (it.kind === 'sheet' ? [it.sheet] : []))
const blocksOf = ({ steps }: Plan) => [...new Set(steps.flatMap((it) => ('block' in it ? [it.block] : [])))]

describe('reports beside those that stand in a workbook', () => {
  it('are numbered where one of their kind is there, and their sheets are named apart', () => {
    const { plan, added } = addition([{ kind: 'seizures' }], installed({ kind: 'seizures' }))
    expect(added).toEqual(['seizures-2'])
    expect(plan.reports.map(({ id }) => id)).toEqual(['seizures', 'seizures-2'])
    expect(new Set(sheetsOf(plan)).size).toBe(sheetsOf(plan).length)
  })

  it('leave out of the plan those that the data set cannot answer', () => {
    const [there] = installed({ kind: 'seizures' })
    const lost = { ...there!, filter: { areas: ['XXX'] } }
    const { plan, added } = addition([{ kind: 'funding' }], [lost])
    expect([plan.reports.map(({ id }) => id), added]).toEqual([['funding'], ['funding']])
  })

  it('are refused as a whole where one of them cannot be', () => {
    const asked: Report[] = [{ kind: 'funding' }, { kind: 'seizures', filter: { to: 'soon' } }]
    const made = planAddition(asked, [], dataset, wordsFor, CREATED)
    expect(made).toMatchObject({ ok: false, error: [{ code: 'report/bad-date' }] })
  })
})

describe('a part of a plan', () => {
  it('has the sheets, blocks and names of the wanted reports and no others', () => {
    const { plan } = addition([{ kind: 'funding' }, { kind: 'seizures' }], [])
    const part = only(plan, (id) => id === 'seizures')
    expect(part.reports.map(({ id }) => id)).toEqual(['seizures'])
    expect(blocksOf(part).every((block) => block.startsWith('seizures/'))).toBe(true)
    expect(sheetsOf(part)).toEqual(sheetsOf(plan).filter((name) => name.startsWith('Seizures')))
    const names = part.steps.flatMap((it) => (it.kind === 'name' ? [it.refersTo.block] : []))
    expect(names.length).toBeGreaterThan(0)
    expect(names.every((block) => block.startsWith('seizures/'))).toBe(true)
  })

  it('together with the rest is the whole', () => {
    const { plan } = addition([{ kind: 'funding' }, { kind: 'seizures' }], [])
    const [own, rest] = [only(plan, (id) => id === 'seizures'), only(plan, (id) => id !== 'seizures')]
    expect(own.steps.length + rest.steps.length).toBe(plan.steps.length)
    expect(blocksOf(own).length + blocksOf(rest).length).toBe(blocksOf(plan).length)
  })
})

describe('Contents, Notes and Sources', () => {
  /** A workbook in memory behind what of the port following needs. */
  const behindPort = (book: SheetBook): RefreshableWorkbook => ({
    can: { pivotTables: true, charts: true, chartAltText: true, printLayout: true, undoGroups: false },
    record: () => Promise.resolve(book.record),
    write: () => Promise.reject(new Error('nothing is written anew')),
    read: () => Promise.resolve(book.read()),
    tables: () => Promise.resolve([]),
    apply: (edit) => Promise.resolve(book.apply(edit)),
  })
  const before = () => addition([{ kind: 'seizures' }], []).plan
  const after = () => addition([{ kind: 'funding' }], installed({ kind: 'seizures' })).plan
  const contents = (book: SheetBook) => JSON.stringify(book.values())

  it('take in a new report, and the reports stay as they are', async () => {
    const book = SheetBook.of(before())
    const own = JSON.stringify(book.table('seizures/data').rows)
    expect(contents(book)).not.toContain('"Funding"')
    await followShared(after(), behindPort(book))
    expect(contents(book)).toContain('"Funding"')
    expect(JSON.stringify(book.table('seizures/data').rows)).toBe(own)
  })

  it('keep what the analyst wrote on them', async () => {
    const book = SheetBook.of(before())
    const [block] = book.record.shared.filter(({ kind }) => kind === 'cells')
    const cells = book.cells(block!.block)
    cells[0]![0] = 'Our own title'
    await followShared(after(), behindPort(book))
    expect(book.cells(block!.block)[0]![0]).toBe('Our own title')
  })

  it('have nothing to follow the second time', async () => {
    const book = SheetBook.of(before())
    await followShared(after(), behindPort(book))
    const done = contents(book)
    let applied = 0
    const counting = { ...behindPort(book), apply: () => Promise.resolve(void applied++) }
    await followShared(after(), counting)
    expect([applied, contents(book)]).toEqual([0, done])
  })
})
