import type { PackedColumn, PackedValues } from './record.ts'
import type { CellValue } from './values.ts'

/** Above this many cells the values last written are left out of the record. */
export const MOST_PACKED_CELLS = 50_000

export const isLarge = (rows: number, columns: number): boolean => rows * columns > MOST_PACKED_CELLS

/** Packs columns of equal length for the record. */
export function packValues(rows: number, columns: readonly (readonly CellValue[])[]): PackedValues {
  return { rows, columns: columns.map(packColumn) }
}

/** The same, or null where there are too many cells to store. */
export function packBase(rows: number, columns: readonly (readonly CellValue[])[]): PackedValues | null {
  return isLarge(rows, columns.length) ? null : packValues(rows, columns)
}

function packColumn(values: readonly CellValue[]): PackedColumn {
  if (values.every((value) => value === null || typeof value === 'string')) {
    const codes = new Map<string, number>([['', 0]])
    const coded = values.map((value) => {
      const text = value ?? ''
      const code = codes.get(text) ?? codes.size
      codes.set(text, code)
      return code
    })
    return { kind: 'text', values: [...codes.keys()], codes: coded }
  }
  if (values.every((value) => value === null || typeof value === 'number')) return { kind: 'number', values }
  return { kind: 'mixed', values }
}

/** The cells of a packed column, top to bottom. */
export function unpackColumn(column: PackedColumn): readonly CellValue[] {
  if (column.kind !== 'text') return column.values
  return column.codes.map((code) => column.values[code] || null)
}
