import type { Work } from '../base/work.ts'
import type { Plan } from '../report/steps.ts'
import { recordOf, type PlacedBlock } from '../workbook/record-of.ts'
import type { WorkbookRecord } from '../workbook/record.ts'
import type { Warn, WorkbookWarning } from '../workbook/warning.ts'
import { encode } from './bytes.ts'
import type { Area } from './cells/area.ts'
import { linksXml } from './cells/links.ts'
import { tableArea } from './cells/table-area.ts'
import { textArea } from './cells/text-cells.ts'
import { definedNames } from './defined-names.ts'
import { layOut, type Layout, type SheetPlace } from './layout.ts'
import type { Deflater } from './opc/deflater.ts'
import { Package, ROOT } from './opc/package.ts'
import { writeZip, type Sink } from './opc/zip-writer.ts'
import { chartXml } from './parts/chart/chart.ts'
import { corePropertiesXml, extendedPropertiesXml } from './parts/document-properties.ts'
import { drawingXml } from './parts/drawing.ts'
import { addRecord } from './parts/record.ts'
import { SharedStrings } from './parts/shared-strings.ts'
import { stylesXml } from './parts/styles.ts'
import { tableXml } from './parts/table.ts'
import { themeXml } from './parts/theme.ts'
import { workbookXml, type WorkbookParts } from './parts/workbook.ts'
import { worksheetPieces } from './parts/worksheet.ts'
import { addPivots, type PivotParts } from './pivot/parts.ts'
import { Styles } from './styles.ts'

export const WORKBOOK = 'xl/workbook.xml'

/** What an .xlsx holds, worked out but not yet generated. */
export interface Book {
  readonly plan: Plan
  readonly layout: Layout
  readonly pkg: Package
  readonly styles: Styles
  readonly strings: SharedStrings
  readonly warn: Warn
  readonly rowWritten: () => void
}

export interface WrittenXlsx {
  readonly record: WorkbookRecord
  readonly warnings: readonly WorkbookWarning[]
}

/**
 * Writes a plan as a new workbook, piece by piece. Equal plans give equal bytes on the same platform: the
 * plan's `created` is the only clock.
 *
 * @param work progress counts the rows of all tables
 * @throws WorkbookError when the plan does not fit a workbook; some of the file may have reached the sink
 */
export async function writeXlsx(
  plan: Plan,
  deflater: Deflater,
  sink: Sink,
  work: Work = {},
): Promise<WrittenXlsx> {
  const warnings: WorkbookWarning[] = []
  const warn: Warn = (warning) => warnings.push(warning)
  const layout = layOut(plan, warn)
  const book: Book = {
    plan,
    layout,
    warn,
    pkg: new Package(),
    styles: new Styles(),
    strings: new SharedStrings(),
    rowWritten: rowCounter(layout, work),
  }
  work.signal?.throwIfAborted()
  const record = describe(book)
  await writeZip(book.pkg.entries(), new Date(plan.created), deflater, sink)
  return { record, warnings }
}

/** Says which parts the package has and how they hang together; most are generated when they are written. */
function describe(book: Book): WorkbookRecord {
  const { plan, layout, pkg, styles, strings } = book
  pkg.add(
    WORKBOOK,
    'workbook',
    lazy(() => workbookText),
  )
  pkg.relate(ROOT, WORKBOOK, 'workbook')
  const { sheets, caches } = describeSheets(book)
  const workbookText = workbookXml({
    sheets,
    names: definedNames(layout, book.warn),
    caches,
  })
  addWorkbookPart(pkg, 'xl/theme/theme1.xml', 'theme', lazy(themeXml))
  addWorkbookPart(
    pkg,
    'xl/styles.xml',
    'styles',
    lazy(() => stylesXml(styles)),
  )
  addWorkbookPart(pkg, 'xl/sharedStrings.xml', 'sharedStrings', () => strings.pieces())
  const record = recordOf(plan, placedBlocks(layout))
  addRecord(pkg, WORKBOOK, record)
  pkg.add('docProps/core.xml', 'coreProperties', corePropertiesXml(plan))
  pkg.relate(ROOT, 'docProps/core.xml', 'coreProperties')
  pkg.add('docProps/app.xml', 'extendedProperties', extendedPropertiesXml())
  pkg.relate(ROOT, 'docProps/app.xml', 'extendedProperties')
  return record
}

/** Adds the sheets of a plan with all that hangs on them; relationships start from the workbook part. */
export function describeSheets(book: Book): Pick<WorkbookParts, 'sheets' | 'caches'> {
  const { plan, layout, pkg, styles } = book
  const pivots = addPivots(layout, pkg, WORKBOOK, plan.properties.language, styles)
  const sheets = layout.sheets.map((sheet) => ({
    name: sheet.name,
    id: sheet.id,
    relationship: addSheet(book, sheet, pivots),
  }))
  return { sheets, caches: pivots.caches }
}

/** A part whose text is made when it is written. */
const lazy = (make: () => string) => () => [encode(make())]

function addWorkbookPart(
  pkg: Package,
  name: string,
  kind: 'theme' | 'styles' | 'sharedStrings',
  content: () => Iterable<Uint8Array>,
): void {
  pkg.add(name, kind, content)
  pkg.relate(WORKBOOK, name, kind)
}

/** A worksheet with its tables, PivotTables and charts. Returns the workbook's relationship to it. */
function addSheet(book: Book, sheet: SheetPlace, pivots: PivotParts): string {
  const { layout, pkg, styles, strings, warn } = book
  const part = `xl/worksheets/sheet${sheet.id}.xml`
  const areas = (): Area[] => [
    ...sheet.cells.map(({ step }) => textArea(step, sheet, styles, strings, warn)),
    ...sheet.tables.map((table) => tableArea(table, styles, strings, warn)),
    ...sheet.pivots.map((pivot) => pivots.area(pivot, strings)),
  ]
  const tables = sheet.tables.map((table) => {
    const name = `xl/tables/table${table.id}.xml`
    pkg.add(name, 'table', tableXml(table))
    return pkg.relate(part, name, 'table')
  })
  const drawing = addDrawing(book, sheet, part)
  for (const pivot of sheet.pivots) pkg.relate(part, pivots.partOf(pivot), 'pivotTable')
  pkg.add(part, 'worksheet', () =>
    worksheetPieces({
      step: sheet.step,
      name: sheet.name,
      first: sheet.id === 1,
      areas: areas(),
      links: () => linksXml(sheet, part, layout, pkg, warn),
      tables,
      drawing,
      charts: sheet.charts.map(({ step }) => ({
        row: step.at.row,
        points: (step.size.height / 2.54) * 72,
      })),
      rowWritten: book.rowWritten,
    }),
  )
  return pkg.relate(WORKBOOK, part, 'worksheet')
}

/** The drawing that holds the charts of a sheet, or null. Returns the sheet's relationship to it. */
function addDrawing({ layout, pkg }: Book, sheet: SheetPlace, part: string): string | null {
  if (sheet.charts.length === 0) return null
  const name = `xl/drawings/drawing${sheet.id}.xml`
  const charts = sheet.charts.map(({ step, id }) => {
    const chart = `xl/charts/chart${id}.xml`
    pkg.add(
      chart,
      'chart',
      lazy(() => chartXml(step, layout)),
    )
    return { step, relationship: pkg.relate(name, chart, 'chart') }
  })
  pkg.add(name, 'drawing', drawingXml(charts))
  return pkg.relate(part, name, 'drawing')
}

/** Where the record finds the blocks again. */
export function placedBlocks({ sheets }: Layout): PlacedBlock[] {
  return sheets.flatMap(({ id, name, cells, tables, pivots, charts }) => {
    const sheet = { id: String(id), name }
    return [
      ...cells.map(({ step, anchor }) => ({ block: step.block, sheet, object: { id: '', name: anchor } })),
      ...tables.map(({ step, ...table }) => ({
        block: step.block,
        sheet,
        object: { id: String(table.id), name: table.name },
        columns: step.columns.map((_, index) => String(index + 1)),
        headers: table.headers,
      })),
      ...pivots.map(({ step }) => ({ block: step.block, sheet, object: { id: '', name: step.name } })),
      ...charts.map(({ step }) => ({ block: step.block, sheet, object: { id: '', name: step.name } })),
    ]
  })
}

/** Rows between two looks at the signal and two reports of progress. */
const ROWS_A_LOOK = 1000

export function rowCounter({ tables }: Layout, { signal, progress }: Work): () => void {
  const total = tables.reduce((sum, { box }) => sum + box.rows, 0)
  let done = 0
  return () => {
    if (++done % ROWS_A_LOOK !== 0) return
    signal?.throwIfAborted()
    progress?.(Math.min(done, total), total)
  }
}
