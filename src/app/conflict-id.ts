/** The name of a conflict, by which a choice is made, for those who show conflicts and decide. */
export { conflictId } from '../workbook/decide-table.ts'
