/** Uses of Excel's APIs for the test of api-sets.ts; never run. */
export async function sample(context: Excel.RequestContext): Promise<void> {
  const sheet = context.workbook.worksheets.getItem('Data')
  sheet.pageLayout.orientation = 'Landscape'
  const chart = sheet.charts.add(Excel.ChartType.columnClustered, sheet.getRange('A1'))
  chart.getDataTable()
  const { altTextTitle } = sheet.pivotTables.getItem('P').layout
  sheet.getRange('B1').set({ format: { wrapText: true } })
  await Excel.run({ mergeUndoGroup: true, delayForCellEdit: true }, () => context.sync())
  context.workbook.worksheets.onChanged.add((event) => Promise.resolve(void event.triggerSource))
  void altTextTitle
}
