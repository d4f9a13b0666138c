/** Worksheet.freezePanes. */
import { invalidArgument } from '../errors.ts'
import { type Area, area, lastColumn, lastRow, MAX_COLUMNS, MAX_ROWS } from '../model/area.ts'
import type { Worksheet } from '../model/worksheet.ts'
import type { Args } from './args.ts'
import { Kind, type Ref } from './kind.ts'
import { resolveArea } from './places.ts'
import { rangeKind, refRange } from './range.ts'
import { inFront } from './worksheet.ts'

function location(sheet: Worksheet): Area | null {
  const { rows, columns } = sheet.frozen
  if (rows === 0 && columns === 0) return null
  if (columns === 0) return area(0, 0, rows, MAX_COLUMNS)
  if (rows === 0) return area(0, 0, MAX_ROWS, columns)
  return area(0, 0, rows, columns)
}

function freeze(sheet: Worksheet, rows: number, columns: number): void {
  inFront(sheet.book)
  if (rows < 0 || columns < 0) throw invalidArgument()
  sheet.frozen = { rows, columns }
}

function where(sheet: Worksheet): Ref | null {
  inFront(sheet.book)
  const at = location(sheet)
  return at && refRange(sheet, at)
}

function argument(sheet: Worksheet, args: Args): Area {
  const range = args.thing(0, rangeKind)
  if (range && range.sheet !== sheet) throw invalidArgument()
  return range ? range.area : resolveArea(sheet, args.text(0))
}

export const freezePanesKind: Kind<Worksheet> = new Kind<Worksheet>('WorksheetFreezePanes', {
  call: {
    FreezeAt: (sheet, args) => {
      const at = argument(sheet, args)
      freeze(
        sheet,
        at.rows === MAX_ROWS ? 0 : lastRow(at) + 1,
        at.columns === MAX_COLUMNS ? 0 : lastColumn(at) + 1,
      )
    },
    FreezeRows: (sheet, args) => freeze(sheet, args.optionalInteger(0, 1), 0),
    FreezeColumns: (sheet, args) => freeze(sheet, 0, args.optionalInteger(0, 1)),
    Unfreeze: (sheet) => freeze(sheet, 0, 0),
    GetLocation: (sheet) => {
      const at = where(sheet)
      if (!at) throw invalidArgument()
      return at
    },
    GetLocationOrNullObject: where,
  },
})
