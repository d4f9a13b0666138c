import type { NormalReport } from '../../report/report.ts'
import type { TaskPaneWords } from '../../text/pane/words.ts'

/** What people call a report: `Seizures`, and `Seizures 2` the second of its kind. */
export function reportName(
  { kind, id }: Pick<NormalReport, 'kind' | 'id'>,
  { reports }: TaskPaneWords,
): string {
  const number = /-(\d+)$/.exec(id)?.[1]
  return number === undefined ? reports.names[kind] : `${reports.names[kind]} ${number}`
}
