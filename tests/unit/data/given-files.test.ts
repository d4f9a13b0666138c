/** Files that others made, where they are at hand: what is read of them, and what is said of the rest. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCsvDataset, readPackage } from '../../../src/data/package.ts'
import type { FieldType } from '../../../src/data/table.ts'

const ROOT = join(import.meta.dirname, '../../../../shared/data')

/** Rows, and the fields that are not text. */
type Read = readonly [rows: number, types: Readonly<Record<string, FieldType>>]
const READ: Readonly<Record<string, Read>> = {
  'seizures/unodc_annual_seizures_1970_2020.csv': [51201, { Year: 'year', 'KG Equivalent': 'number' }],
  'seizures/us_cbp_fy20_fy23.csv': [
    9924,
    { FY: 'year', 'Count of Event': 'integer', 'Sum Qty (lbs)': 'number' },
  ],
  'participation/untc_6-19_1988_convention_2015.csv': [189, {}],
  'participation/untc_18-12_untoc_2015.csv': [185, {}],
  'funding/ceb_revenue_sub_agency.csv': [35854, { calendar_year: 'year', amount: 'number' }],
  'awkward/messytables_utf8bom.csv': [0, {}],
}
const OECD = { year: 'year', usd_disbursement: 'number', usd_disbursement_defl: 'number' } as const
const STATES = { KAZ: 341, KGZ: 578, TJK: 635, TKM: 105, UZB: 488 }

/** By code, how many problems, and the first of them. */
const REFUSED: Readonly<Record<string, readonly [counts: Readonly<Record<string, number>>, first: unknown]>> =
  {
    'awkward/csvkit_Datagov_FY10_EDU_recp_by_State.csv': [
      { 'data/unknown-column': 1, 'data/duplicate-column': 8 },
      { row: 1, column: '', detail: { position: 1 } },
    ],
    'awkward/frictionless_table-with-accents.csv': [
      { 'data/not-utf8': 59 },
      { row: 1, column: 'Ann\uFFFDe' },
    ],
    'awkward/messytables_mixedGLB.csv': [
      { 'data/unknown-column': 1, 'data/duplicate-column': 17 },
      { row: 1, column: '', detail: { position: 2 } },
    ],
    'awkward/messytables_spanish_chars.csv': [
      { 'data/not-utf8': 159 },
      { row: 1, column: 'Descripci\uFFFDn' },
    ],
    'awkward/messytables_utf-16le_encoded.csv': [
      { 'data/not-utf8': 1 },
      { row: 1, detail: { encoding: 'UTF-16LE' } },
    ],
  }

const read = async (path: string) => readCsvDataset(await readFile(join(ROOT, path)), path)

describe.skipIf(!existsSync(ROOT))('files made by others (../shared/data)', () => {
  const oecd = Object.entries(STATES).map(([state, rows]): [string, Read] => [
    `funding/oecd_crs_climate_${state}.csv`,
    [rows, OECD],
  ])
  test.each([...Object.entries(READ), ...oecd])('%s is read', async (path, [rows, types]) => {
    const result = await read(path)
    expect(!result.ok && result.error).toBe(false)
    const [table] = result.ok ? result.value.tables.values() : []
    const typed = table!.schema.fields.filter((field) => field.type !== 'string')
    expect(table!.rows).toBe(rows)
    expect(Object.fromEntries(typed.map(({ name, type }) => [name, type]))).toEqual(types)
  })

  test.each(Object.entries(REFUSED))('%s is refused', async (path, [counts, first]) => {
    const result = await read(path)
    const problems = result.ok ? [] : result.error
    const found: Record<string, number> = {}
    for (const { code } of problems) found[code] = (found[code] ?? 0) + 1
    expect(found).toEqual(counts)
    expect(problems[0]).toMatchObject({ file: path.replace(/.*\//, ''), ...(first as object) })
  })

  test('a package of version 1 is read', async () => {
    const folder = join(ROOT, 'participation/membership-to-copyright-treaties')
    const result = await readPackage((path) => readFile(join(folder, path)))
    const table = result.ok ? result.value.tables.get('membership-to-copyright-treaties') : undefined
    expect([table?.rows, table?.columns.map((column) => column.kind)]).toEqual([
      1501,
      ['text', 'text', 'date', 'text', 'date', 'date'],
    ])
  })
})
