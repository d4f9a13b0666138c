/**
 * The columnar table: one typed array a column, never an object a row.
 *
 * Text is coded against its column's dictionary (code 0 is the missing value, `values[0]` is `''`);
 * numbers and years are Float64 with NaN for missing, booleans the same as 1 and 0; dates are integers
 * `yyyymmdd` whose month and day are 0 where the source does not give them (2009-12 is 20091200), 0 for
 * missing.
 */
export type FieldType = 'string' | 'integer' | 'number' | 'date' | 'partial-date' | 'year' | 'boolean'

export interface Constraints {
  readonly required?: boolean
  readonly unique?: boolean
  readonly enum?: readonly string[]
  /** A regular expression that the whole value must match. */
  readonly pattern?: string
  /** Of dates, as integers `yyyymmdd`. */
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
}

export interface Field {
  readonly name: string
  readonly type: FieldType
  readonly title?: string
  readonly description?: string
  readonly constraints?: Constraints
  /** Instead of the schema's. */
  readonly missingValues?: readonly string[]
}

export interface ForeignKey {
  readonly fields: readonly string[]
  readonly reference: { readonly resource: string; readonly fields: readonly string[] }
}

export interface Schema {
  readonly fields: readonly Field[]
  readonly primaryKey: readonly string[]
  readonly foreignKeys: readonly ForeignKey[]
  /** Combinations of fields that must not repeat, beside the primary key. */
  readonly uniqueKeys?: readonly (readonly string[])[]
  /** Spellings of the missing value beside empty text, which always is missing. */
  readonly missingValues?: readonly string[]
}

export interface CodedText {
  readonly kind: 'text'
  readonly codes: Uint8Array | Uint16Array | Uint32Array
  readonly values: readonly string[]
}
/** Text with too many different values for a dictionary: decoded when asked. */
export interface RawText {
  readonly kind: 'raw'
  readonly text: (row: number) => string
  readonly rows: number
  /** What `text` reads, where it reads UTF-8: row r is bytes[ends[r - 1], ends[r]). */
  readonly packed?: { readonly bytes: Uint8Array; readonly ends: Uint32Array }
}
export interface Numbers {
  readonly kind: 'number'
  readonly values: Float64Array
}
export interface Dates {
  readonly kind: 'date'
  readonly values: Int32Array
}
export type Column = CodedText | RawText | Numbers | Dates

export interface Table {
  readonly name: string
  readonly schema: Schema
  readonly rows: number
  /** As many as `schema.fields`, in that order. */
  readonly columns: readonly Column[]
}

/** One thing: a Data Package read into memory. */
export interface Dataset {
  readonly name: string
  readonly title: string
  /** The title in other languages (`ru`), as the tables give names in columns such as `name_ru`. */
  readonly titles?: Readonly<Record<string, string>>
  readonly version: string
  /** ISO 8601 date or date-time of the package's `created`. */
  readonly created: string
  /** SHA-256 over the table files in the descriptor's order, hex. */
  readonly hash: string
  readonly sources: readonly { readonly title: string; readonly path?: string }[]
  readonly licences: readonly { readonly name: string; readonly title?: string }[]
  readonly tables: ReadonlyMap<string, Table>
}
