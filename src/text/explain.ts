import type { DataProblem } from '../data/problem.ts'
import type { QueryProblem } from '../query/query.ts'
import type { Language, ReportProblem } from '../report/report.ts'
import type { WorkbookProblem } from '../workbook/problem.ts'
import type { WorkbookWarning } from '../workbook/warning.ts'
import type { Params } from './catalogue.ts'
import { message } from './messages.ts'

export type Problem = DataProblem | QueryProblem | ReportProblem | WorkbookProblem | WorkbookWarning

/** The parts of a place, from the outermost in. */
const PLACES = ['part', 'sheet', 'cell', 'row', 'column'] as const

/** Those that messages choose by: `select` has a branch for `none`. */
const CHOOSING = ['reason', 'encoding', 'nearest', 'lock']

/** What messages may name and a problem may leave out. */
const ABSENT: Params = Object.fromEntries(
  [
    ...['value', 'name', 'at', 'expected', 'found', 'table', 'position', 'type', 'allowed'],
    ...['pattern', 'minimum', 'maximum', 'length', 'minLength', 'maxLength', 'firstRow', 'count'],
    ...['there', 'kind', 'end', 'to', 'size', 'limit', 'feature', 'done', 'total', 'host'],
    ...['message', 'rows', 'columns', 'column', 'key', 'row', 'other', 'version', 'supported', 'url', 'lost'],
    ...CHOOSING,
  ].map((name) => [name, CHOOSING.includes(name) ? 'none' : '']),
)

/** A problem in words: where, what happened, what to do. */
export function explain(problem: Problem, language: Language): string {
  const detail = 'detail' in problem ? (problem.detail ?? {}) : {}
  const own = Object.entries(problem).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [],
  )
  const given = { ...Object.fromEntries(own), ...detail }
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  const text = message(language, problem.code, { ...ABSENT, ...present })
  const place = placeOf(problem, language)
  return place === '' ? text : `${place}: ${text}`
}

function placeOf(problem: Problem, language: Language): string {
  const fields: Readonly<Record<string, unknown>> = { ...problem }
  const value = (name: string): string | number | null => {
    const it = fields[name]
    return typeof it === 'string' || typeof it === 'number' ? it : null
  }
  const file = value('file')
  const parts = PLACES.flatMap((name) => {
    const it = value(name)
    return it === null ? [] : [message(language, `at.${name}`, { [name]: String(it) })]
  })
  return [...(file === null ? [] : [String(file)]), ...parts].join(', ')
}
