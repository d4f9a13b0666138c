import type { NormalReport, ReportId, SheetName } from './report.ts'
import type { Words } from './words.ts'

const LONGEST_NAME = 31

/** Names of the sheets of a workbook. The second report of a kind has ` 2` behind its names. */
export interface SheetNames {
  readonly contents: SheetName
  readonly notes: SheetName
  readonly sources: SheetName
  readonly data: (report: NormalReport) => SheetName
  readonly analysis: (report: NormalReport) => SheetName
  readonly pivot: (report: NormalReport) => SheetName
}

/** What people call a report: `Seizures`, and `Seizures 2` the second of its kind. */
export const reportName = ({ kind, id }: Pick<NormalReport, 'kind' | 'id'>, words: Words): string =>
  `${words.say(`report.${kind}`)}${numberOf(id)}`

export function sheetNames(words: Words): SheetNames {
  const sheet = (code: string, id?: ReportId): SheetName => {
    const number = id === undefined ? '' : numberOf(id)
    return `${words.say(code).slice(0, LONGEST_NAME - number.length)}${number}` as SheetName
  }
  return {
    contents: sheet('sheet.contents'),
    notes: sheet('sheet.notes'),
    sources: sheet('sheet.sources'),
    data: ({ kind, id }) => sheet(`sheet.${kind}.data`, id),
    analysis: ({ kind, id }) => sheet(`sheet.${kind}.analysis`, id),
    pivot: ({ kind, id }) => sheet(`sheet.${kind}.pivot`, id),
  }
}

const numberOf = (id: ReportId): string => {
  const number = /-(\d+)$/.exec(id)?.[1]
  return number === undefined ? '' : ` ${number}`
}

/**
 * The name of an object of a report: `Participation_2_summary`. The same in every language, because formulas
 * name tables; Latin letters, because Excel's names allow no hyphen.
 */
export function objectName(
  id: ReportId | 'contents' | 'notes' | 'sources' | 'receipt',
  part: string,
): string {
  const name = id.replaceAll('-', '_')
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}_${part}`
}
