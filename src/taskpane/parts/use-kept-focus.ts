import { useEffect, useRef, type RefObject } from 'react'

/**
 * Where a button that has the focus makes way for what it began, the focus goes to the place of both, so that
 * the keyboard goes on from there and not from the top of the page.
 *
 * @param stage changes when buttons come and go
 * @returns for the place, which needs a `tabIndex` of -1
 */
export function useKeptFocus(stage: string): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(stage)
  useEffect(() => {
    if (before.current === stage) return
    before.current = stage
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true })
  }, [stage])
  return place
}
