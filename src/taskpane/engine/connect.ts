import type { Work } from '../../base/work.ts'
import { METHODS, type Engine, type Method } from './engine.ts'
import type { Reply, Request } from './messages.ts'

/** Typed by `Engine`, which it is made into. */
type Call = (method: Method, argument: unknown, work?: Work) => Promise<unknown>

/** The engine in a worker of its own; in the page where there are no workers. It starts when it is first asked. */
export function connectEngine(): Engine {
  let call: Call | null = null
  return engineOf((...asked) => (call ??= startCall())(...asked))
}

function startCall(): Call {
  try {
    return remoteCall(new Worker(new URL('./worker.ts', import.meta.url)))
  } catch {
    return localCall()
  }
}

function engineOf(call: Call): Engine {
  const methods = METHODS.map((method) => [
    method,
    (argument: unknown, work?: Work) => call(method, argument, work),
  ])
  return Object.fromEntries(methods) as unknown as Engine
}

function localCall(): Call {
  const engine = import('./create-engine.ts').then(({ createEngine }) => createEngine())
  return async (method, argument, work) =>
    ((await engine)[method] as (argument: unknown, work?: Work) => Promise<unknown>)(argument, work)
}

interface Pending {
  readonly method: Method
  readonly argument: unknown
  readonly work: Work
  readonly resolve: (answer: never) => void
  readonly reject: (error: unknown) => void
}

/** Calls are sent at once: the browser keeps them until the worker is there. */
function remoteCall(worker: Worker): Call {
  const pending = new Map<number, Pending>()
  const send = (request: Request): void => worker.postMessage(request)
  let last = 0
  let isThere = false
  let instead: Call | null = null

  worker.addEventListener('message', ({ data: reply }: MessageEvent<Reply>) => {
    if (reply.kind === 'ready') {
      isThere = true
      return
    }
    const call = pending.get(reply.id)
    if (reply.kind === 'progress') {
      call?.work.progress?.(reply.done, reply.total)
      return
    }
    pending.delete(reply.id)
    if (reply.kind === 'answer') call?.resolve(reply.answer as never)
    else call?.reject(Object.assign(new Error(reply.message), { name: reply.name }))
  })
  worker.addEventListener('error', (event) => {
    // One that never came is done without; one that dies, for want of memory for example, answers no more.
    if (!isThere) instead = localCall()
    for (const { method, argument, work, resolve, reject } of pending.values()) {
      if (instead) instead(method, argument, work).then((answer) => resolve(answer as never), reject)
      else reject(new Error(event.message))
    }
    pending.clear()
  })

  return (method, argument, work = {}) => {
    if (instead) return instead(method, argument, work)
    return new Promise((resolve, reject) => {
      const { signal } = work
      if (signal?.aborted) return reject(signal.reason)
      const id = ++last
      pending.set(id, { method, argument, work, resolve, reject })
      signal?.addEventListener('abort', () => {
        if (!pending.delete(id)) return
        send({ id, method: 'cancel' })
        reject(signal.reason)
      })
      send({ id, method, argument } as Request)
    })
  }
}
