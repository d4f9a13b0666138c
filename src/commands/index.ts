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

/** What a button does besides; the pane has no part in it. */
const HELP = 'openHelp'

/** Every function that the manifest may name. */
export const FUNCTIONS: readonly string[] = [...Object.keys(COMMANDS), HELP]

/** Joins the ribbon's buttons to the pane. */
export function registerCommands(requests: Requests): void {
  for (const [name, request] of Object.entries(COMMANDS)) {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      requests.send(request)
      // The pane is asked all the same where Excel cannot bring it to the front; it may be in sight already.
      const shown = Office.addin.showAsTaskpane().catch(() => undefined)
      // A button whose command never completes stays grey.
      void shown.then(() => event.completed())
    })
  }
  Office.actions.associate(HELP, (event: Office.AddinCommands.Event) => {
    openPage(new URL('support.html', document.baseURI).href)
    event.completed()
  })
}

/** In a browser of its own: Excel on a desktop opens no windows for a page. */
function openPage(url: string): void {
  if (Office.context.requirements.isSetSupported('OpenBrowserWindowApi', '1.1')) {
    Office.context.ui.openBrowserWindow(url)
  } else {
    window.open(url, '_blank', 'noopener')
  }
}
