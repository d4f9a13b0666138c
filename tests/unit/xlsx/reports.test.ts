import { describe, expect, it } from 'vitest'
import { reportPlans } from '../../contract/plans.ts'
import { hasLibreOffice } from '../../support/libreoffice.ts'
import { pivotDifferences } from '../../support/pivot-check.ts'
import { toXlsx } from '../../support/write-xlsx.ts'

const plans = (await reportPlans()).filter(({ plan }) => plan.steps.some(({ kind }) => kind === 'pivot'))

describe.skipIf(!hasLibreOffice)('LibreOffice works out the same PivotTables', () => {
  it('in plans that have some', () => {
    expect(plans.length).toBeGreaterThan(2)
  })

  it.each(plans)('$name', { timeout: 120_000 }, async ({ plan }) => {
    expect(await pivotDifferences((await toXlsx(plan)).file, plan)).toEqual([])
  })
})
