import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DatasetSource } from '../app/open-dataset.ts'
import type { DataProblem } from '../data/problem.ts'
import type { Language } from '../report/report.ts'
import type { Engine, OpenDataset } from './engine/engine.ts'
import type { FirstSight } from './start.ts'
import { latest, useAnswer } from './use-answer.ts'

/** Why the data set asked for is not there: its problems, or the browser's own word. */
export type Failure =
  | { readonly kind: 'faulty'; readonly problems: readonly DataProblem[] }
  | { readonly kind: 'unreachable'; readonly reason: string }

export interface DatasetState {
  /** The one that is loaded, in words; another one may be on its way. */
  readonly current: OpenDataset | null
  /** Counts data sets: what was worked out of an earlier one is out of date. */
  readonly generation: number
  readonly isBuiltIn: boolean
  readonly warnings: readonly DataProblem[]
  /** How much is read, from 0 to 1, while one is on its way. */
  readonly opening: number | null
  readonly failure: Failure | null
  readonly open: (source: DatasetSource) => void
  readonly cancel: () => void
  readonly retry: () => void
  readonly dismiss: () => void
}

interface Loaded {
  readonly generation: number
  readonly isBuiltIn: boolean
  readonly warnings: readonly DataProblem[]
}

/**
 * Opens the built-in data set at once, and others when asked; one that fails leaves the one before.
 *
 * @param first what is shown of the built-in one until it has been read
 */
export function useDataset(
  engine: Engine,
  builtIn: DatasetSource,
  first: FirstSight | null,
  language: Language,
): DatasetState {
  const [loaded, setLoaded] = useState<Loaded>({ generation: 0, isBuiltIn: true, warnings: [] })
  const [opening, setOpening] = useState<number | null>(0)
  const [failure, setFailure] = useState<Failure | null>(null)
  const running = useRef<AbortController | null>(null)
  const asked = useRef<DatasetSource>(builtIn)

  const start = useCallback(
    (source: DatasetSource) => {
      running.current?.abort()
      const controller = new AbortController()
      running.current = controller
      asked.current = source
      const { signal } = controller
      const settle = (change: () => void): void => {
        if (running.current !== controller) return
        running.current = null
        setOpening(null)
        if (!signal.aborted) change()
      }
      const progress = (done: number, total: number): void => {
        if (running.current === controller) setOpening(total > 0 ? done / total : 0)
      }
      engine.open(source, { signal, progress }).then(
        (opened) =>
          settle(() => {
            if (!opened.ok) return setFailure({ kind: 'faulty', problems: opened.error })
            const { warnings } = opened
            setLoaded(({ generation }) => ({
              generation: generation + 1,
              isBuiltIn: source === builtIn,
              warnings,
            }))
          }),
        (error: unknown) => settle(() => setFailure({ kind: 'unreachable', reason: reasonOf(error) })),
      )
    },
    [engine, builtIn],
  )

  useEffect(() => {
    start(builtIn)
    return () => running.current?.abort()
  }, [start, builtIn])

  const open = useCallback(
    (source: DatasetSource) => {
      setOpening(0)
      setFailure(null)
      start(source)
    },
    [start],
  )

  const { generation } = loaded
  const describe = useMemo(
    () => (generation === 0 ? null : () => engine.describe(language)),
    [engine, language, generation],
  )
  const described = latest(useAnswer(describe))
  const isFirst = loaded.isBuiltIn && failure === null && first?.language === language
  return {
    current: described ?? (isFirst ? first.dataset : null),
    ...loaded,
    opening,
    failure,
    open,
    cancel: useCallback(() => running.current?.abort(), []),
    retry: useCallback(() => open(asked.current), [open]),
    dismiss: useCallback(() => setFailure(null), []),
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
