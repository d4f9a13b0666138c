/**
 * Every way in which a workbook cannot be read or written. The words of each live in `text/`, keyed by the
 * code; what a comment names in braces stands in `detail`, the other places in the problem's own fields.
 */
export type WorkbookProblemCode =
  // The file as a whole: `file`, and `part` where one part of the package is at fault.
  | 'file/not-found'
  | 'file/not-readable'
  | 'file/not-writable' // read-only, or its folder is
  | 'file/in-use' // another program has it open; {lock}: the file that says so
  | 'file/not-a-workbook' // not a zip, or a zip without a workbook in it
  | 'file/encrypted' // opens with a password
  | 'file/truncated' // the zip ends too early or its directory is damaged
  | 'file/too-large' // {limit} {size}: more entries or expanded bytes than is safe to open
  | 'file/strict' // saved as Strict Open XML
  | 'file/prefixed-xml' // a part whose elements carry a namespace prefix that cannot be edited safely
  | 'file/part-missing' // `part` is referred to and absent
  | 'file/part-damaged' // `part` is not well-formed or breaks its checksum
  | 'file/unsupported' // {feature}: something that cannot be kept safely
  // The open workbook.
  | 'workbook/read-only'
  | 'workbook/empty' // nothing was written into it, so there is no file to make
  | 'workbook/dates-from-1904' // its dates count from 1904, and would all be four years out
  | 'workbook/protected' // its structure is locked: no sheet can be added
  | 'workbook/editing' // a cell is being edited: every call waits for its end
  | 'workbook/busy' // the host asks to try again later
  | 'workbook/not-in-front' // another workbook is in front
  | 'workbook/connection-lost'
  | 'workbook/payload-too-large' // the host refused the size of a request or an answer
  | 'workbook/not-supported' // {feature}: this version of the host has no such thing
  | 'workbook/incomplete' // {done} {total}: it failed half way and could not be taken back
  | 'workbook/shared-behind' // reports are written, and Contents, Notes and Sources do not show them yet
  | 'workbook/receipt-behind' // figures are refreshed, and the list of changes could not be written
  | 'workbook/changed-meanwhile' // it is no longer what was previewed
  | 'workbook/host' // {host} {message}: an error of the host that none of these names
  // One sheet: `sheet`, and `cell` where one is at fault.
  | 'sheet/missing'
  | 'sheet/protected'
  | 'sheet/name-taken'
  | 'sheet/name-invalid'
  | 'sheet/full' // {rows} {columns}: more than a sheet holds
  | 'sheet/not-empty' // cells stand where a report is to be written
  | 'sheet/rows-below' // cells stand below a table that must grow
  | 'sheet/columns-beside' // cells stand right of a table that must widen
  | 'sheet/merged-cells' // merged cells reach into a table that must change
  // One table: `name` and `sheet`.
  | 'table/missing'
  | 'table/cut-loose' // {lost}: it holds the figures of that table, which is gone, and no record points to it
  | 'table/name-taken'
  | 'table/overlap' // another table, PivotTable or array formula is in the way
  | 'table/damaged' // {reason}: its definition and its sheet disagree
  | 'table/key-missing' // {column}: the header of a key column that is no longer there
  | 'table/duplicate-key' // {key} {row} {other}: body rows from 1 that carry the same key in the workbook
  | 'table/duplicate-new-key' // {key} {row} {other}: the same, in the new figures
  // The record that Concord keeps in the workbook.
  | 'record/missing'
  | 'record/damaged' // {reason}: 'xml', 'checksum', 'json' or 'shape'
  | 'record/newer' // {version} {supported}: written by a newer version of Concord

/** Why a workbook could not be read or written, with the place. The words live in `text/`. */
export interface WorkbookProblem {
  readonly code: WorkbookProblemCode
  readonly file?: string
  readonly part?: string
  readonly sheet?: string
  readonly cell?: string
  readonly name?: string
  readonly detail?: Readonly<Record<string, string | number>>
}

/** Host failures are thrown; the problem says what, where; the cause keeps the host's own words. */
export class WorkbookError extends Error {
  constructor(
    readonly problem: WorkbookProblem,
    options?: { readonly cause?: unknown },
  ) {
    super(problem.code, options)
    this.name = 'WorkbookError'
  }
}
