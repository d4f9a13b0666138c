/** A worksheet part. */
import type { JsonObject } from '../json.ts'
import { area, formatArea, MAX_COLUMNS } from '../model/area.ts'
import type { PageSetup } from '../model/page.ts'
import type { Worksheet } from '../model/worksheet.ts'
import { widthOfPoints } from './look-words.ts'
import { PAGE_FLAGS, PAGE_WORDS, PAPER_SIZES, PROTECTION } from './page-words.ts'
import { cellsXml, type SaveStrings } from './save-cells.ts'
import { conditionalFormatsXml, validationsXml } from './save-rules.ts'
import { argb, type SaveStyles } from './save-styles.ts'
import { CannotCarry, nothingBut } from './strict.ts'
import { cellText, DECLARATION, el, escapeText, list } from './xml-text.ts'

/** Relationship ids of what hangs on a sheet. */
export interface SheetRelations {
  readonly link: (address: string) => string
  readonly drawing: string | null
  readonly notes: string | null
  readonly tables: readonly string[]
}

export function saveSheet(
  sheet: Worksheet,
  styles: SaveStyles,
  strings: SaveStrings,
  relations: SheetRelations,
): string {
  refuse(sheet)
  const { zoom } = sheet.page
  const fit = 'horizontalFitToPages' in zoom || 'verticalFitToPages' in zoom
  const links = linksXml(sheet, relations)
  return (
    DECLARATION +
    el(
      'worksheet',
      {
        xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
        'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
      },
      el(
        'sheetPr',
        {},
        sheet.tabColor === '' ? '' : el('tabColor', { rgb: argb(sheet.tabColor) }),
        fit ? el('pageSetUpPr', { fitToPage: true }) : '',
      ),
      el('dimension', { ref: formatArea(sheet.used(false) ?? area(0, 0)) }),
      viewXml(sheet),
      el('sheetFormatPr', { defaultRowHeight: 15 }),
      columnsXml(sheet, styles),
      cellsXml(sheet, styles, strings),
      protectionXml(sheet),
      list(
        'mergeCells',
        sheet.merges.map((it) => el('mergeCell', { ref: formatArea(it) })),
      ),
      conditionalFormatsXml(sheet, styles),
      validationsXml(sheet),
      links.length === 0 ? '' : el('hyperlinks', {}, ...links),
      pageXml(sheet.page, fit),
      relations.drawing === null ? '' : el('drawing', { 'r:id': relations.drawing }),
      relations.notes === null ? '' : el('legacyDrawing', { 'r:id': relations.notes }),
      list(
        'tableParts',
        relations.tables.map((id) => el('tablePart', { 'r:id': id })),
      ),
    )
  )
}

function refuse(sheet: Worksheet): void {
  const { name, page } = sheet
  if (sheet.comments.entries().length > 0) throw new CannotCarry(`the threaded comments of ${name}`)
  if (sheet.autoFilter) throw new CannotCarry(`the filter of the sheet ${name}`)
  if (sheet.properties.size > 0) throw new CannotCarry(`the custom properties of the sheet ${name}`)
  if (sheet.standardWidth !== 8.43) throw new CannotCarry(`the standard width of ${name}`)
  if (sheet.protection.password !== null) throw new CannotCarry(`the password of ${name}`)
  if (page.headerState !== 'Default') throw new CannotCarry(`the headers of single pages of ${name}`)
  const widest = Math.max(0, ...sheet.columns.keys())
  if (widest >= MAX_COLUMNS) throw new CannotCarry(`column ${widest}`)
}

function viewXml(sheet: Worksheet): string {
  const { rows, columns } = sheet.frozen
  const pane = columns === 0 ? 'bottomLeft' : rows === 0 ? 'topRight' : 'bottomRight'
  const frozen =
    rows === 0 && columns === 0
      ? ''
      : el('pane', {
          xSplit: columns || null,
          ySplit: rows || null,
          topLeftCell: formatArea(area(rows, columns)),
          activePane: pane,
          state: 'frozen',
        })
  return el(
    'sheetViews',
    {},
    el(
      'sheetView',
      {
        showGridLines: sheet.gridlines ? null : false,
        showRowColHeaders: sheet.headings ? null : false,
        tabSelected: sheet.book.active === sheet || null,
        workbookViewId: 0,
      },
      frozen,
    ),
  )
}

function columnsXml(sheet: Worksheet, styles: SaveStyles): string {
  const columns = [...sheet.columns].sort(([a], [b]) => a - b)
  const told = columns.flatMap(([column, { size, hidden, style }]) => {
    if (size === undefined && !hidden && !style) return []
    return [
      el('col', {
        min: column + 1,
        max: column + 1,
        width: widthOfPoints(size ?? sheet.width(column)),
        style: style ? styles.cell(sheet.book.styles.at(style)) : null,
        hidden: hidden || null,
        customWidth: true,
      }),
    ]
  })
  return told.length === 0 ? '' : el('cols', {}, ...told)
}

function protectionXml({ protection }: Worksheet): string {
  if (!protection.on) return ''
  const { options } = protection
  nothingBut(options, [...Object.keys(PROTECTION), 'allowEditObjects', 'allowEditScenarios'], 'protection')
  return el('sheetProtection', {
    sheet: true,
    objects: options['allowEditObjects'] !== true,
    scenarios: options['allowEditScenarios'] !== true,
    ...Object.fromEntries(
      Object.entries(PROTECTION).flatMap(([option, name]) =>
        options[option] === true ? [[name, false]] : [],
      ),
    ),
  })
}

/** Neighbouring cells of a column that lead to the same place share an element. */
function linksXml(sheet: Worksheet, { link }: SheetRelations): string[] {
  return sheet.links.entries().map(({ row, column, thing }) =>
    el('hyperlink', {
      ref: formatArea(area(row, column)),
      'r:id': thing.address === null ? null : link(thing.address),
      location: thing.documentReference,
      tooltip: thing.screenTip || null,
    }),
  )
}

function pageXml({ settings, zoom, headers }: PageSetup, fit: boolean): string {
  const inches = (side: string): number => Number(settings[`${side}Margin`]) / 72
  const flags = (names: Readonly<Record<string, string>>): Record<string, true> =>
    Object.fromEntries(
      Object.entries(names).flatMap(([setting, name]) => (settings[setting] === true ? [[name, true]] : [])),
    )
  const words = Object.entries(PAGE_WORDS).map(([setting, { attribute, words }]): [string, string | null] => {
    const word = Object.keys(words).find((it) => words[it] === settings[setting])
    if (word === undefined) throw new CannotCarry(`the page setting ${setting}`)
    return [attribute, word === Object.keys(words)[0] ? null : word]
  })
  const options = flags(PAGE_FLAGS.options)
  const first = settings['FirstPageNumber']
  const setup = {
    paperSize: paperSize(settings['PaperSize']),
    scale: fit ? null : usualScale(zoom),
    firstPageNumber: typeof first === 'number' ? first : null,
    useFirstPageNumber: typeof first === 'number' ? true : null,
    fitToWidth: fit ? pages(zoom['horizontalFitToPages']) : null,
    fitToHeight: fit ? pages(zoom['verticalFitToPages']) : null,
    ...Object.fromEntries(words),
    ...flags(PAGE_FLAGS.setup),
  }
  return (
    (Object.keys(options).length === 0 ? '' : el('printOptions', options)) +
    el('pageMargins', {
      left: inches('Left'),
      right: inches('Right'),
      top: inches('Top'),
      bottom: inches('Bottom'),
      header: inches('Header'),
      footer: inches('Footer'),
    }) +
    (Object.values(setup).every((it) => it === null) ? '' : el('pageSetup', setup)) +
    headersXml(headers)
  )
}

/** 1 page is what a file that says nothing means; 0 stands for any number. */
const pages = (count: unknown): number | null => (count === 1 ? null : typeof count === 'number' ? count : 0)

const usualScale = (zoom: JsonObject): number | null =>
  typeof zoom['scale'] === 'number' && zoom['scale'] !== 100 ? zoom['scale'] : null

function paperSize(paper: unknown): string | null {
  if (paper === null || paper === '') return null
  const known = Object.entries(PAPER_SIZES).find(([, name]) => name === paper)
  if (!known) throw new CannotCarry(`the paper ${String(paper)}`)
  return known[0]
}

function headersXml(headers: PageSetup['headers']): string {
  for (const [pages, texts] of Object.entries(headers)) {
    if (pages !== 'DefaultForAllPages' && Object.values(texts).some((it) => it !== ''))
      throw new CannotCarry(`the headers of ${pages}`)
  }
  const all = headers.DefaultForAllPages
  const whole = (kind: 'Header' | 'Footer'): string =>
    (['Left', 'Center', 'Right'] as const)
      .map((place) => (all[place + kind] === '' ? '' : `&${place.charAt(0)}${String(all[place + kind])}`))
      .join('')
  const part = (name: string, text: string): string =>
    text === '' ? '' : el(name, {}, escapeText(cellText(text)))
  const inner = part('oddHeader', whole('Header')) + part('oddFooter', whole('Footer'))
  return inner === '' ? '' : el('headerFooter', {}, inner)
}
