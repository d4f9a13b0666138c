/**
 * One million rows of ten fields, one in a thousand wrong: ours over columns as the CSV reader leaves them,
 * TypeBox over objects as users of row libraries have them. Both find every fault with its place.
 */
import { Type } from '@sinclair/typebox'
import { TypeCompiler } from '@sinclair/typebox/compiler'
import { fieldIndex, textAt } from '../../../src/data/field-access.ts'
import type { CodedText, Column, Numbers, Table } from '../../../src/data/table.ts'
import { validateTable } from '../../../src/data/validate.ts'
import { defineCase } from '../case.ts'
import { seizureLists, seizuresFile } from '../generate.ts'
import { readSeizures } from '../seizures.ts'

const ROWS = 1_000_000
const WRONG_EVERY = 1000

type Row = Record<string, string | number | null>
interface Input {
  readonly table: Table
  readonly rows: readonly Row[]
}

/** In turn a negative quantity, an unknown area and an unknown unit. */
function withFaults(table: Table): Table {
  const columns = [...table.columns]
  const [area, unit, quantity] = ['area', 'unit', 'quantity'].map((name) => fieldIndex(table, name))
  const wrongText = (index: number, text: string): CodedText => {
    const { codes, values } = columns[index] as CodedText
    return { kind: 'text', codes: codes.slice(), values: [...values, text] }
  }
  const areas = (columns[area!] = wrongText(area!, '??'))
  const units = (columns[unit!] = wrongText(unit!, 'bucket'))
  const quantities = (columns[quantity!] = {
    kind: 'number',
    values: (columns[quantity!] as Numbers).values.slice(),
  })
  for (let row = WRONG_EVERY / 2, turn = 0; row < table.rows; row += WRONG_EVERY, turn++) {
    if (turn % 3 === 0) quantities.values[row] = -1
    else if (turn % 3 === 1) areas.codes[row] = areas.values.length - 1
    else units.codes[row] = units.values.length - 1
  }
  return { ...table, columns }
}

function rowsOf(table: Table): Row[] {
  const { fields } = table.schema
  const value = (column: Column, row: number): string | number | null =>
    column.kind !== 'number'
      ? textAt(column, row)
      : Number.isNaN(column.values[row])
        ? null
        : column.values[row]!
  return Array.from({ length: table.rows }, (_, row) =>
    Object.fromEntries(fields.map(({ name }, i) => [name, value(table.columns[i]!, row)])),
  )
}

async function prepare(): Promise<Input> {
  const table = withFaults(await readSeizures(seizuresFile(ROWS)))
  return { table, rows: rowsOf(table) }
}

const oneOf = (list: readonly string[]) => Type.Union(list.map((value) => Type.Literal(value)))
const { area, substance, unit, qualifier } = seizureLists
const compiled = TypeCompiler.Compile(
  Type.Object({
    id: Type.Integer({ minimum: 1 }),
    area: oneOf(area),
    date: Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' }),
    substance: oneOf(substance),
    unit: oneOf(unit),
    quantity: Type.Union([Type.Number({ minimum: 0, maximum: 1e9 }), Type.Null()]),
    qualifier: oneOf(qualifier),
    route: Type.String({ minLength: 1, maxLength: 40 }),
    source_id: Type.String({ pattern: '^SRC\\d{5}$' }),
    note: Type.String({ maxLength: 500 }),
  }),
)

/** The first error of each wrong row, as a place and a reason. */
function typebox({ rows }: Input): unknown[] {
  const problems: unknown[] = []
  for (let row = 0; row < rows.length; row++) {
    if (compiled.Check(rows[row])) continue
    for (const { path, message } of compiled.Errors(rows[row])) {
      problems.push({ row, path, message })
      break
    }
  }
  return problems
}

export const cases = [
  defineCase({
    name: 'validate',
    peer: 'TypeBox (compiled)',
    reach: 0.35,
    rounds: 7,
    prepare,
    ours: ({ table }) => validateTable(table, 'seizures.csv'),
    theirs: typebox,
    check: (ours, theirs) => {
      if (ours.length !== theirs.length || ours.length !== ROWS / WRONG_EVERY)
        throw new Error(
          `Ours: ${ours.length} problems, theirs: ${theirs.length}, planted: ${ROWS / WRONG_EVERY}`,
        )
    },
  }),
]
