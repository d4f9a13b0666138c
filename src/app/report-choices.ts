import type { Dataset } from '../data/table.ts'
import { FAMILIES } from '../figures/families.ts'
import { codesOf, type FilterList } from '../report/codes.ts'
import { DEFINITIONS, isFamily } from '../report/definitions/index.ts'
import { namesOf } from '../report/names.ts'
import type { ReportKind } from '../report/report.ts'
import type { Words } from '../report/words.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

/** What there is to choose from for one report. A list is null where its figures have no such field. */
export interface ReportChoices {
  readonly areas: readonly Choice[] | null
  readonly substances: readonly Choice[] | null
  readonly roles: readonly Choice[] | null
  readonly kinds: readonly Choice[] | null
  /** Columns that the PivotTable may be made of, and those that it is made of unasked; null for a briefing. */
  readonly dimensions: {
    readonly fields: readonly Choice[]
    readonly rows: readonly string[]
    readonly columns: readonly string[]
  } | null
}

/** The choices of a report in the language of the words, sorted as that language sorts them. */
export function reportChoices(kind: ReportKind, data: Dataset, words: Words): ReportChoices {
  const names = namesOf(data, words)
  const label: Readonly<Record<'areas' | 'substances' | 'roles' | 'kinds', (code: string) => string>> = {
    areas: (code) => names.party(code, 'state'),
    substances: names.substance,
    roles: (code) => words.code('role', code),
    kinds: (code) => words.code(listOfKinds(kind), code),
  }
  const list = (name: keyof typeof label & FilterList): Choice[] | null => {
    const codes = codesOf(name, kind, data)
    if (!codes || codes.length === 0) return null
    const choices = codes.map(({ value }) => ({ value, label: label[name](value) }))
    return choices.sort((a, b) => a.label.localeCompare(b.label, words.language))
  }
  return {
    areas: list('areas'),
    substances: list('substances'),
    roles: list('roles'),
    // A briefing filters all families at once, and their kinds have nothing in common.
    kinds: isFamily(kind) ? list('kinds') : null,
    dimensions: dimensionsOf(kind, words),
  }
}

/** The code list that names the kinds of a family's figures. */
function listOfKinds(kind: ReportKind): string {
  if (!isFamily(kind)) return ''
  const { columns, filter } = DEFINITIONS[kind]
  const content = columns.find(({ content: it }) => it.kind === 'words' && it.field === filter.kinds)?.content
  return content?.kind === 'words' ? content.list : ''
}

/** Values, their bounds and what tells a figure from all others are no dimensions. */
function dimensionsOf(kind: ReportKind, words: Words): ReportChoices['dimensions'] {
  if (!isFamily(kind)) return null
  const { columns, pivot } = DEFINITIONS[kind]
  const { value, figure } = FAMILIES[kind]
  const fields = columns
    .filter(({ id, content }) => content.kind !== 'bound' && id !== value && id !== figure)
    .filter(({ id }) => id !== pivot.value && id !== 'locator')
    .map(({ id }) => ({ value: id, label: words.say(`column.${id}`) }))
  return { fields, rows: pivot.rows, columns: pivot.columns }
}
