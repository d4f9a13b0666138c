/** A worksheet part: everything but its cells, tables, PivotTables and charts. */
import { at, attr, child, children, type Element } from '../../support/xml.ts'
import type { Relation } from '../../support/xlsx-parts.ts'
import type { JsonObject } from '../json.ts'
import { lastColumn, lastRow } from '../model/area.ts'
import type { PageSetup } from '../model/page.ts'
import type { Worksheet } from '../model/worksheet.ts'
import { pointsOfWidth } from './look-words.ts'
import { areaOf } from './open-cells.ts'
import { openRules } from './open-rules.ts'
import type { OpenStyles } from './open-styles.ts'
import { PAPER_SIZES, PAGE_FLAGS, PAGE_WORDS, PROTECTION } from './page-words.ts'
import { CannotCarry, flag, number, only, text, usual } from './strict.ts'
import { plainText } from './xml-text.ts'

const PARTS =
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetProtection mergeCells ' +
  'conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter drawing ' +
  'legacyDrawing tableParts'

/** @param styles numbers of the model by those of the file */
export function openSheet(
  sheet: Worksheet,
  root: Element,
  relations: readonly Relation[],
  look: OpenStyles,
  styles: readonly number[],
): void {
  only(root, 'uid', PARTS)
  openView(sheet, root, look)
  openColumns(sheet, child(root, 'cols'), styles)
  sheet.merges = children(child(root, 'mergeCells'), 'mergeCell').map((it) => areaOf(attr(it, 'ref') ?? ''))
  for (const it of children(child(root, 'hyperlinks'), 'hyperlink')) openLink(sheet, it, relations)
  openRules(sheet, root, look)
  openPage(sheet.page, root)
  const locked = child(root, 'sheetProtection')
  if (locked) openProtection(sheet, locked)
}

function openView(sheet: Worksheet, root: Element, look: OpenStyles): void {
  const properties = child(root, 'sheetPr')
  if (properties) {
    only(properties, '', 'tabColor pageSetUpPr')
    sheet.tabColor = look.color(child(properties, 'tabColor')) ?? ''
  }
  const format = child(root, 'sheetFormatPr')
  if (format) {
    only(format, 'defaultRowHeight dyDescent baseColWidth')
    usual(format, { defaultRowHeight: '15', baseColWidth: '8' })
  }
  const view = at(root, 'sheetViews', 'sheetView')
  if (!view) return
  // What is selected and where the window stands is no part of the workbook's contents.
  only(
    view,
    'showGridLines showRowColHeaders tabSelected workbookViewId topLeftCell zoomScale zoomScaleNormal',
    'pane selection',
  )
  sheet.gridlines = flag(view, 'showGridLines', true)
  sheet.headings = flag(view, 'showRowColHeaders', true)
  const pane = child(view, 'pane')
  if (!pane) return
  usual(pane, { state: 'frozen' })
  sheet.frozen = { rows: number(pane, 'ySplit') ?? 0, columns: number(pane, 'xSplit') ?? 0 }
}

function openColumns(sheet: Worksheet, cols: Element | null, styles: readonly number[]): void {
  for (const col of children(cols, 'col')) {
    only(col, 'min max width customWidth bestFit hidden style')
    for (let column = (number(col, 'min') ?? 1) - 1; column < (number(col, 'max') ?? 0); column++) {
      const line = sheet.line('columns', column)
      const [width, style] = [number(col, 'width'), number(col, 'style')]
      if (width !== null) line.size = pointsOfWidth(width)
      if (flag(col, 'hidden', false)) line.hidden = true
      if (style !== null && style !== 0) line.style = styles[style] ?? 0
    }
  }
}

function openLink(sheet: Worksheet, link: Element, relations: readonly Relation[]): void {
  only(link, 'ref id location display tooltip')
  const within = areaOf(attr(link, 'ref') ?? '')
  const id = attr(link, 'r:id')
  const thing = {
    address: id === null ? null : (relations.find((it) => it.id === id)?.target ?? null),
    documentReference: attr(link, 'location'),
    screenTip: attr(link, 'tooltip') ?? '',
  }
  for (let row = within.row; row <= lastRow(within); row++) {
    for (let column = within.column; column <= lastColumn(within); column++)
      sheet.links.set(row, column, thing)
  }
}

function openPage(page: PageSetup, root: Element): void {
  const { settings } = page
  const margins = child(root, 'pageMargins')
  for (const side of ['left', 'right', 'top', 'bottom', 'header', 'footer']) {
    const inches = number(margins, side)
    if (inches !== null) settings[`${side.charAt(0).toUpperCase()}${side.slice(1)}Margin`] = inches * 72
  }
  const options = child(root, 'printOptions')
  if (options) only(options, Object.values(PAGE_FLAGS.options).join(' '))
  const setup = child(root, 'pageSetup')
  if (setup) {
    only(
      setup,
      `paperSize orientation scale fitToWidth fitToHeight firstPageNumber useFirstPageNumber ` +
        [
          ...Object.values(PAGE_FLAGS.setup),
          ...Object.values(PAGE_WORDS).map(({ attribute }) => attribute),
        ].join(' '),
    )
  }
  for (const [element, flags] of [
    [options, PAGE_FLAGS.options],
    [setup, PAGE_FLAGS.setup],
  ] as const) {
    for (const [setting, name] of Object.entries(flags)) settings[setting] = flag(element, name, false)
  }
  for (const [setting, { attribute, words }] of Object.entries(PAGE_WORDS)) {
    const word = attr(setup, attribute)
    if (word !== null && words[word] !== undefined) settings[setting] = words[word]
  }
  const paper = number(setup, 'paperSize')
  if (paper !== null) settings['PaperSize'] = PAPER_SIZES[paper] ?? null
  if (flag(setup, 'useFirstPageNumber', false)) settings['FirstPageNumber'] = number(setup, 'firstPageNumber')
  page.zoom = zoomOf(root, setup)
  openHeaders(page, child(root, 'headerFooter'))
}

/** A file says how many pages it fits on also where it does not fit them: 1 by 1; 0 is any number. */
function zoomOf(root: Element, setup: Element | null): JsonObject {
  if (!flag(at(root, 'sheetPr', 'pageSetUpPr'), 'fitToPage', false))
    return { scale: number(setup, 'scale') ?? 100 }
  const [across, down] = [number(setup, 'fitToWidth') ?? 1, number(setup, 'fitToHeight') ?? 1]
  return {
    ...(across > 0 ? { horizontalFitToPages: across } : {}),
    ...(down > 0 ? { verticalFitToPages: down } : {}),
  }
}

function openHeaders(page: PageSetup, element: Element | null): void {
  if (!element) return
  only(element, '', 'oddHeader oddFooter')
  for (const [name, kind] of [
    ['oddHeader', 'Header'],
    ['oddFooter', 'Footer'],
  ] as const) {
    const parts = /^(?:&L([\s\S]*?))?(?:&C([\s\S]*?))?(?:&R([\s\S]*))?$/.exec(text(child(element, name)))
    if (!parts) throw new CannotCarry(name)
    const headers = page.headers.DefaultForAllPages
    ;['Left', 'Center', 'Right'].forEach((place, index) => {
      headers[`${place}${kind}`] = plainText(parts[index + 1] ?? '')
    })
  }
}

function openProtection(sheet: Worksheet, element: Element): void {
  only(
    element,
    `sheet objects scenarios selectLockedCells selectUnlockedCells ${Object.values(PROTECTION).join(' ')}`,
  )
  const forbidden: readonly (readonly [string, boolean])[] = [
    ...Object.entries(PROTECTION).map(([option, name]) => [option, flag(element, name, true)] as const),
    ['allowEditObjects', flag(element, 'objects', false)],
    ['allowEditScenarios', flag(element, 'scenarios', false)],
  ]
  const allowed = forbidden.flatMap(([option, isForbidden]) => (isForbidden ? [] : [[option, true] as const]))
  const options: JsonObject = Object.fromEntries(allowed)
  sheet.protection = { on: flag(element, 'sheet', false), password: null, options }
}
