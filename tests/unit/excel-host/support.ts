import { type EmulatedExcel, startExcel } from '../../excel-host/index.ts'

/** The code with which Excel refuses the work, or `none`. */
export async function refusal(
  excel: EmulatedExcel,
  work: (context: Excel.RequestContext) => void,
): Promise<string> {
  try {
    await excel.run(async (context) => {
      work(context)
      await context.sync()
    })
    return 'none'
  } catch (error) {
    return (error as OfficeExtension.Error).code
  }
}

/** Work and one sync. */
export function act(excel: EmulatedExcel, work: (context: Excel.RequestContext) => void): Promise<void> {
  return excel.run(async (context) => {
    work(context)
    await context.sync()
  })
}

export const first = (context: Excel.RequestContext): Excel.Worksheet =>
  context.workbook.worksheets.getItem('Sheet1')

/** A workbook whose first sheet holds the cells from A1 on. */
export async function withCells(cells: readonly (readonly unknown[])[]): Promise<EmulatedExcel> {
  const excel = startExcel()
  await act(excel, (context) => {
    const range = first(context).getRangeByIndexes(0, 0, cells.length, cells[0]?.length ?? 0)
    range.values = cells.map((row) => [...row])
  })
  return excel
}

/** The values of an address on the first sheet. */
export function values(excel: EmulatedExcel, address: string, sheet = 'Sheet1'): Promise<unknown[][]> {
  return excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getRange(address)
    range.load('values')
    await context.sync()
    return range.values as unknown[][]
  })
}

export function formulas(excel: EmulatedExcel, address: string): Promise<unknown[][]> {
  return excel.run(async (context) => {
    const range = first(context).getRange(address)
    range.load('formulas')
    await context.sync()
    return range.formulas as unknown[][]
  })
}
