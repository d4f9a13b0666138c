export * from '../workbook/reference.ts'
