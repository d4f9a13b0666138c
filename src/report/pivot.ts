import { FAMILIES } from '../figures/families.ts'
import { distinct } from './columns.ts'
import { dataTableName } from './data-sheet.ts'
import type { Part } from './part.ts'
import { objectName } from './sheets.ts'
import { blockId } from './blocks.ts'
import type { PivotStep, Place, TableColumn } from './steps.ts'
import { fit } from './widths.ts'
import type { Words } from './words.ts'

/** Column items whose widths are set; further ones have the usual width. */
const MOST_ITEMS = 40
/** Room for the buttons of fields. */
const MARGIN = 4
/** A PivotTable's labels do not wrap. */
const WIDEST = 60

/**
 * The PivotTable on a report's data table. Where units differ, or figures overlap in time, the field that
 * tells them apart becomes a row field and totals that would add them up are left out.
 */
export function pivotOf(part: Part, columns: readonly TableColumn[], at: Place, words: Words): PivotStep {
  const { definition, report, summary } = part
  const { pivot } = definition
  const byId = new Map(columns.map((column) => [column.id, column]))
  const values = (id: string): number => distinct(byId.get(id)?.data ?? null, part.figures.rows).length
  const { rows, columns: across } = report.dimensions
  const chosen = new Set([...rows, ...across])
  const unlike = pivot.apart.filter((id) => values(id) > 1)
  const apart = unlike.filter((id) => !chosen.has(id))
  const clashes = summary.problems.some(({ code }) => code !== 'query/kept-apart')
  const periods = clashes ? ['start', 'end'].filter((id) => !chosen.has(id)) : []
  const value = byId.get(pivot.value)
  const { unit } = FAMILIES[definition.kind]
  const units = distinct(byId.get(unit ?? '')?.data ?? null, part.figures.rows)
  const mixed = apart.length > 0 || clashes
  const keeping = [...unlike, ...(clashes ? ['start', 'end'] : [])]
  return {
    kind: 'pivot',
    block: blockId(report.id, 'pivot'),
    at,
    name: objectName(report.id, 'pivot'),
    source: dataTableName(part),
    rows: [...apart, ...rows, ...periods],
    columns: across,
    filters: pivot.filters.filter((id) => !chosen.has(id) && byId.has(id)),
    values: [
      {
        column: pivot.value,
        summarize: pivot.summarize,
        caption: captionOf(definition.kind, units.length === 1 ? units[0] : undefined, words),
        format: pivot.summarize === 'count' ? 'integer' : (value?.format ?? 'quantity'),
        ...(value?.decimals === undefined ? {} : { decimals: value.decimals }),
      },
    ],
    grandTotals: {
      rows: pivot.grandTotals.rows && !clashes,
      columns: pivot.grandTotals.columns && !mixed,
    },
    ...(keeping.length > 0
      ? { apart: { fields: keeping, grandTotals: { rows: clashes, columns: mixed } } }
      : {}),
    words: {
      grandTotal: words.say('pivot.total'),
      rows: words.say('pivot.rows'),
      columns: words.say('pivot.columns'),
      all: words.say('pivot.all'),
      blank: words.say('pivot.blank'),
    },
  }
}

/** Carries the unit where all values have the same. */
const captionOf = (kind: string, unit: string | undefined, words: Words): string =>
  unit === undefined ? words.say(`pivot.${kind}`) : words.say(`pivot.${kind}.unit`, { unit })

/** Widths of the PivotTable's columns: one a row field, one a column item, one for the totals. */
export function pivotWidths(step: PivotStep, columns: readonly TableColumn[], rows: number): number[] {
  const column = (id: string) => columns.find((it) => it.id === id)
  const texts = (id: string): string[] => distinct(column(id)?.data ?? null, rows)
  const header = (id: string): string => column(id)?.header ?? ''
  const caption = step.values[0]?.caption ?? ''
  const labels = step.rows.map((id, index) =>
    longest([header(id), ...texts(id), ...(index === 0 ? [caption, ...step.filters.map(header)] : [])]),
  )
  const items = step.columns.flatMap(texts).slice(0, MOST_ITEMS)
  const widths = [...labels, ...items.map((text) => text.length), step.words.grandTotal.length]
  return widths.map((characters) => fit(characters + MARGIN, WIDEST))
}

const longest = (items: readonly string[]): number =>
  items.reduce((most, text) => Math.max(most, text.length), 0)
