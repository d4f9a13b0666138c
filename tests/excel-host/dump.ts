/** A plain, normalised picture of the workbook, for comparing workbooks with each other and with a golden text. */
import type { Json, JsonObject } from './json.ts'
import { formatArea, quoteSheet, WHOLE_SHEET, columnLetters } from './model/area.ts'
import type { Axis, Chart, Part, Series } from './model/chart.ts'
import type { DefinedName } from './model/names.ts'
import { NORMAL, type Style } from './model/style.ts'
import type { Pivot } from './model/pivot.ts'
import type { Table } from './model/table.ts'
import type { Workbook } from './model/workbook.ts'
import type { Line, Worksheet } from './model/worksheet.ts'

export interface Dump {
  readonly sheets: readonly JsonObject[]
  readonly names: readonly JsonObject[]
  readonly properties: JsonObject
  readonly settings: JsonObject
  readonly xmlParts: readonly JsonObject[]
}

/** Ids are left out: they differ between workbooks that are otherwise the same. */
export function dump(book: Workbook): Dump {
  return {
    sheets: book.sheets.map(sheetDump),
    names: byName(book.names),
    properties: { ...book.properties, ...Object.fromEntries(book.customProperties) },
    settings: Object.fromEntries(book.settings),
    xmlParts: book.xmlParts.map(({ namespace, xml }) => ({ namespace, xml })),
  }
}

const byName = (names: readonly DefinedName[]): JsonObject[] =>
  [...names]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, formula, comment, visible }) => ({ name, formula, comment, visible }))

function sheetDump(sheet: Worksheet): JsonObject {
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    tabColor: sheet.tabColor,
    gridlines: sheet.gridlines,
    frozen: sheet.frozen,
    protected: sheet.protection.on,
    columns: lines(sheet.columns, columnLetters),
    rows: lines(sheet.rows, (row) => String(row + 1)),
    cells: cells(sheet),
    merges: sheet.merges.map((merge) => formatArea(merge)),
    notes: hanging(sheet.notes.entries(), (note) => note.text),
    comments: hanging(sheet.comments.entries(), (comment) => comment.content),
    conditionalFormats: sheet.conditionalFormats.map(({ type, area, rule }) => ({
      type,
      area: formatArea(area),
      rule,
    })),
    validations: sheet.validations.map(({ type, area, rule }) => ({ type, area: formatArea(area), rule })),
    tables: sheet.tables.map(tableDump),
    pivots: sheet.pivots.map(pivotDump),
    charts: sheet.charts.map(chartDump),
    names: byName(sheet.names),
    page: pageDump(sheet),
  }
}

function lines(of: ReadonlyMap<number, Line>, label: (index: number) => string): JsonObject {
  const told = [...of].sort(([a], [b]) => a - b)
  return Object.fromEntries(
    told.flatMap(([index, { size, hidden }]) =>
      size === undefined && !hidden
        ? []
        : [[label(index), { ...(size === undefined ? {} : { size }), ...(hidden ? { hidden } : {}) }]],
    ),
  )
}

function hanging<T>(
  entries: readonly { row: number; column: number; thing: T }[],
  text: (thing: T) => string,
): JsonObject {
  return Object.fromEntries(
    entries.map(({ row, column, thing }) => [formatArea({ row, column, rows: 1, columns: 1 }), text(thing)]),
  )
}

/** Row by row; a cell is its value, or its parts where there is more to say. */
function cells(sheet: Worksheet): JsonObject {
  const places = [...sheet.grid.cells(WHOLE_SHEET, false)].sort(([r1, c1], [r2, c2]) => r1 - r2 || c1 - c2)
  return Object.fromEntries(
    places.map(([row, column]): [string, Json] => {
      const value = sheet.grid.value(row, column)
      const formula = sheet.grid.formula(row, column)
      const link = sheet.links.get(row, column)
      const style = styleDump(sheet.style(row, column))
      const target = link && (link.address ?? `#${link.documentReference ?? ''}`)
      const more = {
        ...(formula === undefined ? {} : { formula }),
        ...(target === undefined ? {} : { link: target }),
        ...(Object.keys(style).length === 0 ? {} : { style }),
      }
      const plain = Object.keys(more).length === 0
      return [formatArea({ row, column, rows: 1, columns: 1 }), plain ? value : { value, ...more }]
    }),
  )
}

/** What differs from the normal style. */
function styleDump(style: Style): JsonObject {
  const { font, ...rest } = style
  const differing = (of: object, normal: object): JsonObject =>
    Object.fromEntries(
      Object.entries(of).filter(([key, it]) => {
        const other = (normal as Record<string, unknown>)[key]
        return JSON.stringify(it) !== JSON.stringify(other)
      }),
    ) as JsonObject
  const ownFont = differing(font, NORMAL.font)
  return { ...differing(rest, NORMAL), ...(Object.keys(ownFont).length === 0 ? {} : { font: ownFont }) }
}

function tableDump(table: Table): JsonObject {
  return {
    name: table.name,
    area: formatArea(table.area),
    columns: table.columns.map(({ name, calculated, filter }) => ({
      name,
      ...(calculated === null ? {} : { calculated }),
      ...(filter === null ? {} : { filter }),
    })),
    headers: table.showHeaders,
    totals: table.showTotals,
    style: table.style,
    bandedRows: table.bandedRows,
    filterButton: table.filterButton,
    altText: { ...table.altText },
  }
}

function pivotDump(pivot: Pivot): JsonObject {
  const names = (fields: readonly { readonly name: string }[]): string[] => fields.map((field) => field.name)
  return {
    name: pivot.name,
    area: formatArea(pivot.area),
    source: 'table' in pivot.source ? pivot.source.table.name : formatArea(pivot.source.area),
    rows: names(pivot.rows),
    columns: names(pivot.columns),
    filters: names(pivot.filters),
    data: pivot.data.map(({ field, name, summarizeBy, numberFormat }) => ({
      field: field.name,
      name,
      summarizeBy,
      numberFormat,
    })),
    layout: { ...pivot.layout, repeatLabels: pivot.repeatLabels },
    settings: pivot.settings,
    words: { ...pivot.words },
  }
}

function partDump({ settings, font, border, fill }: Part): JsonObject {
  const some = (of: JsonObject): boolean => Object.keys(of).length > 0
  return {
    ...settings,
    ...(some(font) ? { font } : {}),
    ...(some(border) ? { border } : {}),
    ...(fill === null ? {} : { fill }),
  }
}

const axisDump = (axis: Axis): JsonObject => ({
  ...partDump(axis),
  title: partDump(axis.title),
  majorGridlines: partDump(axis.major),
  minorGridlines: partDump(axis.minor),
})

function seriesDump(series: Series): JsonObject {
  const points = [...series.points].sort(([a], [b]) => a - b)
  return {
    ...partDump(series),
    name: series.name,
    values: series.values,
    categories: series.categories,
    labels: partDump(series.labels),
    points: Object.fromEntries(
      points.map(([index, point]) => [index, { ...partDump(point), label: partDump(point.label) }]),
    ),
  }
}

function chartDump(chart: Chart): JsonObject {
  const { name, type, left, top, width, height } = chart
  return {
    name,
    type,
    altText: chart.altText,
    place: { left, top, width, height },
    ...partDump(chart),
    title: partDump(chart.title),
    legend: partDump(chart.legend),
    categoryAxis: axisDump(chart.categoryAxis),
    valueAxis: axisDump(chart.valueAxis),
    series: chart.series.map(seriesDump),
  }
}

function pageDump({ page, name }: Worksheet): JsonObject {
  const at = (area: typeof page.titleRows): Json => area && `${quoteSheet(name)}!${formatArea(area)}`
  return {
    ...page.settings,
    zoom: page.zoom,
    titleRows: at(page.titleRows),
    titleColumns: at(page.titleColumns),
    printArea: at(page.printArea),
    headers: page.headers.DefaultForAllPages,
  }
}
