/**
 * Every fault that reading and checking data can find. The words of each stand in `text`, keyed by code;
 * what they may use beside the place is named here as `detail`.
 */
export const DATA_PROBLEMS = [
  // The package and its descriptor. `file` is the descriptor or the file that it names.
  /** A file that the package needs is not there or cannot be read. */
  'data/file-missing',
  /** The descriptor is not JSON. detail: reason (the parser's own words). */
  'data/not-json',
  /**
   * The descriptor breaks the Data Package standard. value: what is there, as JSON. detail: at
   * (`resources.0.schema`, empty for the whole), expected (`present`, `non-empty` or shapes: `string | number`).
   */
  'data/descriptor-invalid',
  /** The descriptor asks for what this reader would misread. detail: at. value: what is asked for. */
  'data/unsupported',
  /** A path leads outside the package: `../`, absolute, a drive letter, a backslash or a URL. value: the path. */
  'data/path-outside',
  /** Two tables have one name. value: the name. */
  'data/duplicate-table',
  /** Two fields of a table's schema have one name. column: the name. */
  'data/duplicate-field',
  /** A key names a field that its table does not have. column: the field. detail: table. */
  'data/unknown-key-field',
  /** A foreign key refers to a table that the package does not have. detail: table. */
  'data/unknown-table',
  /** A constraint's pattern is not a regular expression. column, value: the pattern. */
  'data/invalid-pattern',
  /** Warning: a field type that this reader keeps as text. column, value: the type. */
  'data/type-as-text',

  // The shape of a file.
  /** Nothing in it, not even a header. */
  'data/empty-file',
  /** Warning: a header and no rows. */
  'data/empty-table',
  /** A field of the schema has no column in the header. column: the field. */
  'data/missing-column',
  /** A column of the header is not in the schema. column: its name. detail: position (from 1). */
  'data/unknown-column',
  /** Two columns of the header have one name. column: the name. detail: position (from 1). */
  'data/duplicate-column',
  /** Bytes that are not UTF-8. row and column where known, value: as far as readable. detail: encoding, when recognised. */
  'data/not-utf8',
  /** A quoted field that never ends. row, column: where it began. */
  'data/unterminated-quote',
  /** Text between a closing quote and the next delimiter. */
  'data/stray-quote',
  /** detail: expected, found (numbers of fields). */
  'data/too-few-fields',
  /** detail: expected, found (numbers of fields). */
  'data/too-many-fields',

  // Values: file, row, column and value.
  /** Not a value of the field's type. detail: type. */
  'data/wrong-type',
  /** A whole number beyond what a spreadsheet or this reader holds exactly (2^53 - 1). */
  'data/integer-too-large',
  /** A value is required and missing. */
  'data/required',
  /** detail: allowed (the values, joined with `, `), count (how many there are). */
  'data/not-in-list',
  /** detail: pattern. */
  'data/pattern',
  /** detail: minimum. */
  'data/minimum',
  /** detail: maximum. */
  'data/maximum',
  /** detail: minLength, length (characters). */
  'data/too-short',
  /** detail: maxLength, length (characters). */
  'data/too-long',
  /** The value of a unique field again. detail: firstRow. */
  'data/not-unique',
  /** The primary key of an earlier row again. column, value: the key's parts, joined with `, `. detail: firstRow. */
  'data/duplicate-key',
  /** A foreign key without its row. column, value: the key's parts, joined with `, `. detail: table. */
  'data/broken-key',

  /** The last of a list that was cut. detail: count (how many more there are). file where they are of one file. */
  'data/more-problems',
] as const

export type DataProblemCode = (typeof DATA_PROBLEMS)[number]

/** A fault of the data, with its place. `row` counts records from 1, the header is row 1. */
export interface DataProblem {
  readonly code: DataProblemCode
  readonly file?: string
  readonly row?: number
  readonly column?: string
  readonly value?: string
  /** What the words of the problem need beside its place: the allowed values, the other row, a limit. */
  readonly detail?: Readonly<Record<string, string | number>>
}
