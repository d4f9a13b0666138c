/** The workbook: the object that every path begins at. */
import { invalidReference, invalidSelection } from '../errors.ts'
import type { Workbook } from '../model/workbook.ts'
import type { Args } from './args.ts'
import { applicationKind, runtimeKind } from './application.ts'
import { commentsKind } from './comments.ts'
import { Kind, type Ref } from './kind.ts'
import { namesKind } from './names.ts'
import { pivotsKind } from './pivots.ts'
import { documentPropertiesKind, settingsKind } from './properties.ts'
import { bookProtectionKind } from './protection.ts'
import { rangeKind, refRange } from './range.ts'
import { asFlag } from './settable.ts'
import { tablesKind } from './tables.ts'
import { inFront, worksheetsKind } from './worksheet.ts'
import { xmlPartsKind } from './xml-parts.ts'

function byReference(book: Workbook, args: Args): Ref | null {
  const range = book.kept.get(args.text(0))
  return range ? rangeKind.of(range) : null
}

export const workbookKind: Kind<Workbook> = new Kind<Workbook>('Workbook', {
  get: {
    Name: (book) => book.name,
    AutoSave: (book) => book.situation.coauthored,
    IsDirty: (book) => book.dirty,
    PreviouslySaved: () => true,
    ReadOnly: (book) => book.situation.readOnly,
    CalculationEngineVersion: () => 191_029,
    ChartDataPointTrack: () => true,
    UsePrecisionAsDisplayed: () => false,
  },
  set: { IsDirty: (book, value) => void (book.dirty = asFlag(value)) },
  nav: {
    Application: (book) => applicationKind.of(book),
    Comments: (book) => commentsKind.of({ book, sheet: null }),
    CustomXmlParts: (book) => xmlPartsKind.of(book),
    Names: (book) => namesKind.of({ book, sheet: null }),
    PivotTables: (book) => pivotsKind.of({ book, sheet: null }),
    Properties: (book) => documentPropertiesKind.of(book),
    Protection: (book) => bookProtectionKind.of(book),
    Settings: (book) => settingsKind.of(book),
    Tables: (book) => tablesKind.of({ book, sheet: null }),
    Worksheets: (book) => worksheetsKind.of({ book }),
    _Runtime: (book) => runtimeKind.of(book),
  },
  call: {
    GetActiveCell: (book) => {
      inFront(book, invalidSelection)
      const { sheet, area } = book.selection
      return refRange(sheet, { ...area, rows: 1, columns: 1 })
    },
    GetSelectedRange: (book) => {
      inFront(book, invalidSelection)
      return refRange(book.selection.sheet, book.selection.area)
    },
    GetIsActiveCollabSession: (book) => book.situation.coauthored,
    Save: (book) => void (book.dirty = false),
    _GetRangeForEventByReferenceId: (book, args) => {
      const range = byReference(book, args)
      if (!range) throw invalidReference()
      return range
    },
    _GetRangeOrNullObjectForEventByReferenceId: byReference,
    _GetReferenceCount: (book) => book.kept.size,
    _RemoveReference: (book, args) => void book.kept.delete(args.text(0)),
    _RemoveAllReferences: (book) => book.kept.clear(),
  },
})
