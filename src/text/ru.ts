import type { MessageCode } from './en.ts'
import { codes } from './ru/codes.ts'
import { columns } from './ru/columns.ts'
import { problems } from './ru/problems.ts'
import { receipt } from './ru/receipt.ts'
import { sheets } from './ru/sheets.ts'

/** The catalogue in Russian: exactly the codes of the English one. */
export const ru: Readonly<Record<MessageCode, string>> = {
  ...codes,
  ...columns,
  ...sheets,
  ...receipt,
  ...problems,
}
