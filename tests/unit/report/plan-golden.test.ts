import { expect, it } from 'vitest'
import { normalizeReports } from '../../../src/report/normalize.ts'
import { planReports } from '../../../src/report/plan.ts'
import { LANGUAGES, REPORT_KINDS, STYLES } from '../../../src/report/report.ts'
import { wordsFor } from '../../../src/text/index.ts'
import { renderPlan } from '../../support/render-plan.ts'
import { reportData } from '../../support/report-data.ts'

const CREATED = '2026-11-21T12:00:00Z'

for (const language of LANGUAGES) {
  for (const style of STYLES) {
    it(`all reports, ${language}, ${style}`, async () => {
      const normal = normalizeReports(
        REPORT_KINDS.map((kind) => ({ kind, language, style })),
        reportData,
      )
      if (!normal.ok) throw new Error(JSON.stringify(normal.error))
      const plan = planReports(normal.value, reportData, wordsFor(language), CREATED)
      await expect(renderPlan(plan)).toMatchFileSnapshot(`../../golden/plans/${language}-${style}.txt`)
    })
  }
}
