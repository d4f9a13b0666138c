/** Reads the contents of many boxes of cells in as few requests as the limit on their answers allows. */
import { WorkbookError } from '../workbook/problem.ts'
import type { Box } from '../workbook/reference.ts'
import type { CellContent, CellValue } from '../workbook/values.ts'
import type { Work } from '../base/work.ts'

export interface Cells extends Box {
  readonly sheet: Excel.Worksheet
}

/** Cells that one answer holds to begin with: each comes as its value and as its formula. */
const USUAL = 60_000

/** The contents of each box, row by row, in the order of the boxes. */
export async function readCells(
  context: Excel.RequestContext,
  boxes: readonly Cells[],
  { signal, progress }: Work = {},
): Promise<CellContent[][][]> {
  const found = boxes.map((): CellContent[][] => [])
  const total = boxes.reduce((sum, { rows, columns }) => sum + rows * columns, 0)
  let [most, cells] = [USUAL, 0]
  for (;;) {
    signal?.throwIfAborted()
    const pieces = nextPieces(boxes, found, most)
    if (pieces.length === 0) return found
    const answered = await answer(context, boxes, pieces)
    if (!answered && most <= 1) throw new WorkbookError({ code: 'workbook/payload-too-large' })
    if (!answered) most = Math.floor(most / 4)
    answered?.forEach((rows, index) => {
      const piece = pieces[index] as Piece
      found[piece.box]?.push(...rows)
      cells += piece.rows * (boxes[piece.box] as Cells).columns
    })
    progress?.(cells, total)
  }
}

/** Some rows of a box. */
interface Piece {
  readonly box: number
  readonly from: number
  readonly rows: number
}

/** What is still to be read, as far as one answer holds it. */
function nextPieces(boxes: readonly Cells[], found: readonly CellContent[][][], most: number): Piece[] {
  const pieces: Piece[] = []
  let room = most
  for (const [box, { rows, columns }] of boxes.entries()) {
    const from = found[box]?.length ?? 0
    const fit = Math.min(rows - from, Math.max(1, Math.floor(room / Math.max(1, columns))))
    if (fit <= 0) continue
    if (room <= 0) break
    pieces.push({ box, from, rows: fit })
    room -= fit * columns
  }
  return pieces
}

/** The contents of the pieces, or null where they are too much for one answer. */
async function answer(
  context: Excel.RequestContext,
  boxes: readonly Cells[],
  pieces: readonly Piece[],
): Promise<CellContent[][][] | null> {
  const ranges = pieces.map(({ box, from, rows }) => {
    const { sheet, row, column, columns } = boxes[box] as Cells
    const range = sheet.getRangeByIndexes(row + from, column, rows, columns)
    range.load('values,formulas')
    return range
  })
  try {
    await context.sync()
  } catch (error) {
    if (isTooLarge(error)) return null
    throw error
  }
  return ranges.map(contentsOf)
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ResponsePayloadSizeLimitExceeded'

/** The loaded cells of a range. @throws WorkbookError where Excel answers null instead of an error */
function contentsOf({ values, formulas }: Excel.Range): CellContent[][] {
  const rows = values as (readonly unknown[])[] | null
  if (rows === null) throw new WorkbookError({ code: 'workbook/payload-too-large' })
  return rows.map((row, r) =>
    row.map((value, c): CellContent => {
      const plain = value === '' ? null : (value as CellValue)
      const formula: unknown = formulas[r]?.[c]
      // Text that only looks like a formula is its own value.
      const isFormula = typeof formula === 'string' && formula.startsWith('=') && formula !== value
      return isFormula ? { formula, value: plain } : plain
    }),
  )
}
