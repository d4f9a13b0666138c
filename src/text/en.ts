import { codes } from './en/codes.ts'
import { columns } from './en/columns.ts'
import { problems } from './en/problems.ts'
import { receipt } from './en/receipt.ts'
import { sheets } from './en/sheets.ts'

/** The catalogue in English: its keys are the list of all message codes. Messages are in ICU MessageFormat. */
export const en = { ...codes, ...columns, ...sheets, ...receipt, ...problems } as const

export type MessageCode = keyof typeof en
