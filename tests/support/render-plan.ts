import { cellValue } from '../../src/workbook/values.ts'
import type { Plan, Step } from '../../src/report/steps.ts'

/** Rows of a table that are printed. */
const MOST_ROWS = 40

/** A plan as text, sheet by sheet, so that a change of a report is read as a change of lines. */
export function renderPlan(plan: Plan): string {
  const sheets = plan.steps.flatMap((step) => (step.kind === 'sheet' ? [step] : []))
  const blocks = sheets.map((sheet) => {
    const { widths, print, frozenRows, gridlines, tabColor } = sheet
    const head = [
      `## ${sheet.sheet}`,
      `widths ${widths.join(' ')}; frozen ${frozenRows}; gridlines ${gridlines}; tab ${tabColor}`,
      `print: header row ${print.headerRow}; ${print.landscape ? 'landscape' : 'portrait'}; ${print.footer}; ${print.pageOf}`,
    ]
    const on = plan.steps.filter((step) => 'at' in step && step.at.sheet === sheet.sheet)
    return [...head, ...on.map(renderStep)].join('\n')
  })
  const names = plan.steps.flatMap((step) =>
    step.kind === 'name' ? [`name ${step.name}: ${JSON.stringify(step.refersTo)}`] : [],
  )
  const { properties } = plan
  return `${[`# ${properties.title}`, JSON.stringify(properties), ...names, '', blocks.join('\n\n')].join('\n')}\n`
}

function renderStep(step: Step): string {
  switch (step.kind) {
    case 'cells':
      return [
        `-- cells ${step.block} at ${step.at.row},${step.at.column}`,
        ...step.cells.map((row) =>
          row.map((cell) => (cell ? `[${cell.style}] ${cell.value ?? ''}` : '')).join(' | '),
        ),
      ].join('\n')
    case 'table': {
      const rows = Array.from({ length: Math.min(MOST_ROWS, step.rows) }, (_, row) =>
        step.columns
          .map((column) => {
            const link = column.links?.(row)
            return `${cellValue(column, row) ?? ''}${link && 'cell' in link ? ` -> ${link.sheet}!${link.cell}` : ''}`
          })
          .join(' | '),
      )
      return [
        `-- table ${step.block} at ${step.at.row},${step.at.column}: ${step.name}, ${step.rows} rows, keys ${step.keys.join(' ')}, ` +
          `filters ${step.filterButtons}, banding ${step.banding}`,
        step.columns.map(({ id, format, decimals }) => `${id}:${format}${decimals ?? ''}`).join(' | '),
        step.columns.map(({ header }) => header).join(' | '),
        ...rows,
      ].join('\n')
    }
    case 'pivot':
      return [
        `-- pivot ${step.block} at ${step.at.row},${step.at.column}: ${step.name} on ${step.source}`,
        `rows ${step.rows.join(' ')}; columns ${step.columns.join(' ')}; filters ${step.filters.join(' ')}`,
        `values ${step.values.map((it) => `${it.summarize} ${it.column} "${it.caption}"`).join(', ')}; totals ${JSON.stringify(step.grandTotals)}; words ${JSON.stringify(step.words)}`,
      ].join('\n')
    case 'chart':
      return [
        `-- chart ${step.block} at ${step.at.row},${step.at.column}: ${step.chart}${step.overlap ? ', overlapping' : ''}, "${step.title}"`,
        `axes "${step.categoryTitle}" "${step.valueTitle}" ${step.valueFormat}; legend ${step.legend}`,
        ...step.series.map(
          (it) =>
            `series "${it.name}" ${it.color} ${JSON.stringify(it.categories)} ${JSON.stringify(it.values)} ${it.labelFormats.join(' ; ')}`,
        ),
        `alt: ${step.altText}`,
      ].join('\n')
    case 'sheet':
    case 'name':
      return ''
  }
}
