/**
 * The ribbon's buttons. They run in the same page as the pane (a shared runtime), so they compose nothing:
 * a button shows the pane and asks it, and the pane tells how it goes and what came of it.
 */
import type { ReportKind } from '../report/report.ts'
import type { PaneRequest, Requests } from '../taskpane/requests.ts'

const write = (report: ReportKind): PaneRequest => ({ kind: 'write', report })

/** By the names that the manifest calls them. */
export const COMMANDS: Readonly<Record<string, PaneRequest>> = {
  writeParticipation: write('participation'),
  writeFunding: write('funding'),
  writeSeizures: write('seizures'),
  writeAssistance: write('assistance'),
  writeBriefing: write('briefing'),
  refreshAll: { kind: 'refresh-all' },
  traceFigure: { kind: 'trace' },
  checkHost: { kind: 'check' },
}

/** Joins the ribbon's buttons to the pane. */
export function registerCommands(requests: Requests): void {
  for (const [name, request] of Object.entries(COMMANDS)) {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      requests.send(request)
      // A button whose command never completes stays grey.
      void Office.addin.showAsTaskpane().finally(() => event.completed())
    })
  }
}
