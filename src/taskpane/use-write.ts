import { useCallback, useRef, useState } from 'react'
import { problemOf } from '../app/problem-of.ts'
import { unpackPlan } from '../app/transfer-plan.ts'
import { ok } from '../base/result.ts'
import type { Report, ReportProblem } from '../report/report.ts'
import type { WorkbookProblem } from '../workbook/problem.ts'
import type { Book, Planner } from './books/book.ts'
import type { Engine } from './engine/engine.ts'

export type WriteState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly stage: 'planning' | 'writing'; readonly share: number | null }
  /** `sheet`: where the report begins; null where the record does not say. */
  | { readonly kind: 'done'; readonly sheet: string | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly problems: readonly ReportProblem[] }
  | { readonly kind: 'failed'; readonly problem: WorkbookProblem | null; readonly reason: string }

const IDLE: WriteState = { kind: 'idle' }

/** Writes one report after the other into the workbook, each whole or not at all. */
export function useWrite(engine: Engine, book: Book | null) {
  const [state, setState] = useState<WriteState>(IDLE)
  const running = useRef<AbortController | null>(null)

  const write = useCallback(
    async (report: Report): Promise<void> => {
      if (!book || running.current) return
      const controller = new AbortController()
      running.current = controller
      const { signal } = controller
      setState({ kind: 'working', stage: 'planning', share: null })
      const progress = (done: number, total: number): void =>
        setState({ kind: 'working', stage: 'writing', share: total > 0 ? done / total : null })
      const planner = plannerOf(engine, () => {
        signal.throwIfAborted()
        setState({ kind: 'working', stage: 'writing', share: null })
      })
      try {
        const written = await book.write([report], planner, { signal, progress })
        setState(
          written.ok
            ? { kind: 'done', sheet: await firstSheet(book, written.value.reports.at(-1)?.id ?? '') }
            : { kind: 'refused', problems: written.error },
        )
      } catch (error) {
        setState(signal.aborted ? { kind: 'cancelled' } : failed(error))
      } finally {
        running.current = null
      }
    },
    [engine, book],
  )
  const cancel = useCallback(() => running.current?.abort(), [])
  const clear = useCallback(() => setState((now) => (now.kind === 'working' ? now : IDLE)), [])
  return { state, write, cancel, clear }
}

const failed = (error: unknown): WriteState => ({
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
    return made.ok ? ok({ ...made.value, plan: unpackPlan(made.value.plan) }) : made
  }

/** The sheet that the report begins on, under the name that it got in this workbook. */
async function firstSheet(book: Book, report: string): Promise<string | null> {
  const record = await book.record()
  const blocks = record?.reports.find((it) => it.report.id === report)?.blocks ?? []
  return sheetOf(blocks)
}

/** Charts and texts stand on the sheet that is read first; the table of figures is on another. */
export const sheetOf = (
  blocks: readonly { readonly block: string; readonly sheet: { readonly name: string } }[],
): string | null =>
  (blocks.find(({ block }) => /\/(analysis-)?heading$/.test(block)) ?? blocks[0])?.sheet.name ?? null
