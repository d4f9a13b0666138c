/**
 * Kinds of objects as the client library names them: what can be read, set, reached and called, each as a
 * table of plain functions under its name on the wire. The interpreter reads the tables; the audit holds
 * them against the client library.
 */
import type { Json, JsonObject } from '../json.ts'
import type { Args } from './args.ts'

/** An object that the client talks to: a kind and the thing of the model that stands behind it. */
export interface Ref {
  readonly kind: Kind<unknown>
  readonly it: unknown
}

export const isRef = (value: unknown): value is Ref =>
  typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind instanceof Kind

export interface Members<T> {
  /** What the client gets when the object is made: its id, if it has one, by which it asks for it again. */
  readonly id?: (it: T) => JsonObject
  readonly get?: Readonly<Record<string, (it: T) => Json>>
  readonly set?: Readonly<Record<string, (it: T, value: Json) => void>>
  /** Properties that are objects. Null stands for a null object. */
  readonly nav?: Readonly<Record<string, (it: T) => Ref | null>>
  readonly call?: Readonly<Record<string, (it: T, args: Args) => Ref | Json | void>>
  /** Collections: their items, and one by its key. */
  readonly items?: (it: T) => readonly Ref[]
  readonly item?: (it: T, key: Json) => Ref
  /** Members that the client does not load unless it asks for them by name. */
  readonly onlyByName?: readonly string[]
}

/** Every kind there is, for the audit. */
export const KINDS: Kind<unknown>[] = []

export class Kind<T> {
  constructor(
    readonly name: string,
    readonly members: Members<T>,
  ) {
    KINDS.push(this as Kind<unknown>)
  }

  of(it: T): Ref {
    // Only functions of the same kind ever meet the thing again.
    return { kind: this as Kind<unknown>, it }
  }

  /** The thing behind an object of this kind, or null for any other. */
  unwrap(value: unknown): T | null {
    return isRef(value) && value.kind === this ? (value.it as T) : null
  }
}
