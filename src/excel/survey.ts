/** Everything in the workbook that a record could mean, by id and name, loaded in one request. */
import type { BlockRecord } from '../workbook/record.ts'
import type { HostName } from '../workbook/state.ts'

export interface SheetFound extends HostName {
  readonly locked: boolean
  readonly sheet: Excel.Worksheet
}
export interface ObjectFound<T> extends HostName {
  readonly on: SheetFound
  readonly object: T
}
export interface TableFound extends ObjectFound<Excel.Table> {
  readonly columns: readonly HostName[]
  readonly header: boolean
  readonly totals: boolean
}

export interface Survey {
  readonly sheets: readonly SheetFound[]
  readonly tables: readonly TableFound[]
  readonly pivots: readonly ObjectFound<Excel.PivotTable>[]
  readonly charts: readonly ObjectFound<Excel.Chart>[]
  readonly names: ReadonlyMap<string, Excel.NamedItem>
}

const TABLE = ['id', 'name', 'showHeaders', 'showTotals', 'columns/items/id', 'columns/items/name']
const NAMED = ['id', 'name']
const under = (collection: string, paths: readonly string[]): string[] =>
  paths.map((path) => `items/${collection}/items/${path}`)

const PATHS = [
  'items/id',
  'items/name',
  'items/protection/protected',
  ...under('tables', TABLE),
  ...under('pivotTables', NAMED),
  ...under('charts', NAMED),
].join(',')

export async function survey(context: Excel.RequestContext): Promise<Survey> {
  const { worksheets, names } = context.workbook
  worksheets.load(PATHS)
  names.load('items/name')
  await context.sync()
  const sheets = worksheets.items.map((sheet): SheetFound => ({
    id: sheet.id,
    name: sheet.name,
    locked: sheet.protection.protected,
    sheet,
  }))
  const objects = <T extends HostName>(of: (sheet: Excel.Worksheet) => readonly T[]): ObjectFound<T>[] =>
    sheets.flatMap((on) => of(on.sheet).map((object) => ({ id: object.id, name: object.name, on, object })))
  return {
    sheets,
    tables: objects((sheet) => sheet.tables.items).map((it) => ({
      ...it,
      header: it.object.showHeaders,
      totals: it.object.showTotals,
      columns: it.object.columns.items.map(({ id, name }) => ({ id: String(id), name })),
    })),
    pivots: objects((sheet) => sheet.pivotTables.items),
    charts: objects((sheet) => sheet.charts.items),
    names: new Map(names.items.map((item) => [item.name.toLowerCase(), item])),
  }
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** The sheet of a block: by its id, or by its name where the record comes from a program with other ids. */
export const findSheet = ({ sheets }: Survey, { sheet }: Pick<BlockRecord, 'sheet'>): SheetFound | null =>
  sheets.find((it) => it.id === sheet.id) ?? sheets.find((it) => sameName(it.name, sheet.name)) ?? null

/** At least this share of a table's recorded headers must be there for it to be taken for ours. */
const ENOUGH = 0.5

/** By its name, by its id, or by its headers on the sheet where it was written. */
export function findTable(all: Survey, block: BlockRecord): TableFound | null {
  const { object, keys = [], columns = [] } = block
  const share = (table: TableFound): number => {
    const headers = new Set(table.columns.map(({ name }) => name))
    return columns.filter(({ header }) => headers.has(header)).length / Math.max(1, columns.length)
  }
  const named = all.tables.find((it) => sameName(it.name, object.name))
  if (named) return named
  // Programs number tables anew: an id alone is no proof.
  const sameId = all.tables.find((it) => it.id === object.id && share(it) >= ENOUGH)
  if (sameId) return sameId
  const sheet = findSheet(all, block)
  const keyed = columns.filter(({ id }) => keys.includes(id)).map(({ header }) => header)
  const here = all.tables.filter(
    (it) =>
      it.on === sheet &&
      share(it) >= ENOUGH &&
      keyed.every((key) => it.columns.some(({ name }) => name === key)),
  )
  return here.length === 1 ? (here[0] ?? null) : null
}

/** By its id, by its name on its sheet, or by its name wherever it was moved. */
export function findObject<T>(
  objects: readonly ObjectFound<T>[],
  all: Survey,
  block: BlockRecord,
): ObjectFound<T> | null {
  const { id, name } = block.object
  const sheet = findSheet(all, block)
  const named = objects.filter((it) => it.name === name)
  return (
    objects.find((it) => it.id !== '' && it.id === id) ??
    named.find((it) => it.on === sheet) ??
    named[0] ??
    null
  )
}
