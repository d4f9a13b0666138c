import { useCallback, useRef, useState } from 'react'
import { problemOf } from '../app/problem-of.ts'
import type { RefreshCheck, Replan } from '../app/refresh-workbook.ts'
import type { Work } from '../base/work.ts'
import type { ReportId, ReportKind } from '../report/report.ts'
import type { Words } from '../report/words.ts'
import type { Choices } from '../workbook/decide-table.ts'
import type { WorkbookProblem } from '../workbook/problem.ts'
import type { RefreshableWorkbook } from '../workbook/workbook.ts'
import type { Engine } from './engine/engine.ts'
import type { InTurn } from './use-turns.ts'

export type Stage = 'checking' | 'refreshing' | 'restoring'

export type RefreshState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly stage: Stage; readonly share: number | null }
  | { readonly kind: 'checked'; readonly check: RefreshCheck }
  /** `changes`: how many, or null where the list of them failed: `behind` says why. */
  | {
      readonly kind: 'refreshed'
      readonly changes: number | null
      readonly behind: WorkbookProblem | null
      /** Reports that were to be refreshed and could not be. */
      readonly left: readonly ReportKind[]
    }
  | { readonly kind: 'restored'; readonly any: boolean }
  | { readonly kind: 'cancelled' }
  | {
      readonly kind: 'failed'
      readonly stage: Stage
      readonly problem: WorkbookProblem | null
      readonly reason: string
    }

/** What one report's part of a check is called: its id, or null for the sheets of all reports. */
export type Part = ReportId | null

export interface Refreshing {
  readonly state: RefreshState
  /** Counts pieces of work that have ended: each may have changed the workbook. */
  readonly ended: number
  readonly check: (book: RefreshableWorkbook) => void
  /** `parts`: those to refresh, or null for all; the sheets of all reports always follow. */
  readonly refresh: (
    check: RefreshCheck,
    book: RefreshableWorkbook,
    choices: Choices,
    parts: readonly Part[] | null,
    receipt: Words | null,
  ) => void
  readonly restore: (book: RefreshableWorkbook) => void
  readonly cancel: () => void
  /** Forgets what came of the last piece of work; one under way goes on. */
  readonly clear: () => void
}

/** Compares the workbook with the figures, writes what is decided, and takes the last refresh back. */
export function useRefresh(engine: Engine, inTurn: InTurn): Refreshing {
  const [state, setState] = useState<RefreshState>({ kind: 'idle' })
  const [ended, setEnded] = useState(0)
  const running = useRef<AbortController | null>(null)

  const run = useCallback(
    async (stage: Stage, job: (work: Work) => Promise<RefreshState>): Promise<void> => {
      if (running.current) return
      const controller = new AbortController()
      running.current = controller
      const { signal } = controller
      const progress = (done: number, total: number): void =>
        setState({ kind: 'working', stage, share: total > 0 ? done / total : null })
      setState({ kind: 'working', stage, share: null })
      try {
        const outcome = await inTurn(async () => {
          signal.throwIfAborted()
          return job({ signal, progress })
        })
        setState(outcome)
      } catch (error) {
        const problem = problemOf(error)
        if (problem?.code === 'workbook/receipt-behind')
          setState({ kind: 'refreshed', changes: null, behind: problem, left: [] })
        else setState(signal.aborted && !problem ? { kind: 'cancelled' } : failed(stage, problem, error))
      } finally {
        running.current = null
      }
      setEnded((count) => count + 1)
    },
    [inTurn],
  )

  const check: Refreshing['check'] = useCallback(
    (book) =>
      void run('checking', async (work) => {
        const { checkWorkbook } = await stories()
        const made = await checkWorkbook(replanner(engine), book, work)
        return made ? { kind: 'checked', check: made } : { kind: 'idle' }
      }),
    [run, engine],
  )
  const refresh: Refreshing['refresh'] = useCallback(
    (made, book, choices, parts, receipt) =>
      void run('refreshing', async (work) => {
        const wanted = made.changes.reports.filter(
          ({ report }) => parts === null || report === null || parts.includes(report.id),
        )
        const only = { ...made, changes: { ...made.changes, reports: wanted } }
        const { refreshWorkbook } = await stories()
        const { rows } = await refreshWorkbook(only, book, choices, receipt, work)
        return { kind: 'refreshed', changes: rows.length, behind: null, left: leftOf(only, parts) }
      }),
    [run],
  )
  const restore: Refreshing['restore'] = useCallback(
    (book) =>
      void run('restoring', async (work) => {
        const { checkRestore, restoreWorkbook } = await stories()
        const made = await checkRestore(book, work)
        // What the analyst has changed since the refresh stays.
        const any = made !== null && (await restoreWorkbook(made, book, { default: 'keep' }, work))
        return { kind: 'restored', any }
      }),
    [run],
  )
  const cancel = useCallback(() => running.current?.abort(), [])
  const clear = useCallback(() => setState((now) => (now.kind === 'working' ? now : { kind: 'idle' })), [])
  return { state, ended, check, refresh, restore, cancel, clear }
}

/** Fetched when they are first asked for: the pane opens without them. */
const stories = () => import('../app/refresh-workbook.ts')

/** The reports asked for that the workbook or the new figures do not allow to be refreshed. */
const leftOf = (
  { record, changes, failed }: RefreshCheck,
  parts: readonly Part[] | null,
): readonly ReportKind[] => {
  const damaged = changes.reports.flatMap(({ report, state }) =>
    state === 'damaged' && report ? [report.id] : [],
  )
  const left = new Set([...damaged, ...failed.keys()])
  return record.reports
    .filter(({ report }) => left.has(report.id) && (parts === null || parts.includes(report.id)))
    .map(({ report }) => report.kind)
}

const replanner =
  (engine: Engine): Replan =>
  async (installed) => {
    const { unpackPlan } = await import('../app/transfer-plan.ts')
    const { plan, failed: without } = await engine.replan({ installed, created: new Date().toISOString() })
    return { plan: unpackPlan(plan), failed: without }
  }

const failed = (stage: Stage, problem: WorkbookProblem | null, error: unknown): RefreshState => ({
  kind: 'failed',
  stage,
  problem,
  reason: error instanceof Error ? error.message : String(error),
})
