import type { RefreshableWorkbook } from '../../workbook/workbook.ts'
import type { Book } from './book.ts'

type Extras = Required<Pick<Book, 'activate' | 'watchSelection' | 'selfCheck'>>

/** The workbook that Excel has open, with what only Excel can do. */
export const excelBook = (workbook: RefreshableWorkbook, extras: Extras): Book => ({
  ...extras,
  write: async (reports, planner, work) => {
    const { writeReports } = await import('../../app/write-reports.ts')
    return writeReports((installed) => planner(reports, installed), workbook, work)
  },
  record: () => workbook.record(),
  refreshable: () => workbook,
})
