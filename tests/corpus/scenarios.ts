/** What analysts do in a report between two refreshes: one list, for every adapter. */
import type { Choices } from '../../src/workbook/decide-table.ts'
import type { EmulatedExcel } from '../excel-host/index.ts'

export interface Scenario {
  readonly name: string
  /** What is done in the report of `report.ts`, open in Excel. */
  readonly work: (context: Excel.RequestContext, excel: EmulatedExcel) => void
  readonly choices?: Choices
  /** Deleted blocks are made again. */
  readonly recreate?: true
  /** The refusal that every adapter gives. */
  readonly refused?: string
}

const DATA = 'Seizures data'
const table = ({ workbook }: Excel.RequestContext): Excel.Table => workbook.tables.getItem('Seizures')
const data = ({ workbook }: Excel.RequestContext): Excel.Worksheet => workbook.worksheets.getItem(DATA)

export const SCENARIOS: readonly Scenario[] = [
  { name: 'figures revised, added and withdrawn, a column added to the schema', work: () => undefined },
  {
    name: 'a value that both changed, kept',
    work: (context) => void (data(context).getRange('D5').values = [[99]]),
  },
  {
    name: 'a value that both changed, taken',
    work: (context) => void (data(context).getRange('D5').values = [[99]]),
    choices: { default: 'take' },
  },
  {
    name: 'a figure that was withdrawn and has something beside it',
    work: (_, { host }) => host.user.type(`'${DATA}'!E4:E6`, [['Mine'], [''], ['asked']]),
  },
  {
    name: 'a column renamed',
    work: (context) => void (table(context).columns.getItem('Reporter').name = 'Who'),
  },
  { name: 'a table renamed', work: (context) => void (table(context).name = 'MyTable') },
  { name: 'a sheet renamed', work: (context) => void (data(context).name = 'My sheet') },
  {
    name: 'a table sorted',
    work: (context) => table(context).sort.apply([{ key: 3, ascending: false }]),
  },
  {
    name: 'a table filtered',
    work: (context) => table(context).columns.getItem('Reporter').filter.applyValuesFilter(['KAZ']),
  },
  { name: 'a totals row', work: (context) => void (table(context).showTotals = true) },
  {
    name: 'a chart deleted',
    work: ({ workbook }) =>
      workbook.worksheets.getItem('Seizures analysis').charts.getItem('SeizuresChart').delete(),
  },
  {
    name: 'a chart deleted, and made again',
    work: ({ workbook }) =>
      workbook.worksheets.getItem('Seizures analysis').charts.getItem('SeizuresChart').delete(),
    recreate: true,
  },
  {
    name: 'rows below the table, where it must grow',
    work: (_, { host }) => {
      // So that the table does not take the row in.
      host.workbook.situation.autoCorrect = false
      host.user.type(`'${DATA}'!B11`, 'in the way')
    },
    refused: 'sheet/rows-below',
  },
]
