import { lazy, type ComponentType } from 'react'

const failures = new Set<() => void>()

/** Parts that could not be fetched are asked for again when they are drawn the next time. */
export function forgetFailures(): void {
  for (const forget of failures) forget()
  failures.clear()
}

/** A part of the pane that is fetched when it is first drawn; React alone would remember a failure for good. */
export function fetched<Props extends object>(
  fetch: () => Promise<{ readonly default: ComponentType<Props> }>,
): ComponentType<Props> {
  const ask = () =>
    lazy(() =>
      fetch().catch((error: unknown) => {
        failures.add(() => {
          current = ask()
        })
        throw error
      }),
    )
  let current = ask()
  return function Fetched(props: Props) {
    const Part: ComponentType<Props> = current
    return <Part {...props} />
  }
}
