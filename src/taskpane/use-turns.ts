import { useCallback, useRef } from 'react'

export type InTurn = <T>(job: () => Promise<T>) => Promise<T>

/** Lets one piece of work at the workbook begin when the one before has ended, well or not. */
export function useTurns(): InTurn {
  const last = useRef<Promise<unknown>>(Promise.resolve())
  return useCallback((job) => {
    const mine = last.current.then(job)
    last.current = mine.catch(() => undefined)
    return mine
  }, [])
}
