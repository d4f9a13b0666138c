import type { Work } from '../../base/work.ts'
import { METHODS, type Engine, type Method } from './engine.ts'
import type { Reply, Request } from './messages.ts'

/** Typed by `Engine`, which it is made into. */
type Call = (method: Method, argument: unknown, work?: Work) => Promise<unknown>

/** The engine in a worker of its own; in the page where there are no workers. */
export function connectEngine(): Engine {
  const engine = startWorker().then(remoteCall, () => localCall())
  return engineOf(async (method, argument, work) => (await engine)(method, argument, work))
}

function engineOf(call: Call): Engine {
  const methods = METHODS.map((method) => [
    method,
    (argument: unknown, work?: Work) => call(method, argument, work),
  ])
  return Object.fromEntries(methods) as unknown as Engine
}

async function localCall(): Promise<Call> {
  const { createEngine } = await import('./create-engine.ts')
  const engine = createEngine()
  return (method, argument, work) =>
    (engine[method] as (argument: unknown, work?: Work) => Promise<unknown>)(argument, work)
}

/** Resolves once the worker has said that it is there. */
function startWorker(): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url))
    worker.addEventListener('message', () => resolve(worker), { once: true })
    worker.addEventListener('error', reject, { once: true })
  })
}

interface Pending {
  readonly resolve: (answer: never) => void
  readonly reject: (error: unknown) => void
  readonly work: Work
}

function remoteCall(worker: Worker): Call {
  const pending = new Map<number, Pending>()
  const send = (request: Request): void => worker.postMessage(request)
  let last = 0

  worker.addEventListener('message', ({ data: reply }: MessageEvent<Reply>) => {
    if (reply.kind === 'ready') return
    const call = pending.get(reply.id)
    if (reply.kind === 'progress') {
      call?.work.progress?.(reply.done, reply.total)
      return
    }
    pending.delete(reply.id)
    if (reply.kind === 'answer') call?.resolve(reply.answer as never)
    else call?.reject(Object.assign(new Error(reply.message), { name: reply.name }))
  })
  // A worker that dies, for want of memory for example, answers nobody any more.
  worker.addEventListener('error', (event) => {
    for (const { reject } of pending.values()) reject(new Error(event.message))
    pending.clear()
  })

  return (method, argument, work = {}) =>
    new Promise((resolve, reject) => {
      const { signal } = work
      if (signal?.aborted) return reject(signal.reason)
      const id = ++last
      pending.set(id, { resolve, reject, work })
      signal?.addEventListener('abort', () => {
        if (!pending.delete(id)) return
        send({ id, method: 'cancel' })
        reject(signal.reason)
      })
      send({ id, method, argument } as Request)
    })
}
