/** Page layout of a sheet, with its headers and footers. */
import type { Json, JsonObject } from '../json.ts'
import { isObject } from '../json.ts'
import { invalidArgument, itemNotFound } from '../errors.ts'
import { type Area, isEntireColumn, isEntireRow, MAX_COLUMNS, MAX_ROWS } from '../model/area.ts'
import { PageSetup } from '../model/page.ts'
import type { Worksheet } from '../model/worksheet.ts'
import type { Args } from './args.ts'
import { Kind, type Ref } from './kind.ts'
import { resolveArea } from './places.ts'
import { rangeKind, refRange } from './range.ts'
import { asFlag, asText, settings } from './settable.ts'

const DEFAULTS = new PageSetup()
const plain = settings<Worksheet>((sheet) => sheet.page.settings, DEFAULTS.settings)

function setZoom(sheet: Worksheet, value: Json): void {
  if (!isObject(value)) throw invalidArgument()
  const zoom: JsonObject = value
  const pages = [zoom['horizontalFitToPages'], zoom['verticalFitToPages']]
  const scale = zoom['scale']
  if (scale !== undefined && scale !== null) {
    if (typeof scale !== 'number' || scale < 10 || scale > 400) throw invalidArgument()
  }
  for (const count of pages) {
    if (count !== undefined && count !== null && (typeof count !== 'number' || count < 1))
      throw invalidArgument()
  }
  sheet.page.zoom = zoom
}

function argument(sheet: Worksheet, args: Args): Area {
  const range = args.thing(0, rangeKind)
  if (range && range.sheet !== sheet) throw invalidArgument()
  return range ? range.area : resolveArea(sheet, args.text(0))
}

const found =
  (pick: (page: PageSetup) => Area | null) =>
  (sheet: Worksheet): Ref | null => {
    const at = pick(sheet.page)
    return at && refRange(sheet, at)
  }

const required =
  (pick: (page: PageSetup) => Area | null) =>
  (sheet: Worksheet): Ref => {
    const at = pick(sheet.page)
    if (!at) throw itemNotFound()
    return refRange(sheet, at)
  }

export const pageLayoutKind: Kind<Worksheet> = new Kind<Worksheet>('PageLayout', {
  get: { ...plain.get, Zoom: (sheet) => sheet.page.zoom },
  set: {
    ...plain.set,
    Zoom: setZoom,
    Orientation: (sheet, value) => {
      if (value !== 'Portrait' && value !== 'Landscape') throw invalidArgument()
      sheet.page.settings['Orientation'] = value
    },
  },
  nav: { HeadersFooters: (sheet) => headersKind.of(sheet) },
  call: {
    SetPrintArea: (sheet, args) => void (sheet.page.printArea = argument(sheet, args)),
    SetPrintTitleRows: (sheet, args) => {
      const at = argument(sheet, args)
      sheet.page.titleRows = isEntireRow(at) ? at : { ...at, column: 0, columns: MAX_COLUMNS }
    },
    SetPrintTitleColumns: (sheet, args) => {
      const at = argument(sheet, args)
      sheet.page.titleColumns = isEntireColumn(at) ? at : { ...at, row: 0, rows: MAX_ROWS }
    },
    SetPrintMargins: (sheet, args) => {
      const unit = args.oneOf(0, ['Points', 'Inches', 'Centimeters'])
      const points = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 }[unit]
      for (const [side, size] of Object.entries(args.object(1))) {
        const name = `${side.charAt(0).toUpperCase()}${side.slice(1)}Margin`
        if (!(name in DEFAULTS.settings) || typeof size !== 'number') throw invalidArgument()
        sheet.page.settings[name] = size * points
      }
    },
    GetPrintTitleRows: required((page) => page.titleRows),
    GetPrintTitleRowsOrNullObject: found((page) => page.titleRows),
    GetPrintTitleColumns: required((page) => page.titleColumns),
    GetPrintTitleColumnsOrNullObject: found((page) => page.titleColumns),
  },
})

type Pages = keyof PageSetup['headers']
const PAGES: readonly Pages[] = ['DefaultForAllPages', 'EvenPages', 'FirstPage', 'OddPages']

const headersKind: Kind<Worksheet> = new Kind<Worksheet>('HeaderFooterGroup', {
  get: {
    State: (sheet) => sheet.page.headerState,
    UseSheetMargins: (sheet) => sheet.page.useSheetMargins,
    UseSheetScale: (sheet) => sheet.page.useSheetScale,
  },
  set: {
    State: (sheet, value) => {
      const state = asText(value)
      if (!['Default', 'FirstAndDefault', 'OddAndEven', 'FirstOddAndEven'].includes(state))
        throw invalidArgument()
      sheet.page.headerState = state
    },
    UseSheetMargins: (sheet, value) => void (sheet.page.useSheetMargins = asFlag(value)),
    UseSheetScale: (sheet, value) => void (sheet.page.useSheetScale = asFlag(value)),
  },
  nav: Object.fromEntries(
    PAGES.map((pages) => [pages, (sheet: Worksheet) => headerKind.of(sheet.page.headers[pages])]),
  ),
})

const headerKind = new Kind<Record<string, Json>>(
  'HeaderFooter',
  settings((it) => it, DEFAULTS.headers.DefaultForAllPages),
)
