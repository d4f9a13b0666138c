/** What the analyst has selected, and which figure it shows. */
import type { BlockId } from '../report/report.ts'
import type { BlockRecord, WorkbookRecord } from '../workbook/record.ts'
import { look, type ExcelHost } from './host.ts'
import { partsIn, readParts } from './record-store.ts'
import { RECORD_NAMESPACE } from '../workbook/record-text.ts'

/** Id of the column that names the figure of a row. */
const FIGURE_COLUMN = 'figure'

/** A cell of a table of ours. */
export interface SelectedCell {
  readonly block: BlockId
  readonly sheet: string
  readonly table: string
  /** Id of the managed column, or null for a column of the analyst's. */
  readonly column: string | null
  /** Id of the figure in its row; null in the header and in tables that are not of figures. */
  readonly figure: string | null
}

/** The first selected cell, where it is of one of our tables. @throws WorkbookError */
export const selectedCell = (host: ExcelHost): Promise<SelectedCell | null> => look(host, readSelection)

async function readSelection(context: Excel.RequestContext): Promise<SelectedCell | null> {
  const { workbook } = context
  const cell = workbook.getSelectedRange().getCell(0, 0)
  cell.load('rowIndex,columnIndex,worksheet/name')
  const tables = cell.getTables(false)
  tables.load('items/id,items/name,items/showHeaders,items/columns/items/id,items/columns/items/name')
  const parts = workbook.customXmlParts.getByNamespace(RECORD_NAMESPACE)
  parts.load('items/id')
  await context.sync()
  const [table] = tablesIn(tables)
  if (!table) return null
  const whole = table.getRange()
  whole.load('rowIndex,columnIndex')
  const row = whole.getIntersection(cell.getEntireRow())
  row.load('values')
  const stored = partsIn(parts).map((part) => ({ id: part.id, xml: part.getXml() }))
  await context.sync()
  const record = readParts(stored.map(({ id, xml }) => ({ id, xml: xml.value })))
  const block = record ? blockOf(record, table) : null
  if (!block) return null
  const columns = table.columns.items.map(({ id, name }) => idOf(block, String(id), name))
  const inBody = cell.rowIndex > whole.rowIndex || !table.showHeaders
  const value: unknown = row.values[0]?.[columns.indexOf(FIGURE_COLUMN)]
  return {
    block: block.block,
    sheet: cell.worksheet.name,
    table: table.name,
    column: columns[cell.columnIndex - whole.columnIndex] ?? null,
    figure: inBody && typeof value === 'string' && value !== '' ? value : null,
  }
}

/** Loaded tables. */
const tablesIn = (tables: Excel.TableScopedCollection): readonly Excel.Table[] => tables.items

function blockOf(record: WorkbookRecord, { id, name }: Excel.Table): BlockRecord | null {
  const blocks = [...record.reports.flatMap((it) => it.blocks), ...record.shared]
  const tables = blocks.filter(({ kind }) => kind === 'table')
  return tables.find((it) => it.object.name === name) ?? tables.find((it) => it.object.id === id) ?? null
}

/** The id of a column by its header, or by Excel's id where it was renamed. */
function idOf({ columns = [] }: BlockRecord, host: string, header: string): string | null {
  const known = columns.find((it) => it.header === header) ?? columns.find((it) => it.host === host)
  return known?.id ?? null
}

/**
 * Calls back with what is selected, now and whenever that changes, until it is called off. Only the newest
 * selection is told; a selection that cannot be read (a cell is being edited) is told as none.
 */
export function watchSelection(
  host: ExcelHost,
  changed: (selected: SelectedCell | null) => void,
): () => void {
  let newest = 0
  let stop = (): void => void (newest = Infinity)
  const tell = async (): Promise<void> => {
    if (newest === Infinity) return
    const own = ++newest
    const selected = await selectedCell(host).catch(() => null)
    if (own === newest) changed(selected)
  }
  void look(host, async (context) => {
    const handler = context.workbook.worksheets.onSelectionChanged.add(tell)
    await context.sync()
    const remove = async (): Promise<void> => {
      handler.remove()
      await handler.context.sync()
    }
    if (newest === Infinity) return remove()
    stop = () => {
      newest = Infinity
      void remove().catch(() => undefined)
    }
  })
    .then(tell)
    .catch(() => changed(null))
  return () => stop()
}

/** Shows a sheet, and on it a cell. @throws WorkbookError where it is gone or another workbook is in front */
export const show = (host: ExcelHost, sheet: string, cell = 'A1'): Promise<void> =>
  look(host, async (context) => {
    const target = context.workbook.worksheets.getItem(sheet)
    target.activate()
    target.getRange(cell).select()
    await context.sync()
  })
