import { useCallback, useEffect, useState } from 'react'
import type { Result } from '../base/result.ts'
import type { DataProblem } from '../data/problem.ts'
import type { Dataset } from '../data/table.ts'

export type LoadDataset = (signal: AbortSignal) => Promise<Result<Dataset, readonly DataProblem[]>>

export type DatasetState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly data: Dataset }
  /** The data set was read and is not sound. */
  | { readonly kind: 'faulty'; readonly problems: readonly DataProblem[] }
  /** It could not be read at all; `reason` is the browser's own word. */
  | { readonly kind: 'unreachable'; readonly reason: string }

const LOADING: DatasetState = { kind: 'loading' }

/** Loads a data set when the component appears, and again whenever `reload` is called. */
export function useDataset(load: LoadDataset): { state: DatasetState; reload: () => void } {
  const [attempt, setAttempt] = useState(0)
  const [settled, setSettled] = useState<{ attempt: number; state: DatasetState } | null>(null)

  useEffect(() => {
    const controller = new AbortController()
    const settle = (state: DatasetState): void => {
      if (!controller.signal.aborted) setSettled({ attempt, state })
    }
    load(controller.signal).then(
      (result) =>
        settle(
          result.ok ? { kind: 'loaded', data: result.value } : { kind: 'faulty', problems: result.error },
        ),
      (error: unknown) =>
        settle({ kind: 'unreachable', reason: error instanceof Error ? error.message : String(error) }),
    )
    return () => controller.abort()
  }, [load, attempt])

  const reload = useCallback(() => setAttempt((count) => count + 1), [])
  return { state: settled?.attempt === attempt ? settled.state : LOADING, reload }
}
