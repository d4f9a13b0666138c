import type { SheetStep } from '../../report/steps.ts'
import { footerOf, footerText } from '../../workbook/footer.ts'
import { WorkbookError } from '../../workbook/problem.ts'
import { Bytes } from '../bytes.ts'
import type { Area, RowHeight } from '../cells/area.ts'
import { boxRef, cellRef, overlap } from '../../workbook/reference.ts'
import { attribute, NAMESPACE, XML_DECLARATION } from '../xml.ts'

/** What a column's width has beyond its characters: 5 pixels at 7 pixels a digit. */
export const COLUMN_PADDING = 0.7109375

export interface Worksheet {
  readonly step: SheetStep
  readonly name: string
  readonly first: boolean
  readonly areas: readonly Area[]
  /** The `hyperlinks` element or ''; asked for when the cells have been written. */
  readonly links: () => string
  readonly charts: readonly ChartBox[]
  /** Relationship ids. */
  readonly drawing: string | null
  readonly tables: readonly string[]
  /** Called after each row. */
  readonly rowWritten: () => void
}

/** Where a chart hangs: its first row, and its height in points. */
export interface ChartBox {
  readonly row: number
  readonly points: number
}

/** xl/worksheets/sheetN.xml in pieces. @throws WorkbookError where two areas overlap */
export function* worksheetPieces(sheet: Worksheet): Iterable<Uint8Array> {
  refuseOverlap(sheet)
  const out = new Bytes()
  out.utf8(head(sheet))
  yield* rows(sheet, out)
  out.utf8(tail(sheet))
  yield out.take()
}

function* rows({ areas, rowWritten }: Worksheet, out: Bytes): Iterable<Uint8Array> {
  const ordered = [...areas].sort((a, b) => a.column - b.column)
  const edges = [...new Set(areas.flatMap(({ row, rows }) => [row, row + rows]))].sort((a, b) => a - b)
  // Between two edges the same areas have cells in every row.
  for (const [index, from] of edges.entries()) {
    const to = edges[index + 1] ?? from
    const here = ordered.filter((area) => area.row <= from && area.row + area.rows >= to)
    if (here.length === 0) continue
    for (let row = from; row < to; row++) {
      out.ascii('<row r="')
      out.integer(row + 1)
      const height = tallest(here, row)
      out.ascii(height ? `" ht="${height.points}"${height.fixed ? ' customHeight="1"' : ''}>` : '">')
      for (const area of here) area.write(out, row)
      out.ascii('</row>')
      rowWritten()
      if (out.full) yield out.take()
    }
  }
}

function tallest(areas: readonly Area[], row: number): RowHeight | null {
  let most: RowHeight | null = null
  for (const area of areas) {
    const height = area.height(row)
    if (height && (!most || height.points > most.points || height.fixed)) most = height
  }
  return most
}

function head({ step, first, areas }: Worksheet): string {
  const bottom = Math.max(1, ...areas.map(({ row, rows }) => row + rows))
  const right = Math.max(1, ...areas.map(({ column, columns }) => column + columns))
  const color = step.tabColor ? `<tabColor rgb="FF${attribute(step.tabColor.slice(1).toUpperCase())}"/>` : ''
  const cols = step.widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width + COLUMN_PADDING}" customWidth="1"/>`,
  )
  return (
    `${XML_DECLARATION}<worksheet xmlns="${NAMESPACE.main}" xmlns:r="${NAMESPACE.relationships}">` +
    `<sheetPr>${color}<pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<dimension ref="${boxRef({ row: 0, column: 0, rows: bottom, columns: right })}"/>` +
    `<sheetViews><sheetView${step.gridlines ? '' : ' showGridLines="0"'}${first ? ' tabSelected="1"' : ''} ` +
    `workbookViewId="0">${pane(step.frozenRows)}</sheetView></sheetViews>` +
    '<sheetFormatPr defaultRowHeight="15"/>' +
    (cols.length > 0 ? `<cols>${cols.join('')}</cols>` : '') +
    '<sheetData>'
  )
}

/** A1 is selected, also where the rows above it are frozen. */
function pane(frozenRows: number): string {
  if (frozenRows === 0) return '<selection activeCell="A1" sqref="A1"/>'
  return (
    `<pane ySplit="${frozenRows}" topLeftCell="${cellRef(frozenRows, 0)}" activePane="bottomLeft" ` +
    'state="frozen"/><selection pane="bottomLeft" activeCell="A1" sqref="A1"/>'
  )
}

function tail(sheet: Worksheet): string {
  const { step, links, drawing, tables } = sheet
  const { landscape } = step.print
  return (
    `</sheetData>${links()}` +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.75" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToHeight="${fitsOnePage(sheet) ? 1 : 0}"/>` +
    `<headerFooter><oddFooter>${attribute(footerText(footerOf(step.print)))}</oddFooter></headerFooter>` +
    (drawing ? `<drawing r:id="${drawing}"/>` : '') +
    (tables.length > 0
      ? `<tableParts count="${tables.length}">${tables.map((id) => `<tablePart r:id="${id}"/>`).join('')}</tableParts>`
      : '') +
    '</worksheet>'
  )
}

const USUAL_HEIGHT = 15
const USUAL_WIDTH = 8.43
/** What A4 leaves between our margins, in points: the long side and the short one. */
const [LONG_SIDE, SHORT_SIDE] = [760, 490]
/** Up to this many pages are made one; printed smaller than that they would be hard to read. */
const MOST_SHRUNK = 1.6

/** A sheet with charts is printed on one page where that is legible, because pages break through charts. */
function fitsOnePage({ step, areas, charts }: Worksheet): boolean {
  const bottom = Math.max(0, ...areas.map(({ row, rows }) => row + rows), ...charts.map(({ row }) => row))
  if (charts.length === 0 || bottom > MOST_ROWS_OF_A_PAGE) return false
  const right = Math.max(0, ...areas.map(({ column, columns }) => column + columns))
  const widths = Array.from({ length: right }, (_, column) => step.widths[column] ?? USUAL_WIDTH)
  // A character of the body font is 7 pixels wide, a column 5 pixels wider than its characters.
  const width = widths.reduce((sum, characters) => sum + (characters * 7 + 5) * 0.75, 0)
  const tops = [0]
  for (let row = 0; row < bottom; row++) {
    const here = areas.filter((area) => row >= area.row && row < area.row + area.rows)
    tops.push((tops[row] as number) + (tallest(here, row)?.points ?? USUAL_HEIGHT))
  }
  const ends = charts.map(({ row, points }) => (tops[row] as number) + points)
  const height = Math.max(tops[bottom] as number, ...ends)
  const [across, down] = step.print.landscape ? [LONG_SIDE, SHORT_SIDE] : [SHORT_SIDE, LONG_SIDE]
  const page = down * Math.max(1, width / across)
  return height <= page * MOST_SHRUNK
}

/** More rows than any page that is still legible; a long sheet need not be measured. */
const MOST_ROWS_OF_A_PAGE = 500

function refuseOverlap({ name, areas }: Worksheet): void {
  areas.forEach((area, i) => {
    const other = areas.slice(i + 1).find((it) => overlap(area, it))
    if (other)
      throw new WorkbookError({ code: 'table/overlap', sheet: name, name: `${area.name}, ${other.name}` })
  })
}
