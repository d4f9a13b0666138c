/** Worksheets. */
import type { Json } from '../json.ts'
import { accessDenied, generalException, invalidArgument, invalidSelection, itemNotFound } from '../errors.ts'
import { area, WHOLE_SHEET } from '../model/area.ts'
import { copySheet } from '../model/copy.ts'
import { EVENT } from '../model/events.ts'
import type { Workbook } from '../model/workbook.ts'
import type { Worksheet } from '../model/worksheet.ts'
import type { Args } from './args.ts'
import { chartsKind } from './charts.ts'
import { commentsKind } from './comments.ts'
import { sheetFilterKind } from './filters.ts'
import { freezePanesKind } from './freeze.ts'
import { Kind, type Ref } from './kind.ts'
import { namesKind } from './names.ts'
import { pageLayoutKind } from './page.ts'
import { pivotsKind } from './pivots.ts'
import { resolveArea } from './places.ts'
import { sheetPropertiesKind } from './properties.ts'
import { sheetProtectionKind } from './protection.ts'
import { refRange } from './range.ts'
import { asFlag, asNumber, asText } from './settable.ts'
import { asColor } from './style-members.ts'
import { tablesKind } from './tables.ts'

/** Refuses what fails while another workbook has the focus (docs/excel/excel-add-ins-troubleshooting.md). */
export function inFront(book: Workbook, refusal = generalException): void {
  if (book.situation.otherWorkbookInFront) throw refusal()
}

function structure(book: Workbook): void {
  if (book.structureProtected) throw accessDenied()
}

/** The next sheet in the given direction, or the first or last one; hidden sheets are passed over on request. */
function neighbour(book: Workbook, from: number, step: 1 | -1, visibleOnly: boolean): Ref | null {
  for (let at = from; at >= 0 && at < book.sheets.length; at += step) {
    const sheet = book.sheets[at]
    if (sheet && (!visibleOnly || sheet.visibility === 'Visible')) return worksheetKind.of(sheet)
  }
  return null
}

function must<T>(found: T | null | undefined): T {
  if (found === null || found === undefined) throw itemNotFound()
  return found
}

function move(sheet: Worksheet, position: number): void {
  const { book } = sheet
  structure(book)
  if (!Number.isInteger(position) || position < 0 || position >= book.sheets.length) throw invalidArgument()
  book.sheets = book.sheets.filter((it) => it !== sheet)
  book.sheets.splice(position, 0, sheet)
}

function show(sheet: Worksheet, value: Json): void {
  structure(sheet.book)
  const visibility = asText(value)
  if (!['Visible', 'Hidden', 'VeryHidden'].includes(visibility)) throw invalidArgument()
  const others = sheet.book.sheets.filter((it) => it !== sheet && it.visibility === 'Visible')
  if (visibility !== 'Visible' && others.length === 0) throw invalidArgument()
  sheet.visibility = visibility
  if (visibility !== 'Visible' && sheet.book.active === sheet && others[0]) sheet.book.activate(others[0])
}

function usedRange(sheet: Worksheet, args: Args): Ref | null {
  const found = sheet.used(args.flag(0))
  return found && refRange(sheet, found)
}

const listen =
  (type: number) =>
  ({ book }: { readonly book: Workbook }): void =>
    book.events.listen(type)
const unlisten =
  (type: number) =>
  ({ book }: { readonly book: Workbook }): void =>
    book.events.unlisten(type)

export const worksheetKind: Kind<Worksheet> = new Kind<Worksheet>('Worksheet', {
  id: (sheet) => ({ Id: sheet.id }),
  get: {
    Id: (sheet) => sheet.id,
    Name: (sheet) => sheet.name,
    Position: (sheet) => sheet.book.sheets.indexOf(sheet),
    Visibility: (sheet) => sheet.visibility,
    TabColor: (sheet) => sheet.tabColor,
    TabId: (sheet) => sheet.book.sheets.indexOf(sheet) + 1,
    ShowGridlines: (sheet) => sheet.gridlines,
    ShowHeadings: (sheet) => sheet.headings,
    StandardHeight: () => 15,
    StandardWidth: (sheet) => sheet.standardWidth,
    EnableCalculation: (sheet) => sheet.calculates,
  },
  set: {
    Name: (sheet, value) => {
      structure(sheet.book)
      sheet.book.renameSheet(sheet, asText(value))
    },
    Position: (sheet, value) => move(sheet, asNumber(value)),
    Visibility: show,
    TabColor: (sheet, value) => {
      structure(sheet.book)
      sheet.tabColor = value === '' ? '' : asColor(value)
    },
    // The client sets both under these names and reads them under the longer ones.
    Gridlines: (sheet, value) => {
      inFront(sheet.book)
      sheet.gridlines = asFlag(value)
    },
    Headings: (sheet, value) => {
      inFront(sheet.book)
      sheet.headings = asFlag(value)
    },
    StandardWidth: (sheet, value) => void (sheet.standardWidth = asNumber(value)),
    EnableCalculation: (sheet, value) => void (sheet.calculates = asFlag(value)),
  },
  nav: {
    AutoFilter: (sheet) => sheetFilterKind.of(sheet),
    Charts: (sheet) => chartsKind.of(sheet),
    Comments: (sheet) => commentsKind.of({ book: sheet.book, sheet }),
    CustomProperties: (sheet) => sheetPropertiesKind.of(sheet),
    FreezePanes: (sheet) => freezePanesKind.of(sheet),
    Names: (sheet) => namesKind.of({ book: sheet.book, sheet }),
    PageLayout: (sheet) => pageLayoutKind.of(sheet),
    PivotTables: (sheet) => pivotsKind.of({ book: sheet.book, sheet }),
    Protection: (sheet) => sheetProtectionKind.of(sheet),
    Tables: (sheet) => tablesKind.of({ book: sheet.book, sheet }),
  },
  call: {
    Activate: (sheet) => {
      inFront(sheet.book)
      if (sheet.visibility !== 'Visible') throw invalidArgument()
      sheet.book.activate(sheet)
    },
    Calculate: () => undefined,
    Copy: (sheet, args) => {
      structure(sheet.book)
      return worksheetKind.of(copySheet(sheet, place(sheet, args)))
    },
    Delete: (sheet) => {
      inFront(sheet.book, invalidSelection)
      structure(sheet.book)
      sheet.book.deleteSheet(sheet)
    },
    GetCell: (sheet, args) => refRange(sheet, area(args.integer(0), args.integer(1))),
    GetRange: (sheet, args) =>
      refRange(sheet, args.given(0) ? resolveArea(sheet, args.text(0)) : WHOLE_SHEET),
    GetRangeByIndexes: (sheet, args) =>
      refRange(sheet, area(args.integer(0), args.integer(1), args.integer(2), args.integer(3))),
    GetUsedRange: (sheet, args) => usedRange(sheet, args) ?? refRange(sheet, area(0, 0)),
    GetUsedRangeOrNullObject: usedRange,
    GetNext: (sheet, args) =>
      must(neighbour(sheet.book, sheet.book.sheets.indexOf(sheet) + 1, 1, args.flag(0))),
    GetNextOrNullObject: (sheet, args) =>
      neighbour(sheet.book, sheet.book.sheets.indexOf(sheet) + 1, 1, args.flag(0)),
    GetPrevious: (sheet, args) =>
      must(neighbour(sheet.book, sheet.book.sheets.indexOf(sheet) - 1, -1, args.flag(0))),
    GetPreviousOrNullObject: (sheet, args) =>
      neighbour(sheet.book, sheet.book.sheets.indexOf(sheet) - 1, -1, args.flag(0)),
    _RegisterDataChangedEvent: listen(EVENT.worksheetChanged),
    _UnregisterDataChangedEvent: unlisten(EVENT.worksheetChanged),
    _RegisterSelectionChangedEvent: listen(EVENT.selectionChanged),
    _UnregisterSelectionChangedEvent: unlisten(EVENT.selectionChanged),
    _RegisterActivatedEvent: listen(EVENT.worksheetActivated),
    _UnregisterActivatedEvent: unlisten(EVENT.worksheetActivated),
  },
})

/** Where a copy goes: before the beginning, at the end, or beside another sheet. */
function place(sheet: Worksheet, args: Args): number {
  const { sheets } = sheet.book
  const to = args.oneOf(0, ['None', 'Before', 'After', 'Beginning', 'End'], 'None')
  const beside = args.thing(1, worksheetKind)
  if (to === 'Beginning') return 0
  if (to === 'Before' || to === 'After') {
    if (!beside) throw invalidArgument()
    return sheets.indexOf(beside) + (to === 'After' ? 1 : 0)
  }
  return sheets.length
}

export const worksheetsKind: Kind<{ readonly book: Workbook }> = new Kind<{ readonly book: Workbook }>(
  'WorksheetCollection',
  {
    items: ({ book }) => book.sheets.map((sheet) => worksheetKind.of(sheet)),
    item: ({ book }, key) => worksheetKind.of(must(book.sheet(String(key)))),
    call: {
      Add: ({ book }, args) => {
        inFront(book)
        structure(book)
        return worksheetKind.of(book.addSheet(args.optionalText(0) ?? undefined))
      },
      GetActiveWorksheet: ({ book }) => worksheetKind.of(book.active),
      GetCount: ({ book }, args) =>
        book.sheets.filter((sheet) => !args.flag(0) || sheet.visibility === 'Visible').length,
      GetFirst: ({ book }, args) => must(neighbour(book, 0, 1, args.flag(0))),
      GetLast: ({ book }, args) => must(neighbour(book, book.sheets.length - 1, -1, args.flag(0))),
      GetItemOrNullObject: ({ book }, args) => {
        const sheet = book.sheet(String(args.json(0)))
        return sheet ? worksheetKind.of(sheet) : null
      },
      _RegisterDataChangedEvent: listen(EVENT.worksheetChanged),
      _UnregisterDataChangedEvent: unlisten(EVENT.worksheetChanged),
      _RegisterSelectionChangedEvent: listen(EVENT.selectionChanged),
      _UnregisterSelectionChangedEvent: unlisten(EVENT.selectionChanged),
      _RegisterActivatedEvent: listen(EVENT.worksheetActivated),
      _UnregisterActivatedEvent: unlisten(EVENT.worksheetActivated),
      _RegisterAddedEvent: listen(EVENT.worksheetAdded),
      _UnregisterAddedEvent: unlisten(EVENT.worksheetAdded),
      _RegisterDeletedEvent: listen(EVENT.worksheetDeleted),
      _UnregisterDeletedEvent: unlisten(EVENT.worksheetDeleted),
    },
  },
)
