import { textAt } from '../data/field-access.ts'
import type { Dataset, Table } from '../data/table.ts'
import { columnIn, dateIn, textIn } from './columns.ts'

export interface Source {
  readonly id: string
  readonly publisher: string
  readonly title: string
  /** `yyyymmdd`, 0 where it is not known. */
  readonly published: number
  readonly symbol: string
  readonly language: string
}

/** The sources of these ids, oldest first; what the data set does not describe stands with its id alone. */
export function sourcesOf(ids: Iterable<string>, data: Dataset): Source[] {
  const table = data.tables.get('sources')
  const wanted = new Set(ids)
  const found = table ? [...described(table)].filter(({ id }) => wanted.has(id)) : []
  for (const { id } of found) wanted.delete(id)
  const unknown = [...wanted].map((id) => ({
    id,
    publisher: '',
    title: '',
    published: 0,
    symbol: '',
    language: '',
  }))
  return [...found, ...unknown].sort((a, b) => a.published - b.published || (a.id < b.id ? -1 : 1))
}

function* described(table: Table): Generator<Source> {
  const [ids, publishers, titles, dates, symbols, languages] = [
    'source',
    'publisher',
    'title',
    'published',
    'symbol',
    'language',
  ].map((field) => columnIn(table, field))
  if (!ids) return
  for (let row = 0; row < table.rows; row++) {
    yield {
      id: textAt(ids, row),
      publisher: textIn(publishers ?? null, row),
      title: textIn(titles ?? null, row),
      published: dateIn(dates ?? null, row),
      symbol: textIn(symbols ?? null, row),
      language: textIn(languages ?? null, row),
    }
  }
}
