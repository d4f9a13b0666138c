import type { Link } from '../report/steps.ts'
import { cellRef, quoteSheet } from '../workbook/reference.ts'
import type { Warn } from '../workbook/warning.ts'
import { jsonBytes, type Batch } from './batch.ts'
import { isSafe, LONGEST_URL, type Placing } from './placing.ts'

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
    const to = isSafe(link) && count <= MOST_LINKS ? hyperlink(link, placing.linked) : null
    if (!to) {
      const detail = { url: 'url' in link ? link.url.slice(0, LONGEST_URL) : link.sheet }
      warn({ code: 'cell/link-left-out', sheet: name, cell: cellRef(row, column), detail })
      continue
    }
    await batch.add({ sheet: name, bytes: jsonBytes(to) })
    sheet.getRangeByIndexes(row, column, rows, 1).hyperlink = to
  }
}

/** @param nameOf the name in the workbook of a sheet of the plan; without one there is no link */
export function hyperlink(link: Link, nameOf: (sheet: string) => string | null): Excel.RangeHyperlink | null {
  if ('url' in link) return { address: link.url }
  const name = nameOf(link.sheet)
  return name === null ? null : { documentReference: `${quoteSheet(name)}!${link.cell}` }
}

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
