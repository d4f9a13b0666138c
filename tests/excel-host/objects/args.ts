/** The arguments of a call, checked as they are read. */
import type { Json, JsonObject } from '../json.ts'
import { isObject } from '../json.ts'
import { invalidArgument } from '../errors.ts'
import type { Kind, Ref } from './kind.ts'

export type Arg = Json | Ref

export class Args {
  constructor(readonly list: readonly Arg[]) {}

  raw(index: number): Arg {
    return this.list[index] ?? null
  }

  json(index: number): Json {
    return this.raw(index) as Json
  }

  given(index: number): boolean {
    return this.raw(index) !== null
  }

  text(index: number): string {
    const value = this.raw(index)
    if (typeof value !== 'string') throw invalidArgument()
    return value
  }

  optionalText(index: number): string | null {
    return this.given(index) ? this.text(index) : null
  }

  integer(index: number): number {
    const value = this.raw(index)
    if (typeof value !== 'number' || !Number.isInteger(value)) throw invalidArgument()
    return value
  }

  optionalInteger(index: number, other: number): number {
    return this.given(index) ? this.integer(index) : other
  }

  flag(index: number, other = false): boolean {
    const value = this.raw(index)
    if (value === null) return other
    if (typeof value !== 'boolean') throw invalidArgument()
    return value
  }

  object(index: number): JsonObject {
    const value = this.raw(index)
    if (!isObject(value)) throw invalidArgument()
    return value as JsonObject
  }

  /** The thing behind an object argument, or null where the argument is no such object. */
  thing<T>(index: number, kind: Kind<T>): T | null {
    return kind.unwrap(this.raw(index))
  }

  /** One of the words of an enumeration; the client sends them as its constants. */
  oneOf<W extends string>(index: number, words: readonly W[], other?: W): W {
    const value = this.raw(index)
    if (value === null && other !== undefined) return other
    const found = words.find((word) => word === value)
    if (found === undefined) throw invalidArgument()
    return found
  }
}
