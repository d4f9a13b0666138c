/** Number formats that a managed column takes on: cells that still have the one last written. */
import type { TableTarget } from './apply-table.ts'
import type { Batch } from './batch.ts'
import { setNumberFormat } from './styles.ts'

/** Cells one below the other, by their place on the sheet, that are to be shown otherwise. */
export interface FormatRun {
  /** The sheet's id. */
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly from: string
  readonly to: string
}

/** Cells that one answer tells of. */
const PIECE_ROWS = 100_000

/** Asks how the cells of the columns are shown now: nothing is asked where no format changes. */
export async function formatRuns(
  context: Excel.RequestContext,
  tables: readonly TableTarget[],
): Promise<readonly FormatRun[]> {
  const pieces = tables.flatMap(({ edit, table, body }) =>
    edit.formats.flatMap((change) =>
      Array.from({ length: Math.ceil(body.rows / PIECE_ROWS) }, (_, at) => ({
        ...change,
        on: table.on,
        row: body.row + at * PIECE_ROWS,
        rows: Math.min(PIECE_ROWS, body.rows - at * PIECE_ROWS),
        column: body.column + change.column,
      })),
    ),
  )
  const runs: FormatRun[] = []
  let asked: { readonly piece: (typeof pieces)[number]; readonly range: Excel.Range }[] = []
  let cells = 0
  const answer = async (): Promise<void> => {
    if (asked.length === 0) return
    await context.sync()
    for (const { piece, range } of asked) runs.push(...runsIn(piece, piece.on.id, range.numberFormat))
    ;[asked, cells] = [[], 0]
  }
  for (const piece of pieces) {
    if (cells + piece.rows > PIECE_ROWS) await answer()
    const range = piece.on.sheet.getRangeByIndexes(piece.row, piece.column, piece.rows, 1)
    range.load('numberFormat')
    asked.push({ piece, range })
    cells += piece.rows
  }
  await answer()
  return runs
}

function runsIn(
  { row, column, from, to }: Pick<FormatRun, 'row' | 'column' | 'from' | 'to'>,
  sheet: string,
  formats: readonly (readonly unknown[])[],
): FormatRun[] {
  const runs: { sheet: string; row: number; column: number; rows: number; from: string; to: string }[] = []
  formats.forEach(([format], at) => {
    if (format !== from) return
    const last = runs.at(-1)
    if (last && last.row + last.rows === row + at) last.rows++
    else runs.push({ sheet, row: row + at, column, rows: 1, from, to })
  })
  return runs
}

/** @param which the format that the cells get: `from` takes the change back */
export async function writeFormats(
  runs: readonly FormatRun[],
  which: 'from' | 'to',
  batch: Batch,
): Promise<void> {
  const { worksheets } = batch.context.workbook
  for (const run of runs) {
    await batch.add({})
    setNumberFormat(
      worksheets.getItem(run.sheet).getRangeByIndexes(run.row, run.column, run.rows, 1),
      run[which],
    )
  }
}
