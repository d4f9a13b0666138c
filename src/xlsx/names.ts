export { definedName, sheetName, tableHeaders } from '../workbook/names.ts'
