import { writeReports } from '../../app/write-reports.ts'
import type { RefreshableWorkbook } from '../../workbook/workbook.ts'
import type { Book } from './book.ts'

type Extras = Required<Pick<Book, 'activate' | 'watchSelection' | 'selfCheck'>>

/** The workbook that Excel has open, with what only Excel can do. */
export const excelBook = (workbook: RefreshableWorkbook, extras: Extras): Book => ({
  ...extras,
  write: (reports, planner, work) => writeReports((installed) => planner(reports, installed), workbook, work),
  record: () => workbook.record(),
  refreshable: () => workbook,
})
