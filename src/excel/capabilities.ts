import type { Capabilities } from '../workbook/workbook.ts'
import { supports, type ExcelHost } from './host.ts'

/** The requirement set that the manifest demands: Excel does not start the add-in without it. */
export const REQUIRED = '1.13'

/** Newer sets that are used where they are there, each behind its capability. */
export const OPTIONAL = { pivotSources: '1.15', notes: '1.18', undoGroups: '1.20' } as const

export const capabilitiesOf = (host: ExcelHost): Capabilities => ({
  pivotTables: true,
  charts: true,
  // Excel's API has none: the text stands in cells beside the chart.
  chartAltText: false,
  printLayout: true,
  undoGroups: supports(host, OPTIONAL.undoGroups),
})
