/**
 * Excel's refusals. Codes and messages are those of the "Error messages" page of the Office Add-ins
 * documentation (docs/testing/application-specific-api-error-handling.md in OfficeDev/office-js-docs-pr).
 */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
  ) {
    super(message)
    this.name = 'HostError'
  }
}

export const invalidArgument = (
  message = 'The argument is invalid or missing or has an incorrect format.',
): HostError => new HostError('InvalidArgument', message, 400)

export const dimensionMismatch = (): HostError =>
  invalidArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  )

export const itemNotFound = (): HostError =>
  new HostError('ItemNotFound', "The requested resource doesn't exist.", 404)

export const itemAlreadyExists = (): HostError =>
  new HostError('ItemAlreadyExists', 'A resource with the same name or identifier already exists.', 409)

export const accessDenied = (): HostError =>
  new HostError('AccessDenied', 'You cannot perform the requested operation.', 403)

export const invalidOperation = (message = 'The operation attempted is invalid on the object.'): HostError =>
  new HostError('InvalidOperation', message, 400)

export const invalidReference = (): HostError =>
  new HostError('InvalidReference', 'This reference is not valid for the current operation.', 400)

export const invalidSelection = (): HostError =>
  new HostError('InvalidSelection', 'The current selection is invalid for this operation.', 400)

export const insertDeleteConflict = (): HostError =>
  new HostError(
    'InsertDeleteConflict',
    'The insert or delete operation attempted resulted in a conflict.',
    409,
  )

export const generalException = (
  message = 'There was an internal error while processing the request.',
): HostError => new HostError('GeneralException', message, 500)

/**
 * The host's own answer to what it has not built, so that a gap is never mistaken for Excel.
 * `member` is a type and a member: `Range.getImage`.
 */
export const notBuilt = (member: string): HostError =>
  new HostError('HostNotBuilt', `The emulated host has not built ${member}.`, 501)

export const mergedRangeConflict = (): HostError =>
  new HostError(
    'MergedRangeConflict',
    "Cannot complete the operation. A table can't overlap with another table, a PivotTable report, query results, merged cells, or an XML Map.",
    409,
  )

export const pivotTableRangeConflict = (): HostError =>
  new HostError(
    'PivotTableRangeConflict',
    'The attempted operation causes a conflict with a PivotTable range.',
    409,
  )

export const nonBlankCellOffSheet = (): HostError =>
  new HostError(
    'NonBlankCellOffSheet',
    "Microsoft Excel can't insert new cells because it would push non-empty cells off the end of the worksheet.",
    400,
  )

export const rangeExceedsLimit = (): HostError =>
  new HostError(
    'RangeExceedsLimit',
    'The cell count in the range has exceeded the maximum supported number.',
    400,
  )

export const undoNotSupported = (): HostError =>
  new HostError(
    'UndoNotSupported',
    'The JavaScript API request failed due to lack of support for the undo operation.',
    400,
  )
