/** What Excel answers when it refuses, as a problem of the workbook with its place. */
import { WorkbookError, type WorkbookProblem, type WorkbookProblemCode } from '../workbook/problem.ts'

/** Where in the plan Excel was when it refused, as far as that is known. */
export interface Where {
  readonly sheet?: string
}

/**
 * Codes of `OfficeExtension.ErrorCodes` and `Excel.ErrorCodes` (docs/testing/application-specific-api-error-handling.md
 * in OfficeDev/office-js-docs-pr), and those of the bridge to Excel on the web.
 */
const PROBLEMS: Readonly<Record<string, WorkbookProblemCode>> = {
  InvalidOperationInCellEditMode: 'workbook/editing',
  AccessDenied: 'sheet/protected',
  ItemAlreadyExists: 'sheet/name-taken',
  ItemNotFound: 'workbook/changed-meanwhile',
  InvalidReference: 'workbook/changed-meanwhile',
  InvalidBinding: 'workbook/changed-meanwhile',
  Conflict: 'workbook/changed-meanwhile',
  InactiveWorkbook: 'workbook/not-in-front',
  InvalidSelection: 'workbook/not-in-front',
  RequestPayloadSizeLimitExceeded: 'workbook/payload-too-large',
  ResponsePayloadSizeLimitExceeded: 'workbook/payload-too-large',
  RangeExceedsLimit: 'workbook/payload-too-large',
  OperationCellsExceedLimit: 'workbook/payload-too-large',
  MergedRangeConflict: 'table/overlap',
  PivotTableRangeConflict: 'table/overlap',
  InsertDeleteConflict: 'sheet/rows-below',
  NonBlankCellOffSheet: 'sheet/rows-below',
  FilteredRangeConflict: 'sheet/rows-below',
  ApiNotFound: 'workbook/not-supported',
  ApiNotAvailable: 'workbook/not-supported',
  NotImplemented: 'workbook/not-supported',
  UnsupportedFeature: 'workbook/not-supported',
  UnsupportedOperation: 'workbook/not-supported',
  UnsupportedSheet: 'workbook/not-supported',
  UndoNotSupported: 'workbook/not-supported',
  InvalidOrTimedOutSession: 'workbook/connection-lost',
  Unauthenticated: 'workbook/connection-lost',
  ConnectionFailure: 'workbook/connection-lost',
  ActivityLimitReached: 'workbook/busy',
  ServiceNotAvailable: 'workbook/busy',
  RequestAborted: 'workbook/busy',
  MemoryLimitReached: 'workbook/busy',
  TooManyRequests: 'workbook/busy',
  Timeout: 'workbook/busy',
}

/** Calls that fail with GeneralException while another workbook is in front (docs/excel/excel-add-ins-troubleshooting.md). */
const NEEDS_THE_FRONT =
  /^(?:WorksheetCollection\.add|Worksheet\.(?:activate|showGridlines|showHeadings)|WorksheetFreezePanes\.|Range\.select)/

/** What a refusal of Excel's means; whatever else was thrown (a cancellation, say) passes through as it is. */
export function toWorkbookError(error: unknown, where: Where = {}): unknown {
  if (error instanceof WorkbookError || !isHostError(error)) return error
  return new WorkbookError({ ...problemOf(error), ...where }, { cause: error })
}

/** The code of the refusal that a problem came from, or ''. */
export const hostCode = (error: unknown): string =>
  error instanceof WorkbookError && isHostError(error.cause) ? error.cause.code : ''

interface HostError {
  readonly code: string
  readonly message: string
  readonly debugInfo?: { readonly errorLocation?: string }
}

function isHostError(error: unknown): error is HostError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'debugInfo' in error
}

function problemOf({ code, message, debugInfo }: HostError): WorkbookProblem {
  const at = debugInfo?.errorLocation ?? ''
  if (code === 'GeneralException' && NEEDS_THE_FRONT.test(at)) return { code: 'workbook/not-in-front' }
  if (code === 'AccessDenied' && at.startsWith('WorksheetCollection.')) return { code: 'workbook/protected' }
  if (code === 'ItemAlreadyExists' && at.startsWith('Table')) return { code: 'table/name-taken' }
  const known = PROBLEMS[code]
  if (known === 'workbook/not-supported') return { code: known, detail: { feature: at || code } }
  if (known !== undefined) return { code: known }
  return {
    code: 'workbook/host',
    detail: { host: 'Excel', message: `${code}: ${message.replace(/\.$/, '')}` },
  }
}
