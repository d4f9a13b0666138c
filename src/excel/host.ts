/** The Excel at hand. It comes from outside: office.js in the pane, the same library before an emulated Excel in tests. */
import { WorkbookError } from '../workbook/problem.ts'
import { toWorkbookError } from './problems.ts'

export interface ExcelHost {
  readonly Excel: { readonly run: Run }
  /** `Office.context.requirements.isSetSupported`. */
  readonly isSetSupported: (set: string, version: string) => boolean
}

type Run = <T>(options: Excel.RunOptions, job: (context: Excel.RequestContext) => Promise<T>) => Promise<T>

/** The requirement set of Excel's own objects, as far as the manifest does not demand it. */
export const supports = ({ isSetSupported }: ExcelHost, version: string): boolean =>
  isSetSupported('ExcelApi', version)

/**
 * Looks at the workbook without changing it. Fails at once while a cell is being edited, so that the user
 * can be told; asks again where Excel is only busy.
 *
 * @throws WorkbookError for every refusal of Excel's
 */
export const look = <T>(host: ExcelHost, job: (context: Excel.RequestContext) => Promise<T>): Promise<T> =>
  patiently(() => run(host, {}, job))

/** Changes the workbook. A cell that is being edited meanwhile is waited for. @throws WorkbookError */
export const change = <T>(
  host: ExcelHost,
  job: (context: Excel.RequestContext) => Promise<T>,
  options: { readonly undoGroup?: boolean } = {},
): Promise<T> =>
  run(host, { delayForCellEdit: true, ...(options.undoGroup ? { mergeUndoGroup: true } : {}) }, job)

async function run<T>(
  host: ExcelHost,
  options: Excel.RunOptions,
  job: (context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  try {
    return await host.Excel.run(options, job)
  } catch (error) {
    throw toWorkbookError(error)
  }
}

const WAITS = [200, 600]
const PASSING = new Set(['workbook/busy', 'workbook/connection-lost'])

/** Does again what may be done twice, where the reason that it failed may have passed. */
export async function patiently<T>(job: () => Promise<T>): Promise<T> {
  for (const wait of WAITS) {
    try {
      return await job()
    } catch (error) {
      if (!(error instanceof WorkbookError) || !PASSING.has(error.problem.code)) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
  return job()
}
