import { describe, expect, it } from 'vitest'
import { need, rowsOf, type Row } from './rows.ts'

const areas = rowsOf('areas').map((row) => need(row, 'area'))
const organisations = rowsOf('organisations')
const activities = rowsOf('activities')
const participation = rowsOf('participation')
const funding = rowsOf('funding')
const seizures = rowsOf('seizures')
const assistance = rowsOf('assistance')
const sources = new Map(rowsOf('sources').map((row) => [need(row, 'source'), row]))

/** Schema keys cannot point at two tables, so the kind of a party says which one its code is looked up in. */
const codesOf: Readonly<Record<string, readonly string[]>> = {
  state: areas,
  organisation: organisations
    .filter((row) => row['kind'] !== 'group')
    .map((row) => need(row, 'organisation')),
  group: organisations.filter((row) => row['kind'] === 'group').map((row) => need(row, 'organisation')),
}

const parties = [
  ...participation.map((row) => [need(row, 'figure'), need(row, 'party'), need(row, 'party_kind')] as const),
  ...funding.map((row) => [need(row, 'figure'), need(row, 'funder'), need(row, 'funder_kind')] as const),
  ...seizures.map((row) => [need(row, 'figure'), need(row, 'reporter'), need(row, 'reporter_kind')] as const),
]

describe('parties', () => {
  it('are found in the table that their kind names', () => {
    const lost = parties.filter(([, code, kind]) => code + kind !== '' && !codesOf[kind]?.includes(code))
    expect(lost).toEqual([])
  })

  it('have codes that no other kind of party has', () => {
    const all = Object.values(codesOf).flat()
    expect(new Set(all).size).toBe(all.length)
  })

  it('are all used, and so are substances, activities and sources', () => {
    const used = new Set([
      ...parties.map(([, code]) => code),
      ...assistance.map((row) => row['reporter']),
      ...activities.map((row) => row['area']),
    ])
    expect(
      Object.values(codesOf)
        .flat()
        .filter((code) => !used.has(code)),
    ).toEqual([])
    const substances = rowsOf('substances').map((row) => row['substance'])
    expect(new Set(seizures.map((row) => row['substance']).filter(Boolean))).toEqual(new Set(substances))
    expect(new Set(activities.map((row) => row['source']))).toEqual(new Set(sources.keys()))
  })
})

describe('values', () => {
  const valued: readonly (readonly [Row, string, string])[] = [
    ...activities.map((row) => [row, 'attendance', 'attendance_qualifier'] as const),
    ...funding.map((row) => [row, 'amount', 'qualifier'] as const),
    ...[...seizures, ...assistance].map((row) => [row, 'value', 'qualifier'] as const),
  ]

  it('have a bound exactly where there is a value', () => {
    expect(valued.filter(([row, value, bound]) => (row[value] === '') !== (row[bound] === ''))).toEqual([])
  })

  it('are never zero in place of missing', () => {
    expect(valued.filter(([row, value]) => row[value] !== '' && Number(row[value]) === 0)).toEqual([])
  })

  it('that are amounts carry a currency and a status, and are empty where not stated', () => {
    for (const row of funding) {
      const stated = row['amount_status'] === 'stated'
      expect([row['amount'] !== '', row['currency'] !== ''], row['figure']).toEqual([stated, stated])
      expect(row['funder'] === '', row['figure']).toBe(row['funder_kind'] === '')
    }
  })

  it('that are quantities name a substance and a unit, and channels are counted without one', () => {
    for (const row of seizures) {
      const quantity = row['measure'] === 'quantity-seized'
      expect(row['substance'] !== '', row['figure']).toBe(quantity)
      expect(row['unit'] === 'count', row['figure']).toBe(!quantity)
    }
  })
})

describe('support', () => {
  it('is recorded both as a role and as a contribution', () => {
    const supporters = participation
      .filter((row) => row['role'] === 'supporter')
      .map((row) => [row['activity'], row['party'], row['source'], row['locator']])
    const contributions = funding
      .filter((row) => row['flow'] === 'contribution')
      .map((row) => [row['activity'], row['funder'], row['source'], row['locator']])
    expect(contributions).toEqual(supporters)
  })
})

describe('periods', () => {
  const dated = [...activities, ...funding, ...seizures, ...assistance]
  const realDate = (text: string) =>
    new Date(`${text}-01-01`.slice(0, 10)).toISOString().slice(0, text.length) === text

  it('are real dates that do not end before they start', () => {
    for (const row of dated) {
      const [start, end] = [need(row, 'start'), need(row, 'end')]
      const at = row['figure'] ?? row['activity']
      for (const date of [start, end]) expect(date === '' || realDate(date), at).toBe(true)
      const length = Math.min(start.length, end.length)
      expect(start.slice(0, length) <= end.slice(0, length), at).toBe(true)
    }
  })

  it('have the precision that the activity says', () => {
    const LENGTH: Readonly<Record<string, number>> = { day: 10, month: 7, year: 4 }
    for (const row of activities) {
      const { start, end, precision, source } = row
      const published = sources.get(need(row, 'source'))?.['published']
      if (precision === 'not-after') expect([start, end], source).toEqual(['', published])
      else
        for (const date of [start, end].filter(Boolean))
          expect(date, row['activity']).toHaveLength(LENGTH[precision ?? ''] ?? 0)
    }
  })

  it('of figures without a start end at the date of their text', () => {
    for (const row of [...funding, ...seizures, ...assistance])
      if (row['start'] === '')
        expect(row['end'], row['figure']).toBe(sources.get(need(row, 'source'))?.['published'])
  })
})

it('no activity is part of itself, however far up', () => {
  const parent = new Map(activities.map((row) => [need(row, 'activity'), need(row, 'part_of')]))
  for (const activity of parent.keys()) {
    const seen = new Set<string>()
    for (let at = activity; at !== ''; at = parent.get(at) ?? '') {
      expect(seen, activity).not.toContain(at)
      seen.add(at)
    }
  }
})

it('no cell holds a telephone number, an e-mail address or a link', () => {
  const all = [...rowsOf('organisations'), ...rowsOf('sources'), ...activities, ...participation]
  const cells = all.flatMap((row) => Object.values(row))
  expect(cells.filter((cell) => /@|\{at\}|https?:|\+\d|(?<!\d)\d{3}-\d{4}(?!\d)/.test(cell))).toEqual([])
})
