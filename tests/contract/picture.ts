/**
 * What a workbook holds, in words that do not depend on what holds it: the same picture is taken of an .xlsx
 * file and of a workbook open in Excel, and the two are compared.
 */
import type { WorkbookRecord } from '../../src/workbook/record.ts'

export interface Picture {
  readonly sheets: readonly SheetPicture[]
  readonly names: readonly NamePicture[]
  readonly properties: Readonly<Record<'title' | 'subject' | 'author' | 'keywords' | 'comments', string>>
  /** Without the ids of the host. */
  readonly record: unknown
}

export interface SheetPicture {
  readonly name: string
  readonly tabColor: string | null
  readonly gridlines: boolean
  readonly frozenRows: number
  /** In points, rounded to whole ones. */
  readonly widths: readonly number[]
  /** By address; empty cells and those of PivotTables left out. */
  readonly cells: Readonly<Record<string, CellPicture>>
  readonly tables: readonly TablePicture[]
  readonly pivots: readonly PivotPicture[]
  readonly charts: readonly ChartPicture[]
  readonly page: {
    readonly landscape: boolean
    /** From 1. */
    readonly titleRow: number | null
    readonly left: string
    readonly right: string
  }
}

export interface CellPicture {
  readonly value: string | number | boolean
  readonly numberFormat?: string
  readonly link?: string
  readonly font?: { readonly [part: string]: string | number | boolean }
  readonly horizontal?: string
  readonly vertical?: string
  readonly wrap?: true
  readonly indent?: number
  /** The colour of the line below. */
  readonly rule?: string
}

export interface TablePicture {
  readonly name: string
  readonly area: string
  readonly columns: readonly string[]
  readonly style: string
  readonly banding: boolean
  readonly filterButtons: boolean
}

export interface PivotPicture {
  readonly name: string
  readonly source: string
  readonly area: string
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly filters: readonly string[]
  readonly values: readonly {
    readonly field: string
    readonly name: string
    readonly summarize: string
    readonly numberFormat: string
  }[]
  readonly grandTotals: { readonly rows: boolean; readonly columns: boolean }
  readonly tabular: boolean
  readonly repeatLabels: boolean
  readonly keepsWidths: boolean
  readonly refreshOnOpen: boolean
  /** Its numbers by address, but for zeros: what a sum of nothing shows is each program's own. */
  readonly numbers: Readonly<Record<string, number>>
}

export interface ChartPicture {
  readonly name: string
  readonly type: string
  /** Points. */
  readonly size: { readonly width: number; readonly height: number }
  readonly title: string
  readonly legend: boolean
  /** Bars of all series of a category lie over one another. */
  readonly overlapping: boolean
  readonly categoryAxis: AxisPicture
  readonly valueAxis: AxisPicture
  readonly series: readonly {
    readonly name: string
    readonly values: string
    readonly categories: string
    readonly color: string
    readonly labels: string | null
    readonly labelFormats: Readonly<Record<string, string>>
  }[]
}

export interface AxisPicture {
  readonly title: string
  readonly numberFormat: string | null
  readonly reversed: boolean
  readonly gridlines: boolean
  readonly minimum: number | null
  readonly majorUnit: number | null
}

export interface NamePicture {
  readonly name: string
  readonly refersTo: string
  readonly hidden: boolean
  readonly comment: string
}

/** A record without the ids that each host makes for itself. */
export function withoutIds(record: WorkbookRecord | null): unknown {
  return JSON.parse(
    JSON.stringify(record, (key, value: unknown) =>
      key === 'host' || (key === 'id' && typeof value === 'string' && /^(\{.*\}|\d*)$/.test(value))
        ? undefined
        : value,
    ),
  ) as unknown
}

/** `'Sheet one'!$B$3` without needless quotes; a name of one letter or with a digit may be quoted or not. */
export const plainReference = (formula: string): string =>
  formula
    .replace(/^=/, '')
    .replace(/'((?:[^']|'')+)'!/g, (whole, name: string) => (/^[\p{L}_]+$/u.test(name) ? `${name}!` : whole))

/** Codes that mean the same: Excel puts a backslash before plain characters. */
export const plainFormat = (code: string): string => code.replace(/\\([-\s/.])/g, '$1')

/** A cell without what is usual: General, black Calibri 11, alignment by the value. */
export function cellPicture(parts: {
  readonly value: string | number | boolean
  readonly numberFormat: string
  readonly link: string | null
  readonly font: {
    readonly size: number
    readonly bold: boolean
    readonly color: string
    readonly underline: boolean
    readonly strikethrough: boolean
  }
  readonly horizontal: string
  readonly vertical: string
  readonly wrap: boolean
  readonly indent: number
  readonly rule: string | null
}): CellPicture {
  const { font } = parts
  const look = {
    ...(font.size === 11 ? {} : { size: font.size }),
    ...(font.bold ? { bold: true } : {}),
    ...(font.color === '#000000' ? {} : { color: font.color }),
    ...(font.underline ? { underline: true } : {}),
    ...(font.strikethrough ? { strikethrough: true } : {}),
  }
  return {
    value: parts.value,
    ...(parts.numberFormat === 'General' ? {} : { numberFormat: plainFormat(parts.numberFormat) }),
    ...(parts.link === null ? {} : { link: plainReference(parts.link) }),
    ...(Object.keys(look).length === 0 ? {} : { font: look }),
    ...(parts.horizontal === 'general' ? {} : { horizontal: parts.horizontal }),
    ...(parts.vertical === 'bottom' ? {} : { vertical: parts.vertical }),
    ...(parts.wrap ? { wrap: true } : {}),
    ...(parts.indent === 0 ? {} : { indent: parts.indent }),
    ...(parts.rule === null ? {} : { rule: parts.rule }),
  }
}
