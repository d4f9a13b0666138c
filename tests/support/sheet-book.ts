import type { BlockId } from '../../src/report/report.ts'
import type { ChartStep, Plan } from '../../src/report/steps.ts'
import type { BookEdit, ChartEdit } from '../../src/workbook/edit.ts'
import { recordOf, withBlocks, type PlacedBlock } from '../../src/workbook/record-of.ts'
import type { WorkbookRecord } from '../../src/workbook/record.ts'
import type { BlockState } from '../../src/workbook/state.ts'
import type { CellContent } from '../../src/workbook/values.ts'
import { SheetTable } from './sheet-table.ts'

const CHART_PLACE = { sheet: { id: '3', name: 'Data' }, object: { id: '', name: 'Chart' } }

/** A workbook in memory: its blocks by id and its record; applies an edit as its documentation says. */
export class SheetBook {
  record: WorkbookRecord
  /** The last edit of each chart. */
  readonly charts = new Map<string, ChartEdit>()
  private readonly blocks = new Map<string, SheetTable | CellContent[][] | ChartStep>()

  private constructor(plan: Plan) {
    for (const step of plan.steps) this.make(step)
    this.record = recordOf(plan, this.placed())
  }

  static of(plan: Plan): SheetBook {
    return new SheetBook(plan)
  }

  private make(step: Plan['steps'][number]): void {
    if (step.kind === 'chart') this.blocks.set(step.block, step)
    if (step.kind !== 'table' && step.kind !== 'cells') return
    const block =
      step.kind === 'table'
        ? SheetTable.of(step)
        : step.cells.map((row) => row.map((cell): CellContent => cell?.value ?? null))
    this.blocks.set(step.block, block)
  }

  placed(): PlacedBlock[] {
    return [...this.blocks].map(([block, it]) => ({
      block: block as BlockId,
      sheet: { id: '3', name: 'Data' },
      object: it instanceof SheetTable ? { id: '1', name: 'Seizures' } : { id: '', name: '' },
      ...(it instanceof SheetTable ? { columns: it.columns.map((column) => column.host) } : {}),
    }))
  }

  table(block = 'seizures/data'): SheetTable {
    const it = this.blocks.get(block)
    if (it instanceof SheetTable) return it
    throw new Error(`no table ${block}`)
  }

  cells(block: string): CellContent[][] {
    const it = this.blocks.get(block)
    if (Array.isArray(it)) return it
    throw new Error(`no cells ${block}`)
  }

  remove(block: string): void {
    this.blocks.delete(block)
  }

  read(): BlockState[] {
    return [...this.record.reports.flatMap((it) => it.blocks), ...this.record.shared].map(({ block }) => {
      const it = this.blocks.get(block)
      if (!it) return { kind: 'missing', block }
      if (it instanceof SheetTable) return it.state()
      if (!Array.isArray(it)) return { kind: 'chart', block, ...CHART_PLACE }
      return { kind: 'cells', block, sheet: { id: '3', name: 'Data' }, cells: structuredClone(it) }
    })
  }

  apply(edit: BookEdit | null): void {
    if (!edit) return
    for (const it of edit.tables) this.table(it.block).apply(it)
    for (const it of edit.cells) {
      const cells = this.cells(it.block)
      for (const { row, column, value } of it.cells) (cells[row] ??= [])[column] = value
    }
    for (const it of edit.charts) this.charts.set(it.block, it)
    this.record = edit.record
    if (!edit.recreate) return
    const { plan, blocks } = edit.recreate
    for (const step of plan.steps) if ('block' in step && blocks.includes(step.block)) this.make(step)
    const made = this.placed().filter((it) => blocks.includes(it.block))
    this.record = withBlocks(this.record, recordOf(plan, made))
  }

  /** Everything that stands in the blocks, table rows by their first cell. */
  values(): Record<string, CellContent[][]> {
    const entries = [...this.blocks].flatMap(([block, it]) => {
      if (Array.isArray(it)) return [[block, it] as const]
      if (!(it instanceof SheetTable)) return []
      const rows = it.rows.map((row) => row.cells)
      return [[block, rows.sort((a, b) => String(a[0]).localeCompare(String(b[0])))] as const]
    })
    return structuredClone(Object.fromEntries(entries))
  }
}
