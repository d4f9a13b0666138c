/** Protection of sheets and of the workbook's structure. */
import type { JsonObject } from '../json.ts'
import { accessDenied, HostError } from '../errors.ts'
import type { Workbook } from '../model/workbook.ts'
import type { Worksheet } from '../model/worksheet.ts'
import { Kind } from './kind.ts'

const OPTIONS: JsonObject = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: 'Normal',
}

export const sheetProtectionKind: Kind<Worksheet> = new Kind<Worksheet>('WorksheetProtection', {
  get: {
    Protected: ({ protection }) => protection.on,
    Options: ({ protection }) => ({ ...OPTIONS, ...protection.options }),
  },
  call: {
    Protect: (sheet, args) => {
      if (sheet.protection.on) throw accessDenied()
      sheet.protection = {
        on: true,
        options: args.given(0) ? args.object(0) : {},
        password: args.optionalText(1),
      }
    },
    Unprotect: (sheet, args) => {
      const { password } = sheet.protection
      if (password !== null && args.optionalText(0) !== password) throw badPassword()
      sheet.protection = { on: false, password: null, options: {} }
    },
  },
})

const badPassword = (): HostError =>
  new HostError('BadPassword', 'The password you supplied is incorrect.', 403)

export const bookProtectionKind: Kind<Workbook> = new Kind<Workbook>('WorkbookProtection', {
  get: { Protected: (book) => book.structureProtected },
  call: {
    Protect: (book) => {
      if (book.structureProtected) throw accessDenied()
      book.structureProtected = true
    },
    Unprotect: (book) => void (book.structureProtected = false),
  },
})
