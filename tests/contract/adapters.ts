import type { Plan } from '../../src/report/steps.ts'
import { openExcel } from '../../src/excel/excel-workbook.ts'
import type { WorkbookRecord } from '../../src/workbook/record.ts'
import type { WorkbookWarning } from '../../src/workbook/warning.ts'
import { readRecord } from '../../src/xlsx/index.ts'
import { nodeDeflater } from '../../src/xlsx/opc/deflater-node.ts'
import { startExcel } from '../excel-host/index.ts'
import { toXlsx } from '../support/write-xlsx.ts'
import { excelPicture } from './excel-picture.ts'
import type { Picture } from './picture.ts'
import { xlsxPicture } from './xlsx-picture.ts'

export interface Left {
  readonly picture: Picture
  readonly record: WorkbookRecord | null
  readonly warnings: readonly WorkbookWarning[]
}

export interface Adapter {
  readonly name: string
  /** Writes a plan into a new workbook and says what it left. */
  write(plan: Plan): Promise<Left>
  /** What this host has no way to hold: why each is not compared. */
  readonly cannot: Readonly<Record<string, string>>
}

/** The real client library of Microsoft's, before an emulated Excel. */
export const excelAdapter: Adapter = {
  name: 'Office.js',
  async write(plan) {
    const warnings: WorkbookWarning[] = []
    const excel = startExcel()
    const host = { Excel: excel.Excel, isSetSupported: () => true }
    const book = openExcel(host, { warn: (it) => warnings.push(it) })
    await book.write(plan)
    return { picture: excelPicture(excel), record: await book.record(), warnings }
  },
  cannot: {
    "a chart's alternative text": 'Excel has no API for it; the text stands in cells beside the chart',
    "a table's alternative text": 'Excel has no API for it',
    "a PivotTable's own words (grand total, all)":
      'Excel writes them in its own language and no API sets them',
    "the workbook's language among its properties": 'Excel has no API for it',
    'heights of wrapped rows': 'Excel fits them itself; a file has to estimate them',
  },
}

export const xlsxAdapter: Adapter = {
  name: '.xlsx',
  async write(plan) {
    const { file, warnings } = await toXlsx(plan)
    return { picture: xlsxPicture(file), record: await readRecord(file, nodeDeflater), warnings }
  },
  cannot: {
    'the apostrophe before texts that Excel would read otherwise': 'A file says of each cell that it is text',
  },
}
