import type { PivotStep } from '../../report/steps.ts'
import type { Grid, GridCell } from '../cells/grid-area.ts'
import { columnIndex, type PivotPlace } from '../layout.ts'
import { numberFormat, type CellFormat, type Styles } from '../styles.ts'
import type { PivotAnswer } from './answer.ts'
import type { CacheField } from './cache-fields.ts'
import { itemLabel, valueCaptions, valuesCaption } from './captions.ts'
import type { Line, PivotShape } from './shape.ts'

/** The cells of a PivotTable as Excel leaves them after a refresh: filters, headers, labels, values. */
export function pivotGrid(
  place: PivotPlace,
  fields: readonly CacheField[],
  answer: PivotAnswer,
  shape: PivotShape,
  styles: Styles,
): Grid {
  const { step } = place
  const pick = (ids: readonly string[]): CacheField[] =>
    ids.map((id) => fields[columnIndex(place.source, id)] as CacheField)
  const sheet = new PivotCells(place, shape, pick(step.rows), pick(step.columns), styles)
  return {
    name: step.block,
    row: step.at.row,
    column: step.at.column,
    cells: [
      ...sheet.filters(pick(step.filters)),
      ...sheet.headers(),
      ...shape.rows.map((line) => sheet.row(line, answer)),
    ],
  }
}

type Row = (GridCell | null)[]

class PivotCells {
  private readonly captions: readonly string[]
  private readonly width: number

  constructor(
    private readonly place: PivotPlace,
    private readonly shape: PivotShape,
    private readonly rowFields: readonly CacheField[],
    private readonly columnFields: readonly CacheField[],
    private readonly styles: Styles,
  ) {
    this.captions = valueCaptions(place)
    this.width = shape.labelColumns + shape.columns.length
  }

  filters(fields: readonly CacheField[]): Row[] {
    if (fields.length === 0) return []
    const { all } = this.place.step.words
    return [...fields.map(({ name }) => [this.label(name), this.label(all)]), []]
  }

  headers(): Row[] {
    const { headerRows, labelColumns } = this.shape
    const last = headerRows - 1
    const rows: Row[] = Array.from({ length: headerRows }, (_, index) =>
      Array.from({ length: this.width }, () => this.header(null, index === last)),
    )
    const put = (row: number, column: number, text: string | number, field?: CacheField): void => {
      const cells = rows[row]
      if (cells) cells[column] = this.header(text, row === last, column >= labelColumns, field)
    }
    this.rowFields.forEach(({ name }, index) => put(last, index, name))
    if (this.columnFields.length === 0) {
      this.captions.forEach((caption, index) => put(last, labelColumns + index, caption))
      return rows
    }
    if (!this.shape.several) put(0, 0, this.captions[0] ?? '')
    const across = this.columnFields.map(({ name }) => name)
    if (this.shape.several) across.push(valuesCaption(this.place))
    across.slice(0, this.shape.columns.length).forEach((name, index) => {
      const cells = rows[0]
      if (cells) cells[labelColumns + index] = this.header(name, false)
    })
    this.shape.columns.forEach((line, index) => this.columnHeader(line, labelColumns + index, put))
    return rows
  }

  private columnHeader(
    { at, tuple, repeated, value }: Line,
    column: number,
    put: (row: number, column: number, text: string | number, field?: CacheField) => void,
  ): void {
    const { grandTotal } = this.place.step.words
    const caption = this.captions[value] ?? ''
    if (at === null) {
      put(1, column, this.shape.several ? `${grandTotal} ${caption}` : grandTotal)
      return
    }
    tuple.slice(repeated).forEach((item, index) => {
      const field = this.columnFields[repeated + index] as CacheField
      put(1 + repeated + index, column, itemLabel(this.place, field, item), field)
    })
    if (this.shape.several) put(this.shape.headerRows - 1, column, caption)
  }

  row({ at, tuple }: Line, answer: PivotAnswer): Row {
    const total = at === null
    const cells: Row = Array.from({ length: this.shape.labelColumns }, (_, index) => {
      const field = this.rowFields[index]
      if (total) return this.label(index === 0 ? this.place.step.words.grandTotal : null, undefined, true)
      return field ? this.label(itemLabel(this.place, field, tuple[index] as number), field) : null
    })
    if (this.rowFields.length === 0 && !this.shape.several) cells[0] = this.label(this.captions[0] ?? '')
    const values = this.shape.columns.map((column) => {
      const described = this.place.step.values[column.value] as PivotStep['values'][number]
      const value = answer.value(at, column.at, column.value)
      const numbers = numberFormat(described.format, described.decimals)
      return { value, style: this.style({ numbers, ...(total ? TOTAL : {}) }) }
    })
    return [...cells, ...values]
  }

  private header(text: string | number | null, ruled: boolean, right = false, field?: CacheField): GridCell {
    const horizontal = right ? 'right' : 'left'
    const numbers = field ? labelNumbers(field) : 'General'
    return {
      value: text,
      style: this.style({
        font: 'bold',
        horizontal,
        numbers,
        ...(ruled ? { border: 'below', wrap: true } : {}),
      }),
    }
  }

  private label(text: string | number | null, field?: CacheField, total = false): GridCell {
    const numbers = field ? labelNumbers(field) : 'General'
    return { value: text, style: this.style({ horizontal: 'left', numbers, ...(total ? TOTAL : {}) }) }
  }

  private style(format: Partial<CellFormat>): number {
    return this.styles.of({ font: 'body', numbers: 'General', ...format })
  }
}

const TOTAL = { font: 'bold', border: 'above' } as const

/** The number format of a field's items as labels; years and codes have no thousands separator. */
export const labelNumbers = ({ column }: CacheField): string => numberFormat(column.format, column.decimals)
