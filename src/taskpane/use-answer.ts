import { useEffect, useState } from 'react'

export type AnswerState<T> =
  | { readonly kind: 'waiting'; readonly before: T | null }
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown }

/**
 * Asks when the component appears and whenever `ask` becomes another function; an answer to an earlier
 * question is dropped. Null asks nothing.
 */
export function useAnswer<T>(ask: (() => Promise<T>) | null): AnswerState<T> {
  const [settled, setSettled] = useState<{
    readonly ask: () => Promise<T>
    readonly state: Exclude<AnswerState<T>, { readonly kind: 'waiting' }>
  } | null>(null)
  useEffect(() => {
    if (!ask) return
    let isCurrent = true
    ask().then(
      (value) => isCurrent && setSettled({ ask, state: { kind: 'answered', value } }),
      (error: unknown) => isCurrent && setSettled({ ask, state: { kind: 'failed', error } }),
    )
    return () => {
      isCurrent = false
    }
  }, [ask])
  if (settled && settled.ask === ask) return settled.state
  return { kind: 'waiting', before: settled?.state.kind === 'answered' ? settled.state.value : null }
}

/** What is there to show: the answer, or the one before while the next is waited for. */
export const latest = <T>(state: AnswerState<T>): T | null =>
  state.kind === 'answered' ? state.value : state.kind === 'waiting' ? state.before : null
