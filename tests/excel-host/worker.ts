/**
 * The emulated Excel in a worker: a process of its own, as Excel is, whose work does not hold up the page.
 * Requests come as text and are answered as text.
 */
import { bytes, Host, type Answer, type Counters, type HostOptions } from './host.ts'
import type { HostEvent } from './model/events.ts'
import type { RequestBody } from './wire.ts'

/** From the page; the first message carries the options. */
export type ToWorker =
  | { readonly kind: 'start'; readonly options: HostOptions }
  | { readonly kind: 'request'; readonly id: number; readonly text: string; readonly flags: number }
  | { readonly kind: 'look'; readonly id: number }
  | { readonly kind: 'type'; readonly id: number; readonly address: string; readonly value: string | number }

/** What a test sees of the workbook. */
export interface Sight {
  readonly sheets: readonly string[]
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly first: string }[]
  readonly counters: Counters
}

export type FromWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer | Sight | null }
  | { readonly kind: 'events'; readonly events: readonly HostEvent[] }

let host = new Host()
const reply = (message: FromWorker): void => self.postMessage(message)

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case 'start':
      host = new Host(data.options)
      host.onEvents = (events) => reply({ kind: 'events', events })
      break
    case 'request':
      void host
        .answer(JSON.parse(data.text) as RequestBody, bytes(data.text), data.flags)
        .then((answer) => reply({ kind: 'answer', id: data.id, answer }))
      break
    case 'look':
      reply({ kind: 'answer', id: data.id, answer: sight() })
      break
    case 'type':
      host.user.type(data.address, data.value)
      reply({ kind: 'answer', id: data.id, answer: null })
      break
  }
})

function sight(): Sight {
  const { sheets, tables } = host.workbook
  return {
    sheets: sheets.map(({ name }) => name),
    tables: tables.map(({ name, body, sheet }) => ({
      name,
      rows: body.rows,
      first: `'${sheet.name}'!${body.row},${body.column}`,
    })),
    counters: host.counters,
  }
}
