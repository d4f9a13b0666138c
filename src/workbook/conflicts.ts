import type { BookChanges } from './changes.ts'
import type { CellValue } from './values.ts'
import { plainValue } from './values.ts'

/** A cell or a row that the analyst and the new figures both changed. */
export interface Conflict {
  /** Names it in choices. */
  readonly block: string
  readonly sheet: string
  readonly table: string
  /** Key of the figure. */
  readonly figure: string
  /** Header of the column, or null where the whole row is meant. */
  readonly column: string | null
  readonly about: 'both-changed' | 'removed-and-revised' | 'withdrawn-or-yours'
  readonly base: CellValue
  readonly mine: CellValue
  readonly theirs: CellValue
}

/** All conflicts of a workbook, in the order of its reports and tables. */
export function conflictsOf(changes: BookChanges): Conflict[] {
  return changes.reports
    .flatMap(({ tables }) => tables)
    .flatMap(({ block, sheet, object, columns, cellChanges, rowChanges }) => {
      const place = { block, sheet: sheet.name, table: object.name }
      const header = (id: string): string => columns.find((it) => it.id === id)?.header ?? id
      const cells = cellChanges.flatMap((it): Conflict[] =>
        it.why !== 'conflict'
          ? []
          : [
              {
                ...place,
                figure: it.key,
                column: header(it.column),
                about: 'both-changed',
                base: it.base ?? null,
                mine: plainValue(it.old),
                theirs: plainValue(it.new),
              },
            ],
      )
      const rows = rowChanges.flatMap((it): Conflict[] =>
        it.why !== 'conflict'
          ? []
          : [
              {
                ...place,
                figure: it.key,
                column: null,
                about: it.about,
                base: null,
                mine: null,
                theirs: null,
              },
            ],
      )
      return [...cells, ...rows]
    })
}

/** Figures that a refresh adds, changes and withdraws; one that two reports show counts once. */
export function countFigures(changes: BookChanges) {
  const [added, changed, withdrawn] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const { tables, report } of changes.reports) {
    // A briefing and the summaries show what the tables of figures hold.
    const own = tables.filter(({ block }) => report !== null && block === `${report.id}/data`)
    for (const { cellChanges, rowChanges } of report?.kind === 'briefing' ? [] : own) {
      for (const { why, key } of cellChanges) if (why !== 'yours') changed.add(key)
      for (const { why, key } of rowChanges) {
        if (why === 'added' || why === 'returned') added.add(key)
        if (why === 'withdrawn' || why === 'kept') withdrawn.add(key)
      }
    }
  }
  return { added: added.size, changed: changed.size, withdrawn: withdrawn.size }
}
