import type { Dataset, Table } from '../data/table.ts'
import { FAMILY_NAMES, FAMILIES, type FamilyName } from '../figures/families.ts'
import type { Definition } from './definitions/definition.ts'
import { DEFINITIONS } from './definitions/index.ts'
import { factsOf, type Facts } from './facts.ts'
import { figuresOf, selectionOf } from './figures.ts'
import type { Names } from './names.ts'
import type { NormalReport, SheetName } from './report.ts'
import type { SheetNames } from './sheets.ts'
import type { Source } from './sources.ts'
import type { Link } from './steps.ts'
import { summarise } from './summarise.ts'
import type { Summary } from './summary.ts'
import type { Words } from './words.ts'

/** One family's figures of one report, worked out: what its sheets are made of. */
export interface Part {
  readonly definition: Definition
  readonly report: NormalReport
  readonly figures: Table
  readonly facts: Facts
  readonly summary: Summary
}

/** A report and its parts: one of its own family, or for a briefing those that have figures. */
export interface WorkedReport {
  readonly report: NormalReport
  readonly parts: readonly Part[]
}

/** What every sheet is made with. */
export interface Context {
  readonly data: Dataset
  readonly names: Names
  readonly words: Words
  readonly sheets: SheetNames
  /** Sources that the workbook's figures come from, as they stand in the sheet Sources. */
  readonly sources: readonly Source[]
  /** Where a source stands in the sheet Sources, or null for a source that is not there. */
  readonly sourceLink: (source: string) => Link | null
  readonly created: string
}

export const linkTo = (sheet: SheetName, cell = 'A1'): Link => ({ sheet, cell })

export function workOut(report: NormalReport, data: Dataset, names: Names, words: Words): WorkedReport {
  const families = report.kind === 'briefing' ? FAMILY_NAMES : [report.kind]
  const parts = families
    .filter((family) => data.tables.has(FAMILIES[family].table))
    .map((family) => partOf(family, report, data, names, words))
  return {
    report,
    parts: report.kind === 'briefing' ? parts.filter(({ facts }) => facts.figures > 0) : parts,
  }
}

function partOf(family: FamilyName, report: NormalReport, data: Dataset, names: Names, words: Words): Part {
  const definition = DEFINITIONS[family]
  const selection = selectionOf(definition, report, data)
  const figures = figuresOf(definition, selection, data)
  return {
    definition,
    report,
    figures,
    facts: factsOf(definition, figures),
    summary: summarise({ definition, selection, figures, data, names, words }),
  }
}
