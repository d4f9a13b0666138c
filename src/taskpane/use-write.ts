import { useCallback, useRef, useState } from 'react'
import { problemOf } from '../app/problem-of.ts'
import { ok } from '../base/result.ts'
import type { Report, ReportKind, ReportProblem } from '../report/report.ts'
import type { WorkbookProblem } from '../workbook/problem.ts'
import type { Book, Planner } from './books/book.ts'
import type { Engine } from './engine/engine.ts'
import type { InTurn } from './use-turns.ts'

export type WriteOutcome =
  /** `sheet`: where the report begins; null where the record does not say. `behind`: what did not follow. */
  | { readonly kind: 'done'; readonly sheet: string | null; readonly behind: WorkbookProblem | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly problems: readonly ReportProblem[] }
  | { readonly kind: 'failed'; readonly problem: WorkbookProblem | null; readonly reason: string }

export type WriteState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly stage: 'planning' | 'writing'; readonly share: number | null }
  | WriteOutcome

export interface Writing {
  readonly state: WriteState
  /** The report that is or was written last. */
  readonly report: ReportKind | null
  readonly write: (report: Report) => void
  readonly cancel: () => void
  /** Forgets what came of the last one; work under way goes on. */
  readonly clear: () => void
}

const IDLE: WriteState = { kind: 'idle' }

/** Writes one report after the other into the workbook, each whole or not at all. */
export function useWrite(engine: Engine, book: Book | null, inTurn: InTurn): Writing {
  const [state, setState] = useState<WriteState>(IDLE)
  const [report, setReport] = useState<ReportKind | null>(null)
  const running = useRef<AbortController | null>(null)

  const write = useCallback(
    async (wanted: Report): Promise<void> => {
      if (!book || running.current) return
      const controller = new AbortController()
      running.current = controller
      const { signal } = controller
      setReport(wanted.kind)
      setState({ kind: 'working', stage: 'planning', share: null })
      const progress = (done: number, total: number): void =>
        setState({ kind: 'working', stage: 'writing', share: total > 0 ? done / total : null })
      const planner = plannerOf(engine, () => {
        signal.throwIfAborted()
        setState({ kind: 'working', stage: 'writing', share: null })
      })
      try {
        const outcome = await inTurn(async (): Promise<WriteOutcome> => {
          signal.throwIfAborted()
          const written = await book.write([wanted], planner, { signal, progress })
          if (!written.ok) return { kind: 'refused', problems: written.error }
          return { kind: 'done', sheet: await lastSheet(book), behind: null }
        })
        setState(outcome)
      } catch (error) {
        const problem = problemOf(error)
        if (problem?.code === 'workbook/shared-behind')
          setState({ kind: 'done', sheet: await lastSheet(book), behind: problem })
        else setState(signal.aborted && !problem ? { kind: 'cancelled' } : failed(error))
      } finally {
        running.current = null
      }
    },
    [engine, book, inTurn],
  )
  return {
    state,
    report,
    write: useCallback((wanted) => void write(wanted), [write]),
    cancel: useCallback(() => running.current?.abort(), []),
    clear: useCallback(() => setState((now) => (now.kind === 'working' ? now : IDLE)), []),
  }
}

const failed = (error: unknown): WriteOutcome => ({
  kind: 'failed',
  problem: problemOf(error),
  reason: error instanceof Error ? error.message : String(error),
})

/** Plans are made by the engine; `planned` is told when one has come. */
const plannerOf =
  (engine: Engine, planned: () => void): Planner =>
  async (reports, installed) => {
    const made = await engine.plan({ reports, installed, created: new Date().toISOString() })
    planned()
    const { unpackPlan } = await import('../app/transfer-plan.ts')
    return made.ok ? ok({ ...made.value, plan: unpackPlan(made.value.plan) }) : made
  }

/** The sheet that the report written last begins on, under the name that it got in this workbook. */
async function lastSheet(book: Book): Promise<string | null> {
  // Written it is, even where the record cannot be read just now.
  const record = await book.record().catch(() => null)
  return sheetOf(record?.reports.at(-1)?.blocks ?? [])
}

/** Charts and texts stand on the sheet that is read first; the table of figures is on another. */
export const sheetOf = (
  blocks: readonly { readonly block: string; readonly sheet: { readonly name: string } }[],
): string | null =>
  (blocks.find(({ block }) => /\/(analysis-)?heading$/.test(block)) ?? blocks[0])?.sheet.name ?? null
