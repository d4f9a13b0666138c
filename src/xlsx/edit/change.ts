import { Bytes, concatenated, encode } from '../bytes.ts'
import { WorkbookError } from '../../workbook/problem.ts'
import type { WorkbookWarning } from '../../workbook/warning.ts'
import { SharedStrings } from '../parts/shared-strings.ts'
import type { OpenBook } from './book.ts'
import { ExistingStyles } from './existing-styles.ts'
import { endOfTag } from './tags.ts'

/** One change of an opened workbook: what all its steps add to together. */
export interface Change {
  readonly book: OpenBook
  readonly styles: ExistingStyles
  strings: SharedStrings
  readonly warnings: WorkbookWarning[]
  /** Whether formulas were written, moved or written over. */
  formulas: boolean
}

export async function beginChange(book: OpenBook): Promise<Change> {
  return {
    book,
    styles: await ExistingStyles.of(book),
    strings: new SharedStrings((await book.strings()).length),
    warnings: [],
    formulas: false,
  }
}

const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml'

/** Puts the texts of a change so far behind those that the workbook has. */
export async function storeStrings(change: Change): Promise<void> {
  const { book, strings } = change
  if (!strings.grew) return
  const part = await book.stringsPart()
  if (part === null) {
    const name = book.pkg.freeName('xl/sharedStrings', '.xml')
    await book.pkg.add(name, CONTENT_TYPE, concatenated([...strings.pieces()]))
    await book.pkg.relate(book.part, name, 'sharedStrings')
  } else {
    const bytes = await book.pkg.bytes(part)
    const end = closingTag(bytes)
    if (end < 0) throw new WorkbookError({ code: 'file/part-damaged', part })
    const out = new Bytes()
    const pieces = [...strings.items(out)]
    const tag = bytes.subarray(0, endOfTag(bytes, rootTag(bytes)))
    const head = withCount(new TextDecoder().decode(tag), strings.size)
    book.pkg.replace(
      part,
      concatenated([
        encode(head),
        bytes.subarray(tag.length, end),
        ...pieces,
        out.take(),
        bytes.subarray(end),
      ]),
    )
  }
  book.addStrings(strings.added())
  change.strings = new SharedStrings(strings.size)
}

function rootTag(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length && !(bytes[at] === 60 && bytes[at + 1] === 115)) at++
  return at
}

/** The offset of `</sst>`; -1 where the element is empty or damaged. */
function closingTag(bytes: Uint8Array): number {
  const at = bytes.lastIndexOf(60)
  return at >= 0 && bytes[at + 1] === 47 ? at : -1
}

/** How often texts are used is not counted again; both counts may be absent. */
const withCount = (tag: string, count: number): string =>
  tag.replace(/\scount="\d*"/, '').replace(/\suniqueCount="\d*"/, ` uniqueCount="${count}"`)
