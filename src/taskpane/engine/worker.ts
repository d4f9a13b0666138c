/** The engine in a Web Worker: one message a call, one a reply. */
import { buffersOf } from '../../app/transfer-plan.ts'
import { createEngine } from './create-engine.ts'
import type { Answer } from './engine.ts'
import type { Reply, Request } from './messages.ts'

const engine = createEngine()
const running = new Map<number, AbortController>()

const reply = (message: Reply, transfer: Transferable[] = []): void => self.postMessage(message, { transfer })

self.addEventListener('message', ({ data: request }: MessageEvent<Request>) => {
  if (request.method === 'cancel') running.get(request.id)?.abort()
  else void serve(request)
})

async function serve(request: Exclude<Request, { readonly method: 'cancel' }>): Promise<void> {
  const { id } = request
  const controller = new AbortController()
  running.set(id, controller)
  try {
    const answer = await answerTo(request, controller.signal)
    reply({ kind: 'answer', id, answer }, transferable(request.method, answer))
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    reply({ kind: 'failure', id, name, message })
  } finally {
    running.delete(id)
  }
}

function answerTo(request: Exclude<Request, { readonly method: 'cancel' }>, signal: AbortSignal) {
  switch (request.method) {
    case 'open':
      return engine.open(request.argument, {
        signal,
        progress: (done, total) => reply({ kind: 'progress', id: request.id, done, total }),
      })
    case 'describe':
      return engine.describe(request.argument)
    case 'figures':
      return engine.figures(request.argument)
    case 'choices':
      return engine.choices(request.argument)
    case 'preview':
      return engine.preview(request.argument)
    case 'plan':
      return engine.plan(request.argument)
    case 'replan':
      return engine.replan(request.argument)
    case 'trace':
      return engine.trace(request.argument)
  }
}

/** A plan may be large: its columns change hands. */
function transferable(method: Request['method'], answer: unknown): Transferable[] {
  if (method === 'replan') return buffersOf((answer as Answer<'replan'>).plan)
  if (method !== 'plan') return []
  const plan = answer as Answer<'plan'>
  return plan.ok ? buffersOf(plan.value.plan) : []
}

reply({ kind: 'ready' })
