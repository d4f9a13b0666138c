import { writePlanned } from '../../app/write-planned.ts'
import type { Workbook } from '../../workbook/workbook.ts'
import type { Book } from './book.ts'

/** The workbook that Excel has open, with what only Excel can do. */
export const excelBook = (workbook: Workbook, extras: Omit<Book, 'write' | 'record' | 'file'>): Book => ({
  ...extras,
  write: (reports, planner, work) => writePlanned((installed) => planner(reports, installed), workbook, work),
  record: () => workbook.record(),
})
