/** The little of each peer that the cases use: it lets the project type-check without the peers installed. */
declare module 'papaparse' {
  interface Options {
    readonly skipEmptyLines: boolean
    readonly step: (result: { readonly data: readonly string[] }) => void
  }
  const Papa: { parse: (text: string, options: Options) => void }
  export default Papa
}

declare module '@duckdb/node-api' {
  interface Rows {
    getRows: () => readonly (readonly unknown[])[]
    getColumns: () => readonly (readonly unknown[])[]
  }
  interface Connection {
    run: (sql: string) => Promise<unknown>
    runAndReadAll: (sql: string) => Promise<Rows>
    closeSync: () => void
  }
  interface Instance {
    connect: () => Promise<Connection>
    closeSync: () => void
  }
  export const DuckDBInstance: {
    create: (path: string, options?: Record<string, string>) => Promise<Instance>
  }
}

declare module '@sinclair/typebox' {
  type Schema = { readonly __schema: true }
  type Limits = Readonly<Record<string, number | string>>
  export const Type: {
    Object: (fields: Readonly<Record<string, Schema>>) => Schema
    Union: (options: readonly Schema[]) => Schema
    Literal: (value: string) => Schema
    Integer: (limits?: Limits) => Schema
    Number: (limits?: Limits) => Schema
    String: (limits?: Limits) => Schema
    Null: () => Schema
  }
}

declare module '@sinclair/typebox/compiler' {
  import type { Schema } from '@sinclair/typebox'
  interface Check {
    Check: (value: unknown) => boolean
    Errors: (value: unknown) => Iterable<{ readonly path: string; readonly message: string }>
  }
  export const TypeCompiler: { Compile: (schema: Schema) => Check }
}

declare module 'arquero' {
  interface Grid {
    filter: (expression: string) => Grid
    groupby: (...columns: readonly string[]) => Grid
    rollup: (values: Readonly<Record<string, string>>) => Grid
    array: (column: string) => ArrayLike<unknown>
  }
  export const table: (columns: Readonly<Record<string, ArrayLike<unknown>>>) => Grid
}

declare module 'wasm-xlsxwriter' {
  type Value = string | number
  export class Format {
    setNumFormat(format: string): Format
  }
  export class Table {}
  export class Worksheet {
    writeRow(row: number, column: number, values: readonly Value[]): void
    writeRowMatrix(row: number, column: number, rows: readonly (readonly Value[])[]): void
    writeColumnWithFormat(row: number, column: number, values: readonly Value[], format: Format): void
    addTable(row: number, column: number, lastRow: number, lastColumn: number, table: Table): void
  }
  export class Workbook {
    addWorksheet(): Worksheet
    saveToBufferSync(): Uint8Array
  }
}

declare module 'xlsx' {
  export const read: (
    data: Uint8Array,
    options: { readonly type: 'buffer'; readonly dense: boolean },
  ) => { readonly Sheets: Readonly<Record<string, unknown>> }
}
