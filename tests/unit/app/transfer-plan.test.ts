import { describe, expect, it } from 'vitest'
import { buffersOf, packPlan, unpackPlan } from '../../../src/app/transfer-plan.ts'
import { planBook } from '../../../src/app/plan-book.ts'
import { rawText } from '../../../src/data/raw-text.ts'
import type { RawText } from '../../../src/data/table.ts'
import { normalizeReports } from '../../../src/report/normalize.ts'
import { REPORT_KINDS } from '../../../src/report/report.ts'
import type { Link, Plan } from '../../../src/report/steps.ts'
import { wordsFor } from '../../../src/text/index.ts'
import { column, coded, numbers, plan, table } from '../../support/plans.ts'
import { renderPlan } from '../../support/render-plan.ts'
import { reportData as dataset } from '../../support/report-data.ts'

/** As it arrives on the other side of a worker. */
const sent = (it: Plan): Plan => {
  const packed = packPlan(it)
  return unpackPlan(structuredClone(packed, { transfer: buffersOf(packed) }))
}

describe('a plan on its way between threads', () => {
  it('arrives as it was sent, with all five reports', () => {
    const asked = REPORT_KINDS.map((kind) => ({ kind, language: 'ru' as const }))
    const normal = normalizeReports(asked, dataset, [])
    if (!normal.ok) throw new Error(JSON.stringify(normal.error))
    const made = planBook(normal.value, dataset, wordsFor, '2026-01-02T03:04:05Z')
    const before = renderPlan(made)
    expect(renderPlan(sent(made))).toBe(before)
    // What was handed over were copies: the plan and the data set are still whole.
    expect(renderPlan(made)).toBe(before)
  })

  it.each<[string, RawText]>([
    ['bytes', rawText(new TextEncoder().encode('яab'), Uint32Array.of(2, 2, 4))],
    ['a function', { kind: 'raw', rows: 3, text: (row) => ['я', '', 'ab'][row] ?? '' }],
  ])('keeps text that is read from %s', (_, data) => {
    const [step] = sent(plan([table([column('text', data)], 3)])).steps
    const arrived = step?.kind === 'table' ? step.columns[0]?.data : null
    expect(arrived?.kind === 'raw' && [0, 1, 2].map(arrived.text)).toEqual(['я', '', 'ab'])
  })

  it('keeps the link of every row, one that many rows share, and none', () => {
    const links: (Link | null)[] = [{ url: 'https://a.example' }, null, { url: 'https://a.example' }]
    const one = column('source', coded(['a', 'b', 'c']), { links: (row) => links[row] ?? null })
    const packed = packPlan(plan([table([one, column('value', numbers([1, null, 3]))], 3)]))
    const [step] = packed.steps
    expect(step?.kind === 'table' && step.columns[0]?.links?.links).toHaveLength(1)
    const [back] = unpackPlan(packed).steps
    const column0 = back?.kind === 'table' ? back.columns[0] : undefined
    expect([0, 1, 2].map((row) => column0?.links?.(row))).toEqual(links)
  })
})
