/** "Check this Excel": what Concord does with a workbook, done in the Excel at hand and looked at, check by check. */
import { Batch } from './batch.ts'
import { CHECKS, type CheckName } from './check-parts.ts'
import { checkPlan } from './check-plan.ts'
import { findOut } from './found.ts'
import { change, look, type ExcelHost } from './host.ts'
import { placePlan } from './placing.ts'
import { storeRecord, storedParts, readParts } from './record-store.ts'
import { takeBack } from './take-back.ts'
import { writeSteps } from './write-steps.ts'
import { recordOf } from '../workbook/record-of.ts'
import { WorkbookError } from '../workbook/problem.ts'

export interface CheckResult {
  readonly name: CheckName | 'write' | 'record' | 'removal'
  readonly ok: boolean
  readonly milliseconds: number
  /** Why it failed: what was expected and found, or Excel's own words. */
  readonly reason?: string
}

export interface SelfCheck {
  readonly checks: readonly CheckResult[]
  /** Requirement sets and whether this Excel has them, newest last. */
  readonly sets: readonly { readonly set: string; readonly supported: boolean }[]
}

const SETS = ['1.13', '1.14', '1.15', '1.16', '1.17', '1.18', '1.19', '1.20']

/**
 * Writes a report of its own into new sheets, looks at everything that it should have left, and takes it away
 * again; nothing else in the workbook is touched. Never throws for what Excel refuses: that is a failed check.
 *
 * @param told called after each check
 */
export async function selfCheck(
  host: ExcelHost,
  told: (check: CheckResult) => void = () => undefined,
  signal?: AbortSignal,
): Promise<SelfCheck> {
  const checks: CheckResult[] = []
  const check = async (name: CheckResult['name'], job: () => Promise<string | null>): Promise<boolean> => {
    const start = performance.now()
    const reason = await job().catch((error: unknown) => {
      signal?.throwIfAborted()
      return reasonOf(error)
    })
    const milliseconds = Math.round(performance.now() - start)
    const result = { name, ok: reason === null, milliseconds, ...(reason === null ? {} : { reason }) }
    checks.push(result)
    told(result)
    return result.ok
  }

  const sets = SETS.map((set) => ({
    set: `ExcelApi ${set}`,
    supported: host.isSetSupported('ExcelApi', set),
  }))
  let found: Awaited<ReturnType<typeof findOut>> | null = null
  const plan = checkPlan()
  const written = await check('write', async () => {
    found = await look(host, findOut)
    const placing = placePlan(plan, found, () => undefined)
    await change(host, (context) =>
      writeSteps(plan, placing, new Batch(context, { signal }), () => undefined),
    )
    return null
  })
  if (!found) return { checks, sets }
  const before: Awaited<ReturnType<typeof findOut>> = found
  const placing = placePlan(plan, before, () => undefined)
  const made = {
    sheets: [...placing.sheets.values()].map(({ name }) => name),
    names: [...[...placing.cells.values()].map(({ anchor }) => anchor), ...placing.names.values()],
  }
  try {
    if (written) {
      for (const { name, run } of CHECKS) {
        signal?.throwIfAborted()
        await check(name, () => look(host, (context) => run(context, placing)))
      }
      await check('record', () =>
        change(host, async (context) => {
          const record = recordOf(plan, [])
          storeRecord(context, record, before.parts)
          await context.sync()
          const read = readParts(await storedParts(context))
          return JSON.stringify(read) === JSON.stringify(record)
            ? null
            : 'The record read is not the one stored'
        }),
      )
    }
  } finally {
    await check('removal', async () => {
      await takeBack(host, before, made)
      const after = await look(host, findOut)
      const left = after.sheets.filter(({ id }) => !before.sheets.some((it) => it.id === id))
      return left.length === 0 ? null : `Left behind: ${left.map(({ name }) => name).join(', ')}`
    })
  }
  return { checks, sets }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof WorkbookError)) return String(error)
  const host = error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return `${error.problem.code}${host}`
}

/** The whole as text, to be copied into a message; `about` are lines on the program and its version. */
export function selfCheckText({ checks, sets }: SelfCheck, about: readonly string[]): string {
  const failed = checks.filter(({ ok }) => !ok).length
  return [
    'Concord: check of this Excel',
    ...about,
    `Requirement sets: ${sets.map(({ set, supported }) => `${set} ${supported ? 'yes' : 'no'}`).join(', ')}`,
    ...checks.map(
      ({ name, ok, milliseconds, reason }) =>
        `${ok ? 'ok    ' : 'FAILED'} ${name} (${milliseconds} ms)${reason === undefined ? '' : ` - ${reason}`}`,
    ),
    failed === 0 ? 'All checks passed.' : `${failed} of ${checks.length} checks failed.`,
  ].join('\n')
}
