import { useCallback, useRef, useState } from 'react'
import { problemOf } from '../../app/problem-of.ts'
import {
  checkRestore,
  checkWorkbook,
  refreshWorkbook,
  restoreWorkbook,
  type RefreshCheck,
} from '../../app/refresh-workbook.ts'
import { unpackPlan } from '../../app/transfer-plan.ts'
import type { Work } from '../../base/work.ts'
import type { ReportId } from '../../report/report.ts'
import type { Words } from '../../report/words.ts'
import type { Choices } from '../../workbook/decide-table.ts'
import type { WorkbookProblem } from '../../workbook/problem.ts'
import type { RefreshableWorkbook } from '../../workbook/workbook.ts'
import type { Engine } from '../engine/engine.ts'

export type Stage = 'checking' | 'refreshing' | 'restoring'

export type RefreshState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly stage: Stage; readonly share: number | null }
  | { readonly kind: 'checked'; readonly check: RefreshCheck }
  | { readonly kind: 'refreshed'; readonly changes: number }
  | { readonly kind: 'restored'; readonly any: boolean }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly problem: WorkbookProblem | null; readonly reason: string }

/** What one report's part of a check is called: its id, or null for the sheets of all reports. */
export type Part = ReportId | null

/** Compares the workbook with the figures, writes what is decided, and takes the last refresh back. */
export function useRefresh(engine: Engine, changed: () => void) {
  const [state, setState] = useState<RefreshState>({ kind: 'idle' })
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
        setState(await job({ signal, progress }))
      } catch (error) {
        setState(signal.aborted ? { kind: 'cancelled' } : failed(error))
      } finally {
        running.current = null
      }
      changed()
    },
    [changed],
  )

  const check = useCallback(
    (book: RefreshableWorkbook) =>
      run('checking', async (work) => {
        const made = await checkWorkbook(replanner(engine), book, work)
        return made ? { kind: 'checked', check: made } : { kind: 'idle' }
      }),
    [run, engine],
  )

  /** `parts`: those to refresh, or null for all; the sheets of all reports always follow. */
  const refresh = useCallback(
    (
      made: RefreshCheck,
      book: RefreshableWorkbook,
      choices: Choices,
      parts: readonly Part[] | null,
      receipt: Words | null,
    ) =>
      run('refreshing', async (work) => {
        const wanted = made.changes.reports.filter(
          ({ report }) => parts === null || report === null || parts.includes(report.id),
        )
        const only = { ...made, changes: { ...made.changes, reports: wanted } }
        const { rows } = await refreshWorkbook(only, book, choices, receipt, work)
        return { kind: 'refreshed', changes: rows.length }
      }),
    [run],
  )

  const restore = useCallback(
    (book: RefreshableWorkbook) =>
      run('restoring', async (work) => {
        const made = await checkRestore(book, work)
        // What the analyst has changed since the refresh stays.
        const any = made !== null && (await restoreWorkbook(made, book, { default: 'keep' }, work))
        return { kind: 'restored', any }
      }),
    [run],
  )
  const cancel = useCallback(() => running.current?.abort(), [])
  return { state, check, refresh, restore, cancel }
}

const replanner =
  (engine: Engine): Parameters<typeof checkWorkbook>[0] =>
  async (installed) => {
    const { plan, failed: without } = await engine.replan({ installed, created: new Date().toISOString() })
    return { plan: unpackPlan(plan), failed: without }
  }

const failed = (error: unknown): RefreshState => ({
  kind: 'failed',
  problem: problemOf(error),
  reason: error instanceof Error ? error.message : String(error),
})
