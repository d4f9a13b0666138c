import type { ReportKind } from '../report/report.ts'

/** What a ribbon button asks of the pane. */
export type PaneRequest =
  | { readonly kind: 'write'; readonly report: ReportKind }
  | { readonly kind: 'refresh-all' }
  | { readonly kind: 'trace' }
  | { readonly kind: 'check' }

/** Hands requests to the pane; those that come before it is drawn wait for it. */
export interface Requests {
  send(request: PaneRequest): void
  /** Takes requests until the function that it returns is called. */
  listen(take: (request: PaneRequest) => void): () => void
}

export function createRequests(): Requests {
  const waiting: PaneRequest[] = []
  let taker: ((request: PaneRequest) => void) | null = null
  return {
    send: (request) => {
      if (taker) taker(request)
      else waiting.push(request)
    },
    listen: (take) => {
      taker = take
      waiting.splice(0).forEach(take)
      return () => {
        if (taker === take) taker = null
      }
    },
  }
}
