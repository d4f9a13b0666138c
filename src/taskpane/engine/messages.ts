import type { Argument, Method } from './engine.ts'

/** From the page to the worker. */
export type Request =
  | {
      readonly [M in Method]: { readonly id: number; readonly method: M; readonly argument: Argument<M> }
    }[Method]
  | { readonly id: number; readonly method: 'cancel' }

/** From the worker to the page; `ready` comes once, before all answers. */
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly name: string; readonly message: string }
