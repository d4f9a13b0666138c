/** The plan with the names that its things get in this workbook and the boxes that they take. */
import type { BlockId } from '../report/report.ts'
import type { CellsStep, Link, NameStep, Plan, SheetStep, Step, TableStep } from '../report/steps.ts'
import { definedName, sheetName, tableHeaders } from '../workbook/names.ts'
import { WorkbookError } from '../workbook/problem.ts'
import { MOST_COLUMNS, MOST_ROWS, type Box } from '../workbook/reference.ts'
import type { Warn } from '../workbook/warning.ts'
import type { Found } from './found.ts'

export interface SheetPlace {
  readonly step: SheetStep
  readonly name: string
}

export interface CellsPlace {
  readonly step: CellsStep
  readonly box: Box
  /** The hidden name by which the cells are found when rows were inserted above them. */
  readonly anchor: string
}

export interface TablePlace {
  readonly step: TableStep
  readonly name: string
  readonly headers: readonly string[]
  /** Header and body; an empty table keeps one blank row, as Excel demands. */
  readonly box: Box
  /** Where the plan's columns stand, by their ids, in a table that people have worked in. */
  readonly positions?: ReadonlyMap<string, number>
}

/** What a plan finds in the workbook of what it names: its blocks are not made again. */
export interface Existing {
  /** Names in the workbook by those of the plan. */
  readonly sheets: ReadonlyMap<string, string>
  readonly tables: readonly TablePlace[]
}
const NOTHING: Existing = { sheets: new Map(), tables: [] }

export interface Placing {
  readonly sheets: ReadonlyMap<string, SheetPlace>
  readonly cells: ReadonlyMap<BlockId, CellsPlace>
  readonly tables: ReadonlyMap<BlockId, TablePlace>
  readonly names: ReadonlyMap<NameStep, string>
  /** The name in the workbook. @throws WorkbookError for a sheet that the plan does not make */
  sheet(name: string): Pick<SheetPlace, 'name'>
  /** Where a link to a sheet leads: one of the plan, or one that is there already; null for neither. */
  linked(name: string): string | null
  table(block: BlockId): TablePlace
  /** The table that a PivotTable calls by the plan's name. */
  source(name: string): TablePlace
}

/** @throws WorkbookError when the plan names a sheet or table that it does not make, or outgrows a sheet */
export function placePlan(
  plan: Plan,
  found: { readonly sheets: readonly { readonly name: string }[]; readonly names: Found['names'] },
  warn: Warn,
  existing = NOTHING,
): Placing {
  const sheets = new Map<string, SheetPlace>()
  const cells = new Map<BlockId, CellsPlace>()
  const tables = new Map(existing.tables.map((table) => [table.step.block, table]))
  const names = new Map<NameStep, string>()
  const takenSheets = new Set(found.sheets.map(({ name }) => name.toLowerCase()))
  const takenNames = new Set(found.names.map((name) => name.toLowerCase()))

  const sheet = (name: string): Pick<SheetPlace, 'name'> => {
    const there = existing.sheets.get(name)
    if (there !== undefined) return { name: there }
    return sheets.get(name) ?? missing({ code: 'sheet/missing', sheet: name })
  }
  const nameOf = (wanted: string, code: 'table/renamed' | 'name/renamed'): string => {
    const name = definedName(wanted, takenNames)
    if (name !== wanted) warn({ code, name: wanted, detail: { to: name } })
    return name
  }
  const place = (step: Step): void => {
    switch (step.kind) {
      case 'sheet': {
        const name = sheetName(step.sheet, takenSheets)
        if (name !== step.sheet) warn({ code: 'sheet/renamed', sheet: step.sheet, detail: { to: name } })
        sheets.set(step.sheet, { step, name })
        break
      }
      case 'cells': {
        const columns = Math.max(1, ...step.cells.map((row) => row.length))
        const box = fits(sheet(step.at.sheet).name, {
          row: step.at.row,
          column: step.at.column,
          rows: Math.max(1, step.cells.length),
          columns,
        })
        cells.set(step.block, { step, box, anchor: definedName(`_concord.${step.block}`, takenNames) })
        break
      }
      case 'table': {
        const { name: on } = sheet(step.at.sheet)
        const headers = tableHeaders(step.columns.map(({ header }) => header))
        headers.forEach((to, i) => {
          const name = step.columns[i]?.header ?? ''
          if (name !== to) warn({ code: 'table/header-changed', sheet: on, name, detail: { to } })
        })
        const { row, column } = step.at
        const box = fits(on, { row, column, rows: Math.max(1, step.rows) + 1, columns: step.columns.length })
        tables.set(step.block, { step, name: nameOf(step.name, 'table/renamed'), headers, box })
        break
      }
      case 'name':
        names.set(step, nameOf(step.name, 'name/renamed'))
        break
      case 'pivot':
      case 'chart':
        sheet(step.at.sheet)
        break
    }
  }
  plan.steps.forEach(place)
  const named = new Map([...tables.values()].map((table) => [table.step.name, table]))
  return {
    sheets,
    cells,
    tables,
    names,
    sheet,
    linked: (name) => {
      const own = sheets.get(name)?.name ?? existing.sheets.get(name)
      return own ?? found.sheets.find((it) => it.name.toLowerCase() === name.toLowerCase())?.name ?? null
    },
    table: (block) => tables.get(block) ?? missing({ code: 'table/missing', name: block }),
    source: (name) => named.get(name) ?? missing({ code: 'table/missing', name }),
  }
}

function missing(problem: ConstructorParameters<typeof WorkbookError>[0]): never {
  throw new WorkbookError(problem)
}

/** The box, when it lies within the limits of a sheet. */
function fits(sheet: string, box: Box): Box {
  if (box.row + box.rows <= MOST_ROWS && box.column + box.columns <= MOST_COLUMNS) return box
  throw new WorkbookError({ code: 'sheet/full', sheet, detail: { rows: MOST_ROWS, columns: MOST_COLUMNS } })
}

export function columnIndex({ step, name, positions }: TablePlace, id: string): number {
  const index = positions?.get(id) ?? step.columns.findIndex((column) => column.id === id)
  return index >= 0 ? index : missing({ code: 'table/damaged', name, detail: { reason: `no column ${id}` } })
}

/** The body cells of a table's column, or some of them. */
export function columnBox(
  table: TablePlace,
  id: string,
  rows: { readonly from: number; readonly count: number } = { from: 0, count: table.box.rows - 1 },
): Box {
  return {
    row: table.box.row + 1 + rows.from,
    column: table.box.column + columnIndex(table, id),
    rows: Math.max(1, rows.count),
    columns: 1,
  }
}

export const LONGEST_URL = 2079

/** Whole https addresses only: nothing that a data set says may start another program. */
export function isSafe(link: Link): boolean {
  if ('sheet' in link) return true
  if (link.url.length > LONGEST_URL) return false
  try {
    return new URL(link.url).protocol === 'https:'
  } catch {
    return false
  }
}
