import type { DataProblemCode } from './problem.ts'
import type { Constraints } from './table.ts'

/** One constraint on a value as text. */
export interface ValueCheck {
  readonly code: DataProblemCode
  readonly fails: (value: string) => boolean
  readonly detail: (value: string) => Readonly<Record<string, string | number>>
}

/** Values of a list that a problem names. */
const NAMED_VALUES = 20

/**
 * The expression that a whole value must match, as in XML Schema; undefined when it is none in JavaScript.
 */
export function compilePattern(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u')
  } catch {
    return undefined
  }
}

/** Characters, not UTF-16 units. */
export function characters(value: string): number {
  let count = 0
  for (let i = 0; i < value.length; count++) i += value.codePointAt(i)! > 0xffff ? 2 : 1
  return count
}

/** The constraints that look at a value as text. Missing values are `required`'s business alone. */
export function valueChecks(constraints: Constraints): ValueCheck[] {
  const { enum: list, pattern, minLength, maxLength } = constraints
  const checks: ValueCheck[] = []
  if (list) {
    const allowed = new Set(list)
    const named = list.slice(0, NAMED_VALUES).join(', ') + (list.length > NAMED_VALUES ? ', …' : '')
    const detail = { allowed: named, count: list.length }
    checks.push({ code: 'data/not-in-list', fails: (it) => !allowed.has(it), detail: () => detail })
  }
  const expression = pattern === undefined ? undefined : compilePattern(pattern)
  if (expression && pattern !== undefined)
    checks.push({ code: 'data/pattern', fails: (it) => !expression.test(it), detail: () => ({ pattern }) })
  if (minLength !== undefined)
    checks.push({
      code: 'data/too-short',
      fails: (it) => it.length < minLength * 2 && characters(it) < minLength,
      detail: (it) => ({ minLength, length: characters(it) }),
    })
  if (maxLength !== undefined)
    checks.push({
      code: 'data/too-long',
      fails: (it) => it.length > maxLength && characters(it) > maxLength,
      detail: (it) => ({ maxLength, length: characters(it) }),
    })
  return checks
}
