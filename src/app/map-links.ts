import type { Cell, Link, Step, TableColumn } from '../report/steps.ts'

/** A step with other links in place of its own. */
export function mapLinks(step: Step, to: (link: Link) => Link): Step {
  const link = (it: Link | null): Link | null => it && to(it)
  const column = (it: TableColumn): TableColumn => {
    const { links } = it
    return links ? { ...it, links: (row) => link(links(row)) } : it
  }
  const cell = (it: Cell | null): Cell | null => (it?.link ? { ...it, link: to(it.link) } : it)
  if (step.kind === 'table') return { ...step, columns: step.columns.map(column) }
  if (step.kind !== 'cells') return step
  return { ...step, cells: step.cells.map((row) => row.map(cell)) }
}
