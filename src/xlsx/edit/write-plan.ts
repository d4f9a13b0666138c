import type { Work } from '../../base/work.ts'
import type { Plan } from '../../report/steps.ts'
import { WorkbookError } from '../../workbook/problem.ts'
import type { WorkbookWarning } from '../../workbook/warning.ts'
import type { OpenBook } from './book.ts'

export async function writePlan(
  _book: OpenBook,
  _plan: Plan,
  _work?: Work,
): Promise<readonly WorkbookWarning[]> {
  throw new WorkbookError({ code: 'workbook/not-supported', detail: { feature: 'write' } })
}
