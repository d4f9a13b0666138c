import type { ChartStep, SheetStep } from '../report/steps.ts'
import { footerOf } from '../workbook/footer.ts'
import type { Batch } from './batch.ts'
import type { SheetPlace } from './placing.ts'
import { columnPoints } from './styles.ts'

/** Adds a sheet, empty, behind the others, with its columns' widths and its printed page. */
export async function writeSheet(
  { step, name }: SheetPlace,
  contents: SheetContents,
  batch: Batch,
): Promise<Excel.Worksheet> {
  await batch.add({ sheet: name, calls: 16, bytes: step.widths.length * 60 + step.print.footer.length * 3 })
  const sheet = batch.context.workbook.worksheets.add(name)
  sheet.load('id,name')
  if (!step.gridlines) sheet.showGridlines = false
  if (step.tabColor) sheet.tabColor = step.tabColor
  if (step.frozenRows > 0) sheet.freezePanes.freezeRows(step.frozenRows)
  if (step.widths.length > 0) {
    sheet
      .getRangeByIndexes(0, 0, 1, step.widths.length)
      .getEntireColumn()
      .setColumnProperties(step.widths.map((width) => ({ format: { columnWidth: columnPoints(width) } })))
  }
  layOutPage(sheet.pageLayout, step, contents)
  return sheet
}

/** What decides over how many pages a sheet is printed. */
export interface SheetContents {
  /** First row below all cells. */
  readonly bottom: number
  readonly charts: readonly Pick<ChartStep, 'at' | 'size'>[]
}

function layOutPage(page: Excel.PageLayout, { print }: SheetStep, contents: SheetContents): void {
  page.orientation = print.landscape ? 'Landscape' : 'Portrait'
  page.paperSize = 'A4'
  page.zoom = {
    horizontalFitToPages: 1,
    ...(fitsOnePage(print.landscape, contents) ? { verticalFitToPages: 1 } : {}),
  }
  page.setPrintMargins('Inches', { left: 0.5, right: 0.5, top: 0.6, bottom: 0.75, header: 0.3, footer: 0.3 })
  if (print.headerRow !== null) page.setPrintTitleRows(`$${print.headerRow + 1}:$${print.headerRow + 1}`)
  const { left, right } = footerOf(print)
  page.headersFooters.defaultForAllPages.leftFooter = left
  page.headersFooters.defaultForAllPages.rightFooter = right
}

const USUAL_HEIGHT = 15
/** Printable height of A4 between our margins, in points. */
const [LANDSCAPE_HEIGHT, PORTRAIT_HEIGHT] = [498, 745]
/** Up to this many pages are made one; printed smaller than that they would be hard to read. */
const MOST_SHRUNK = 1.6

/** A sheet with charts is printed on one page where that is legible, because pages break through charts. */
function fitsOnePage(landscape: boolean, { bottom, charts }: SheetContents): boolean {
  if (charts.length === 0) return false
  const ends = charts.map(({ at, size }) => at.row * USUAL_HEIGHT + points(size.height))
  const page = landscape ? LANDSCAPE_HEIGHT : PORTRAIT_HEIGHT
  return Math.max(bottom * USUAL_HEIGHT, ...ends) <= page * MOST_SHRUNK
}

/** Centimetres as points. */
export const points = (centimetres: number): number => (centimetres / 2.54) * 72
