import type { BlockId } from '../report/report.ts'
import type { ChartStep, Plan } from '../report/steps.ts'
import type { PlacedBlock } from '../workbook/record-of.ts'
import type { Warn } from '../workbook/warning.ts'
import type { Batch } from './batch.ts'
import type { Placing } from './placing.ts'
import { writeCells } from './write-cells.ts'
import { addChart, finishChart, type AddedChart } from './write-chart.ts'
import { writeName } from './write-name.ts'
import { askForBlanks, nameBlanks, writePivot, type BlankItems } from './write-pivot.ts'
import { writeSheet, type SheetContents } from './write-sheet.ts'
import { writeTable } from './write-table.ts'

/** What has been written and is asked for its ids and names. */
interface Written {
  readonly sheets: Map<string, Excel.Worksheet>
  readonly tables: Map<BlockId, Excel.Table>
  readonly pivots: Map<BlockId, Excel.PivotTable>
  readonly charts: AddedChart[]
  readonly blanks: BlankItems[]
}

/**
 * The steps in their order, in as few requests as their size allows; one more request finishes what Excel
 * has to be asked about first: the series that it guessed for a chart, and what it calls a missing item.
 * Returns where each block is.
 */
export async function writeSteps(
  plan: Plan,
  placing: Placing,
  batch: Batch,
  warn: Warn,
): Promise<readonly PlacedBlock[]> {
  const written: Written = {
    sheets: new Map(),
    tables: new Map(),
    pivots: new Map(),
    charts: [],
    blanks: [],
  }
  const sheetOf = (name: string): Excel.Worksheet => {
    const made = written.sheets.get(name)
    if (made) return made
    const there = batch.context.workbook.worksheets.getItem(placing.sheet(name).name)
    there.load('id,name')
    written.sheets.set(name, there)
    return there
  }
  for (const step of plan.steps) {
    if (step.kind === 'sheet') {
      const contents = contentsOf(step.sheet, plan, placing)
      written.sheets.set(
        step.sheet,
        await writeSheet({ step, name: placing.sheet(step.sheet).name }, contents, batch),
      )
      continue
    }
    if (step.kind === 'name') {
      await writeName(step, batch, placing, warn)
      continue
    }
    const sheet = sheetOf(step.at.sheet)
    const { name } = placing.sheet(step.at.sheet)
    const target = { sheet, name, batch, placing, warn }
    switch (step.kind) {
      case 'cells': {
        const place = placing.cells.get(step.block)
        if (place) await writeCells(place, target)
        break
      }
      case 'table':
        written.tables.set(step.block, await writeTable(placing.table(step.block), target))
        break
      case 'pivot': {
        const pivot = await writePivot(step, sheet, name, batch, placing)
        written.pivots.set(step.block, pivot)
        written.blanks.push(...askForBlanks(step, pivot, placing))
        break
      }
      case 'chart':
        written.charts.push(await addChart(step, sheet, name, batch, placing, sheetOf))
        break
    }
  }
  await batch.send()
  nameBlanks(written.blanks)
  for (const added of written.charts) await finishChart(added, batch, placing, sheetOf)
  if (written.charts.length + written.blanks.length > 0) await batch.send()
  return placedBlocks(plan, placing, written)
}

function contentsOf(sheet: string, plan: Plan, placing: Placing): SheetContents {
  const boxes = [...placing.cells.values(), ...placing.tables.values()]
    .filter(({ step }) => step.at.sheet === sheet)
    .map(({ box }) => box.row + box.rows)
  const charts = plan.steps.filter(
    (step): step is ChartStep => step.kind === 'chart' && step.at.sheet === sheet,
  )
  return { bottom: Math.max(0, ...boxes), charts }
}

/** Where the record finds the blocks again. */
function placedBlocks(plan: Plan, placing: Placing, written: Written): PlacedBlock[] {
  const charts = new Map(written.charts.map(({ step, chart }) => [step.block, chart]))
  const object = (it: { readonly id: string; readonly name: string } | undefined): PlacedBlock['object'] => ({
    id: it?.id ?? '',
    name: it?.name ?? '',
  })
  return plan.steps.flatMap((step): PlacedBlock[] => {
    if (step.kind === 'sheet' || step.kind === 'name') return []
    const sheet = object(written.sheets.get(step.at.sheet))
    const { block } = step
    switch (step.kind) {
      case 'cells':
        return [{ block, sheet, object: { id: '', name: placing.cells.get(block)?.anchor ?? '' } }]
      case 'table': {
        const table = written.tables.get(block)
        const columns = table?.columns.items.map(({ id }) => String(id)) ?? []
        return [{ block, sheet, object: object(table), columns, headers: placing.table(block).headers }]
      }
      case 'pivot':
        return [{ block, sheet, object: object(written.pivots.get(block)) }]
      case 'chart':
        return [{ block, sheet, object: object(charts.get(block)) }]
    }
  })
}
