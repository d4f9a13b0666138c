/** The application, its language, and the runtime that add-in and workbook share. */
import { invalidArgument } from '../errors.ts'
import type { Workbook } from '../model/workbook.ts'
import { Kind } from './kind.ts'
import { asFlag } from './settable.ts'

const MODES = ['Automatic', 'AutomaticExceptTables', 'Manual']

const numberInfoKind = new Kind<Workbook>('NumberFormatInfo', {
  get: { NumberDecimalSeparator: () => '.', NumberGroupSeparator: () => ',' },
})

const dateInfoKind = new Kind<Workbook>('DatetimeFormatInfo', {
  get: {
    DateSeparator: () => '/',
    TimeSeparator: () => ':',
    ShortDatePattern: () => 'm/d/yyyy',
    LongDatePattern: () => 'dddd, mmmm d, yyyy',
    LongTimePattern: () => 'h:mm:ss AM/PM',
  },
})

const cultureKind = new Kind<Workbook>('CultureInfo', {
  get: { Name: () => 'en-US' },
  nav: { NumberFormat: (book) => numberInfoKind.of(book), DatetimeFormat: (book) => dateInfoKind.of(book) },
})

export const applicationKind: Kind<Workbook> = new Kind<Workbook>('Application', {
  get: {
    CalculationMode: (book) => book.calculationMode,
    CalculationState: () => 'Done',
    CalculationEngineVersion: () => 191_029,
    DecimalSeparator: () => '.',
    ThousandsSeparator: () => ',',
    UseSystemSeparators: () => true,
  },
  set: {
    CalculationMode: (book, value) => {
      if (typeof value !== 'string' || !MODES.includes(value)) throw invalidArgument()
      book.calculationMode = value
    },
  },
  nav: { CultureInfo: (book) => cultureKind.of(book) },
  call: {
    Calculate: (_, args) => void args.oneOf(0, ['Recalculate', 'Full', 'FullRebuild']),
    SuspendApiCalculationUntilNextSync: (book) => void (book.suspended.calculation += 1),
    SuspendScreenUpdatingUntilNextSync: (book) => void (book.suspended.screen += 1),
  },
})

export const runtimeKind: Kind<Workbook> = new Kind<Workbook>('Runtime', {
  get: { EnableEvents: (book) => book.events.enabled },
  set: { EnableEvents: (book, value) => void (book.events.enabled = asFlag(value)) },
})
