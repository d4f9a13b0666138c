import type { Work } from '../../base/work.ts'
import type { BookEdit } from '../../workbook/edit.ts'
import { WorkbookError } from '../../workbook/problem.ts'
import type { WorkbookWarning } from '../../workbook/warning.ts'
import type { OpenBook } from './book.ts'

export async function applyEdit(
  _book: OpenBook,
  _edit: BookEdit,
  _work?: Work,
): Promise<readonly WorkbookWarning[]> {
  throw new WorkbookError({ code: 'workbook/not-supported', detail: { feature: 'refresh' } })
}
