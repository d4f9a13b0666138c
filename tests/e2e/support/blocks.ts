/** How long a page's own thread was held up. */
import type { Browser, Page } from 'playwright-core'

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds by the clock, and those in which the thread really ran. */
  readonly dur?: number
  readonly tdur?: number
  readonly args: { readonly name?: string }
}

export interface Block {
  /** Milliseconds for which the thread worked. */
  readonly busy: number
  /** The same by the clock: more where other programs took the processor meanwhile. */
  readonly passed: number
}

const TASKS = new Set(['RunTask', 'ThreadControllerImpl::RunTask'])

/** The longest tasks of the page's main thread while something is done, the longest first. */
export async function longestBlocks(
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
): Promise<Block[]> {
  await browser.startTracing(page, {
    categories: ['-*', 'toplevel', 'disabled-by-default-devtools.timeline'],
  })
  let trace: string
  try {
    await act()
  } finally {
    trace = (await browser.stopTracing()).toString()
  }
  const { traceEvents } = JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] }
  const thread = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(thread),
  )
  return traceEvents
    .filter((it) => it.ph === 'X' && TASKS.has(it.name) && main.has(thread(it)))
    .map(({ dur = 0, tdur = dur }) => ({ busy: tdur / 1000, passed: dur / 1000 }))
    .sort((a, b) => b.busy - a.busy)
}
