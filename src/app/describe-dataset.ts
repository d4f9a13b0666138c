import { parsePartialDate } from '../data/partial-date.ts'
import type { Dataset } from '../data/table.ts'
import { FAMILIES, FAMILY_NAMES, type FamilyName } from '../figures/families.ts'
import { columnIn, dateIn, textIn } from '../report/columns.ts'
import { datasetTitle } from '../report/names.ts'
import { dateInWords } from '../report/periods.ts'
import type { ReportKind } from '../report/report.ts'
import type { Words } from '../report/words.ts'

export type { FamilyName } from '../figures/families.ts'

export interface SourceLine {
  readonly source: string
  readonly publisher: string
  readonly title: string
  /** In words; '' where the data set does not say. */
  readonly published: string
  /** The publisher's own number of it; '' where it has none. */
  readonly symbol: string
}

/** What is in a data set, without its figures. */
export interface DatasetDescription {
  readonly title: string
  readonly version: string
  /** In words; '' where the data set does not say. */
  readonly created: string
  readonly figures: number
  /** Those that the data set has, in the order of the reports. */
  readonly families: readonly { readonly family: FamilyName; readonly figures: number }[]
  readonly sources: readonly SourceLine[]
  /** Those that it has figures for. */
  readonly reports: readonly ReportKind[]
}

export function describeDataset(data: Dataset, words: Words): DatasetDescription {
  const families = FAMILY_NAMES.flatMap((family) => {
    const table = data.tables.get(FAMILIES[family].table)
    return table ? [{ family, figures: table.rows }] : []
  })
  const { version } = data
  const title = datasetTitle(data, words.language)
  const created = inWords(parsePartialDate(data.created.slice(0, 10)) ?? 0, words)
  const figures = families.reduce((sum, family) => sum + family.figures, 0)
  const kinds = families.map(({ family }) => family)
  const reports: ReportKind[] = kinds.length > 0 ? [...kinds, 'briefing'] : []
  return { title, version, created, figures, families, sources: sourceLines(data, words), reports }
}

const inWords = (date: number, words: Words): string => (date === 0 ? '' : dateInWords(date, words))

/** The sources of a data set, one a row of its table of sources. */
export function sourceLines(data: Dataset, words: Words): SourceLine[] {
  const table = data.tables.get('sources')
  const [source, publisher, title, published, symbol] = (
    ['source', 'publisher', 'title', 'published', 'symbol'] as const
  ).map((field) => columnIn(table, field))
  return Array.from({ length: table?.rows ?? 0 }, (_, row) => ({
    source: textIn(source ?? null, row),
    publisher: textIn(publisher ?? null, row),
    title: textIn(title ?? null, row),
    published: inWords(dateIn(published ?? null, row), words),
    symbol: textIn(symbol ?? null, row),
  }))
}
