/** Plans that every adapter must be able to write, and that must come out the same. */
import { readFile } from 'node:fs/promises'
import { readPackage } from '../../src/data/package.ts'
import type { Dataset } from '../../src/data/table.ts'
import { normalizeReports } from '../../src/report/normalize.ts'
import { planReports } from '../../src/report/plan.ts'
import { LANGUAGES, REPORT_KINDS, STYLES, type Report, type SheetName } from '../../src/report/report.ts'
import type { Plan, Step } from '../../src/report/steps.ts'
import { wordsFor } from '../../src/text/index.ts'
import { reportData } from '../support/report-data.ts'
import {
  block,
  cell,
  dateColumn,
  numberColumn,
  planOf,
  rawColumn,
  samplePlan,
  sheetNamed,
  sheetStep,
  tableStep,
  textColumn,
} from '../unit/xlsx/sample-plan.ts'

export interface NamedPlan {
  readonly name: string
  readonly plan: Plan
}

const CREATED = '2026-01-02T03:04:05.000Z'

/** The built-in data set, with some texts of its files replaced. */
export async function builtIn(
  change: (path: string, text: string) => string = (_, text) => text,
): Promise<Dataset> {
  const folder = new URL('../../assets/dataset/', import.meta.url)
  const read = await readPackage(async (path) => {
    const text = await readFile(new URL(path, folder), 'utf8')
    return new TextEncoder().encode(change(path, text))
  })
  if (!read.ok) throw new Error('The built-in data set has problems')
  return read.value
}

/**
 * Its next version: heroin revised, opium withdrawn, and two figures more, one with a decimal and of a state,
 * whose seizures must not be added to those of an organisation.
 */
export const newerData = (): Promise<Dataset> =>
  builtIn((path, text) => {
    if (path.endsWith('datapackage.json')) return text.replace('"1.0.0"', '"1.1.0"')
    if (!path.endsWith('seizures.csv')) return text
    const kept = text.replace('heroin,250,', 'heroin,310,').replace(/^S003,.*\n/m, '')
    return (
      `${kept}S004,CARICC,organisation,quantity-seized,opium,140,kg,exact,2012,2012,unodc-2011,p5\n` +
      'S005,KAZ,state,quantity-seized,heroin,12.5,kg,exact,2012,2012,unodc-2011,p5\n'
    )
  })

/** @throws where the reports cannot be made of the data */
export function planFor(reports: readonly Report[], data: Dataset): Plan {
  const normal = normalizeReports(reports, data)
  if (!normal.ok) throw new Error(JSON.stringify(normal.error))
  return planReports(normal.value, data, wordsFor(reports[0]?.language ?? 'en'), CREATED)
}

/** All reports of the built-in data set, and of a small one with every difficulty, in both styles and languages. */
export async function reportPlans(): Promise<NamedPlan[]> {
  const sets = [
    { of: 'the built-in data set', data: await builtIn() },
    { of: 'a small data set with every difficulty', data: reportData },
  ]
  return sets.flatMap(({ of, data }) =>
    STYLES.flatMap((style) =>
      LANGUAGES.map((language) => ({
        name: `all reports of ${of}, ${style}, ${language}`,
        plan: planFor(
          REPORT_KINDS.map((kind) => ({ kind, style, language })),
          data,
        ),
      })),
    ),
  )
}

/** Reports whose filter leaves no figure. */
export const emptyPlan = (): NamedPlan => ({
  name: 'reports without a figure',
  plan: planFor(
    REPORT_KINDS.filter((kind) => kind !== 'briefing').map((kind) => ({ kind, filter: { to: '1900' } })),
    reportData,
  ),
})

/** Texts that Excel would take for something else when they are typed, and texts that no workbook can hold. */
export const AWKWARD = [
  '=1+1',
  '=HYPERLINK("https://example.org")',
  '+cmd|x',
  '-1',
  '@x',
  "'quoted'",
  "''",
  '2009-12',
  '2010',
  '1E5',
  '12,345',
  '50%',
  '1/2',
  'TRUE',
  'false',
  '#N/A',
  'May 2009',
  'March 5',
  '5 May',
  '1:30 PM',
  ' leading and trailing ',
  'two\nlines',
  'tab\there',
  'Имя с пробелом',
  'Almaty, 3 to 5 March',
  'bell\u0007 and lone \ud800 surrogate',
  '_x0041_',
  '<b>&amp;</b>',
  '😀 emoji',
  'x'.repeat(40_000),
  `=${'y'.repeat(300)}`,
]

const names = [
  sheetStep('Awkward: names/of [sheets]?', { widths: [30, 12] }),
  sheetStep('History', {}),
  sheetStep("'apostrophes'", {}),
]

export const awkwardPlan: NamedPlan = {
  name: 'awkward texts and names',
  plan: planOf([
    ...names,
    {
      kind: 'cells',
      block: block('awkward/cells'),
      at: { sheet: sheetNamed('History'), row: 1, column: 1 },
      cells: AWKWARD.map((text) => [cell(text), cell(text, 'note', { wrap: true }), null, cell(0)]),
    },
    tableStep(
      'A1',
      [
        { id: 'coded', header: '', data: textColumn(AWKWARD), format: 'text', wrap: false },
        { id: 'raw', header: 'Same', data: rawColumn(AWKWARD), format: 'code', wrap: true },
        {
          id: 'number',
          header: 'same',
          data: numberColumn(AWKWARD.map((_, i) => (i % 3 ? i / 7 : null))),
          format: 'quantity',
          decimals: 2,
          wrap: false,
        },
        {
          id: 'date',
          header: '2015',
          data: dateColumn(
            AWKWARD.map((_, i) => [20101231, 20100200, 20100000, 0, 19000101][i % 5] as number),
          ),
          format: 'date',
          wrap: false,
        },
        {
          id: 'iso',
          header: '=x',
          data: dateColumn(AWKWARD.map(() => 20101231)),
          format: 'code',
          wrap: false,
        },
      ],
      { at: { sheet: sheetNamed('Awkward: names/of [sheets]?'), row: 2, column: 0 }, keys: ['coded'] },
    ),
    tableStep('a1', [{ id: 'only', header: 'Only', data: textColumn([]), format: 'text', wrap: false }], {
      block: block('awkward/empty'),
      at: { sheet: sheetNamed("'apostrophes'"), row: 0, column: 2 },
      keys: ['only'],
    }),
    { kind: 'name', name: '1st name', refersTo: { block: block('awkward/cells') }, comment: 'c'.repeat(300) },
  ] satisfies Step[]),
}

export const handMadePlans: readonly NamedPlan[] = [
  { name: 'one of everything', plan: samplePlan },
  awkwardPlan,
]

export const sheetsOf = ({ steps }: Plan): SheetName[] =>
  steps.flatMap((step) => (step.kind === 'sheet' ? [step.sheet] : []))
