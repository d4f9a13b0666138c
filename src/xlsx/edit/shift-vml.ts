/**
 * The frames of notes in a legacy drawing. Such a part need not be well-formed XML (Excel leaves `<br>` open
 * in it), so the numbers in question are replaced in its text and nothing else is read.
 */
import { shiftCell, type TableShift } from './shift.ts'

const NOTE = /<v:shape\b(?:(?!<\/v:shape>)[\s\S])*?ObjectType="Note"[\s\S]*?<\/v:shape>\s*/g
const ROW = /(<x:Row>\s*)(\d+)(\s*<\/x:Row>)/
const COLUMN = /<x:Column>\s*(\d+)\s*<\/x:Column>/
/** Left column, offset, top row, offset, right column, offset, bottom row, offset. */
const ANCHOR = /(<x:Anchor>)([^<]*)(<\/x:Anchor>)/

export function shiftVml(xml: string, shift: TableShift): string {
  return xml.replace(NOTE, (shape) => {
    const row = Number(ROW.exec(shape)?.[2])
    const column = Number(COLUMN.exec(shape)?.[1])
    if (!Number.isInteger(row) || !Number.isInteger(column)) return shape
    const moved = shiftCell(shift, row, column)
    if (moved === null) return ''
    if (moved === row) return shape
    const by = moved - row
    return shape
      .replace(ROW, `$1${moved}$3`)
      .replace(ANCHOR, (_, open: string, numbers: string, close: string) => {
        const at = numbers.split(',').map((it) => it.trim())
        for (const index of [2, 6]) at[index] = String(Math.max(0, Number(at[index]) + by))
        return `${open}${at.join(', ')}${close}`
      })
  })
}
