import type { Link } from '../report/steps.ts'
import { cellRef, quoteSheet } from '../workbook/reference.ts'
import type { Warn } from '../workbook/warning.ts'
import type { Batch } from './batch.ts'
import { isSafe, type Placing } from './placing.ts'

/** A sheet holds no more links. */
const MOST_LINKS = 65_530

/** Cells one below the other with the same link. */
export interface LinkRun {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly link: Link
}

interface Target {
  readonly sheet: Excel.Worksheet
  readonly name: string
  readonly batch: Batch
  readonly placing: Placing
  readonly warn: Warn
}

/**
 * Links cells. To be done before they get their values: Excel shows the address in a cell that is empty, and
 * gives a linked cell the look of a link.
 */
export async function writeLinks(runs: readonly LinkRun[], target: Target): Promise<void> {
  const { sheet, name, batch, placing, warn } = target
  let count = 0
  for (const { row, column, rows, link } of runs) {
    count += rows
    if (!isSafe(link) || count > MOST_LINKS) {
      const detail = 'url' in link ? { url: link.url.slice(0, 2079) } : {}
      warn({ code: 'cell/link-left-out', sheet: name, cell: cellRef(row, column), detail })
      continue
    }
    await batch.add({ sheet: name, bytes: 'url' in link ? link.url.length : link.sheet.length * 3 })
    sheet.getRangeByIndexes(row, column, rows, 1).hyperlink = hyperlink(link, placing)
  }
}

export const hyperlink = (link: Link, placing: Placing): Excel.RangeHyperlink =>
  'url' in link
    ? { address: link.url }
    : { documentReference: `${quoteSheet(placing.sheet(link.sheet).name)}!${link.cell}` }

/** Neighbouring cells of a column that share a link, top to bottom. */
export function linkRuns(column: number, top: number, links: readonly (Link | null)[]): LinkRun[] {
  const runs: LinkRun[] = []
  links.forEach((link, index) => {
    if (!link) return
    const last = runs.at(-1)
    const row = top + index
    if (last && last.row + last.rows === row && same(last.link, link)) {
      runs[runs.length - 1] = { ...last, rows: last.rows + 1 }
    } else runs.push({ row, column, rows: 1, link })
  })
  return runs
}

const same = (a: Link, b: Link): boolean =>
  'url' in a ? 'url' in b && a.url === b.url : 'sheet' in b && a.sheet === b.sheet && a.cell === b.cell
