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

/** Works out reports. Those that ask for the same figures, such as a briefing, share the work. */
export function workOut(
  reports: readonly NormalReport[],
  data: Dataset,
  names: Names,
  words: Words,
): WorkedReport[] {
  const known = new Map<string, FamilyPart>()
  const partOf = (family: FamilyName, report: NormalReport): Part => {
    const key = `${family} ${JSON.stringify(report.filter)}`
    const part = known.get(key) ?? familyPart(family, report, data, names, words)
    known.set(key, part)
    return { ...part, report }
  }
  return reports.map((report) => {
    const isBriefing = report.kind === 'briefing'
    const families = FAMILY_NAMES.filter((family) => isBriefing || family === report.kind)
    const parts = families
      .filter((family) => data.tables.has(FAMILIES[family].table))
      .map((family) => partOf(family, report))
    return { report, parts: isBriefing ? parts.filter(({ facts }) => facts.figures > 0) : parts }
  })
}

type FamilyPart = Omit<Part, 'report'>

function familyPart(
  family: FamilyName,
  report: NormalReport,
  data: Dataset,
  names: Names,
  words: Words,
): FamilyPart {
  const definition = DEFINITIONS[family]
  const selection = selectionOf(definition, report, data)
  const figures = figuresOf(definition, selection, data)
  return {
    definition,
    figures,
    facts: factsOf(definition, figures),
    summary: summarise({ definition, selection, figures, data, names, words }),
  }
}
