/** The plan with the names, numbers and boxes that its things get in the file. Decided before any writing. */
import type { BlockId } from '../report/report.ts'
import type {
  CellsOf,
  CellsStep,
  ChartStep,
  NameStep,
  PivotStep,
  Plan,
  SheetStep,
  TableStep,
} from '../report/steps.ts'
import { WorkbookError } from '../workbook/problem.ts'
import type { Warn } from '../workbook/warning.ts'
import { definedName, sheetName, tableHeaders } from '../workbook/names.ts'
import { MOST_COLUMNS, MOST_ROWS, type Box } from '../workbook/reference.ts'

export interface SheetPlace {
  readonly step: SheetStep
  /** From 1: the sheet's `sheetId` and the number of its part. */
  readonly id: number
  readonly name: string
  readonly cells: CellsPlace[]
  readonly tables: TablePlace[]
  readonly pivots: PivotPlace[]
  readonly charts: ChartPlace[]
}

export interface CellsPlace {
  readonly step: CellsStep
  readonly box: Box
  /** The hidden name by which the cells are found when rows were inserted above them. */
  readonly anchor: string
}

export interface TablePlace {
  readonly step: TableStep
  readonly sheet: SheetPlace
  /** From 1, in the workbook. */
  readonly id: number
  readonly name: string
  readonly headers: readonly string[]
  /** Header and body; an empty table keeps one blank row, as Excel demands. */
  readonly box: Box
}

export interface PivotPlace {
  readonly step: PivotStep
  readonly sheet: SheetPlace
  /** From 1, in the workbook. */
  readonly id: number
  readonly source: TablePlace
}

export interface ChartPlace {
  readonly step: ChartStep
  /** From 1, in the workbook. */
  readonly id: number
}

export interface Layout {
  readonly sheets: readonly SheetPlace[]
  readonly tables: readonly TablePlace[]
  readonly pivots: readonly PivotPlace[]
  readonly names: readonly { readonly step: NameStep; readonly name: string }[]
  /** The name in the file of a sheet of the plan. */
  sheetOf(name: string): SheetPlace
  /** Where a link to a sheet leads: one of the plan, or one that the workbook has already; null for neither. */
  linkedSheet(name: string): string | null
  tableOf(block: BlockId): TablePlace
}

/** What the workbook holds already: names in lower case, and the first numbers that are free. */
export interface Taken {
  readonly sheets: ReadonlySet<string>
  /** Of tables and defined names. */
  readonly names: ReadonlySet<string>
  readonly first: {
    readonly sheet: number
    readonly table: number
    readonly pivot: number
    readonly chart: number
  }
}

const NOTHING: Taken = {
  sheets: new Set(),
  names: new Set(),
  first: { sheet: 1, table: 1, pivot: 1, chart: 1 },
}

/** @throws WorkbookError when the plan names a sheet or table that it does not make, or outgrows a sheet */
export function layOut(plan: Plan, warn: Warn, taken: Taken = NOTHING): Layout {
  const sheets = new Map<string, SheetPlace>()
  const tables = new Map<BlockId, TablePlace>()
  const pivots: PivotPlace[] = []
  const names: { step: NameStep; name: string }[] = []
  const [takenSheets, takenNames] = [new Set(taken.sheets), new Set(taken.names)]
  const { first } = taken
  let charts = first.chart

  const sheetOf = (name: string): SheetPlace => {
    const sheet = sheets.get(name)
    if (!sheet) throw new WorkbookError({ code: 'sheet/missing', sheet: name })
    return sheet
  }
  const linkedSheet = (name: string): string | null =>
    sheets.get(name)?.name ?? (taken.sheets.has(name.toLowerCase()) ? name : null)
  const tableOf = (block: BlockId): TablePlace => {
    const table = tables.get(block)
    if (!table) throw new WorkbookError({ code: 'table/missing', name: block })
    return table
  }
  const nameOf = (wanted: string, code: 'table/renamed' | 'name/renamed'): string => {
    const name = definedName(wanted, takenNames)
    if (name !== wanted) warn({ code, name: wanted, detail: { to: name } })
    return name
  }

  for (const step of plan.steps) {
    switch (step.kind) {
      case 'sheet': {
        const name = sheetName(step.sheet, takenSheets)
        if (name !== step.sheet) warn({ code: 'sheet/renamed', sheet: step.sheet, detail: { to: name } })
        const id = first.sheet + sheets.size
        sheets.set(step.sheet, { step, id, name, cells: [], tables: [], pivots: [], charts: [] })
        break
      }
      case 'cells': {
        const sheet = sheetOf(step.at.sheet)
        const columns = Math.max(1, ...step.cells.map((row) => row.length))
        const box = fits(sheet, { ...step.at, rows: Math.max(1, step.cells.length), columns })
        sheet.cells.push({ step, box, anchor: definedName(`_concord.${step.block}`, takenNames) })
        break
      }
      case 'table': {
        const sheet = sheetOf(step.at.sheet)
        const headers = tableHeaders(step.columns.map(({ header }) => header))
        headers.forEach((to, i) => {
          const name = step.columns[i]?.header ?? ''
          if (name !== to) warn({ code: 'table/header-changed', sheet: sheet.name, name, detail: { to } })
        })
        const rows = Math.max(1, step.rows) + 1
        const box = fits(sheet, { ...step.at, rows, columns: step.columns.length })
        const name = nameOf(step.name, 'table/renamed')
        const table: TablePlace = { step, sheet, id: first.table + tables.size, name, headers, box }
        tables.set(step.block, table)
        sheet.tables.push(table)
        break
      }
      case 'pivot': {
        const sheet = sheetOf(step.at.sheet)
        const source = [...tables.values()].find((table) => table.step.name === step.source)
        if (!source) throw new WorkbookError({ code: 'table/missing', name: step.source })
        const pivot: PivotPlace = { step, sheet, id: first.pivot + pivots.length, source }
        pivots.push(pivot)
        sheet.pivots.push(pivot)
        break
      }
      case 'chart':
        sheetOf(step.at.sheet).charts.push({ step, id: charts++ })
        break
      case 'name':
        names.push({ step, name: nameOf(step.name, 'name/renamed') })
        break
    }
  }
  return {
    sheets: [...sheets.values()],
    tables: [...tables.values()],
    pivots,
    names,
    sheetOf,
    linkedSheet,
    tableOf,
  }
}

/** The box, when it lies within the limits of a sheet. */
export function fits(sheet: SheetPlace, { row, column, rows, columns }: Box): Box {
  if (row + rows > MOST_ROWS || column + columns > MOST_COLUMNS) {
    const detail = { rows: MOST_ROWS, columns: MOST_COLUMNS }
    throw new WorkbookError({ code: 'sheet/full', sheet: sheet.name, detail })
  }
  return { row, column, rows, columns }
}

/** The cells of a table's column that a chart or a name stands for. */
export function columnBox(table: TablePlace, cells: CellsOf): Box {
  const index = columnIndex(table, cells.column)
  const { from, count } = cells.rows ?? { from: 0, count: table.box.rows - 1 }
  return {
    row: table.box.row + 1 + from,
    column: table.box.column + index,
    rows: Math.max(1, count),
    columns: 1,
  }
}

export function columnIndex(table: TablePlace, id: string): number {
  const index = table.step.columns.findIndex((column) => column.id === id)
  if (index >= 0) return index
  throw new WorkbookError({ code: 'table/damaged', name: table.name, detail: { reason: `no column ${id}` } })
}
