/** Getters and setters for plain settings, and checks of what is set. */
import type { Json } from '../json.ts'
import { invalidArgument } from '../errors.ts'

export function asText(value: Json): string {
  if (typeof value !== 'string') throw invalidArgument()
  return value
}

export function asNumber(value: Json): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidArgument()
  return value
}

export function asFlag(value: Json): boolean {
  if (typeof value !== 'boolean') throw invalidArgument()
  return value
}

interface Settings<T> {
  readonly get: Record<string, (it: T) => Json>
  readonly set: Record<string, (it: T, value: Json) => void>
}

/** Settings that are kept as they are sent: a name and what it is before anything was set. */
export function settings<T>(
  of: (it: T) => Record<string, Json>,
  defaults: Readonly<Record<string, Json>>,
): Settings<T> {
  const get: Settings<T>['get'] = {}
  const set: Settings<T>['set'] = {}
  for (const [name, other] of Object.entries(defaults)) {
    get[name] = (it) => of(it)[name] ?? other
    set[name] = (it, value) => {
      const sameType = other === null || value === null || typeof value === typeof other
      if (!sameType) throw invalidArgument()
      of(it)[name] = value
    }
  }
  return { get, set }
}
