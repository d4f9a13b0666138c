import { describe, expect, it } from 'vitest'
import { linesOf, need, rowsOf, seedsAreHere, type Row } from './rows.ts'

/** How the texts name a party, where that is not (the start of) its name in the data set. */
const NAMED: Readonly<Record<string, RegExp>> = {
  KGZ: /Kyrgyzstan|Kyrgyz Republic/,
  RUS: /Russia/,
  IRN: /Iran/,
  NLD: /Netherlands/,
  TUR: /Turkey/,
  GBR: /United Kingdom/,
  USA: /United States|USA/,
  CARICC: /CARICC|the Centre/,
  'CENTRAL-ASIA': /Central Asian? (countries|states)|countries of Central Asia|covering Central Asia/,
  'CIS-PROSECUTORS': /prosecutor generals of the CIS member States/,
  'CONFERENCE-2002': /participants attended/,
  'INTERNATIONAL-2002': /international organizations/,
  'NORTHERN-ROUTES': /source, transit and destination countries/,
  'ODCCP-RO': /Regional Office of the United Nations Office for Drug Control and Crime Prevention/,
  OSCE: /Organization for Security and Cooperation in Europe/,
  'PGO-KAZ': /Prosecutor\s+General\s*'s Office of the Republic of Kazakhstan/,
  'SCHOOLS-KAZ': /selected schools/,
  UNODC: /UNODC/,
  'UNODC-AFG': /UNODC Office in Afghanistan/,
  'UNODC-ROCA': /Regional Office of the UNODC in Central Asia/,
}
const areas = rowsOf('areas')
const named = (code: string): RegExp => {
  const row = [...areas, ...rowsOf('organisations')].find((it) => (it['area'] ?? it['organisation']) === code)
  return NAMED[code] ?? new RegExp(need(row ?? {}, 'name'))
}

const participation = rowsOf('participation')
const figures = [...participation, ...rowsOf('funding'), ...rowsOf('seizures'), ...rowsOf('assistance')]
const lineOf = (row: Row): string =>
  linesOf(need(row, 'source'))[Number(need(row, 'locator').slice(1)) - 1] ?? ''

/** `250`, `270 million`: a number as the texts write it, with the words before it that bound it. */
const written = (value: string): RegExp => {
  const millions = Number(value) / 1e6
  const digits = millions >= 1 ? `${millions} million` : value
  return new RegExp(`(?<bound>more than |over )?(?:US)?\\$? ?(?<![\\d-])${digits}(?![\\d-])`)
}

describe.skipIf(!seedsAreHere)('against the source texts (skipped where they are not at hand)', () => {
  it.each([...rowsOf('activities'), ...figures])(
    '$activity $figure $source $locator is a line of its text',
    (row) => {
      expect(lineOf(row)).not.toBe('')
    },
  )

  it.each(participation)('$figure: $party is named in $source $locator', (row) => {
    expect(lineOf(row)).toMatch(named(need(row, 'party')))
  })

  it.each(participation.filter((row) => row['represented_by'] !== ''))(
    '$figure: every official of $party is named in $source',
    (row) => {
      const text = linesOf(need(row, 'source')).join('\n')
      for (const official of need(row, 'represented_by').split('; ')) {
        const [name = '', office] = official.split(', ')
        expect(office, official).toBeTruthy()
        expect(text).toContain(name)
      }
    },
  )

  it.each(figures.filter((row) => (row['funder'] ?? row['reporter'] ?? '') !== ''))(
    '$figure: $funder$reporter is named in $source $locator',
    (row) => expect(lineOf(row)).toMatch(named(row['funder'] ?? need(row, 'reporter'))),
  )

  it.each(figures.filter((row) => (row['amount'] ?? row['value'] ?? '') !== ''))(
    '$figure: $amount$value ($qualifier) stands in $source $locator with that bound',
    (row) => {
      const match = written(row['amount'] ?? need(row, 'value')).exec(lineOf(row))
      expect(match).not.toBeNull()
      expect(match?.groups?.['bound'] === undefined ? 'exact' : 'more-than').toBe(row['qualifier'])
    },
  )

  it('the attendance of the 2010 workshop stands in its text with its bound', () => {
    const stated = rowsOf('activities').filter((row) => row['attendance'] !== '')
    expect(stated.map((row) => row['activity'])).toEqual(['workshop-astana-2010'])
    expect(linesOf('unodc-2010').join('\n')).toMatch(/over 30 practitioners and experts/)
    expect(stated[0]).toMatchObject({ attendance: '30', attendance_qualifier: 'more-than' })
  })

  it.each([
    ['unis-2002', 'p12', 'participant'],
    ['unodc-2010', 'p5', 'participant'],
    ['unodc-2010', 'p7', 'supporter'],
    ['pgo-kaz-2014', 'p4', 'participant'],
    ['unodc-2015', 'p4', 'signatory'],
  ])('the states listed in %s %s are those recorded as %s, no more and no fewer', (source, locator, role) => {
    const rows = participation.filter(
      (row) => row['source'] === source && row['locator'] === locator && row['role'] === role,
    )
    // Names of bodies, programmes and offices that contain a state's name are no mention of the state.
    const line = lineOf({ source, locator }).replace(
      /UNODC Office in Afghanistan|regional programme for Afghanistan[^.]*|to Turkmenistan/g,
      '',
    )
    const listed = areas.map((row) => need(row, 'area')).filter((area) => named(area).test(line))
    const recorded = rows.filter((row) => row['party_kind'] === 'state').map((row) => need(row, 'party'))
    expect(recorded.toSorted()).toEqual(listed)
  })

  it('every place is named in its text', () => {
    for (const row of rowsOf('activities'))
      expect(linesOf(need(row, 'source')).join('\n'), row['activity']).toContain(need(row, 'place'))
  })

  it('no cell copies a sentence: never more than twelve words in a row', () => {
    const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}'-]+/gu) ?? []
    const texts = rowsOf('sources').map(
      (row) => ` ${words(linesOf(need(row, 'source')).join(' ')).join(' ')} `,
    )
    const cells = [...rowsOf('activities'), ...figures].flatMap((row) => Object.values(row))
    const copied = cells.filter((cell) => {
      const of = words(cell)
      const runs = of.slice(12).map((_, i) => ` ${of.slice(i, i + 13).join(' ')} `)
      return runs.some((run) => texts.some((text) => text.includes(run)))
    })
    expect(copied).toEqual([])
  })

  it('every text carries the date and the symbol that its source has', () => {
    for (const row of rowsOf('sources')) {
      const date = new Date(need(row, 'published')).toLocaleDateString('en-GB', {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
      })
      const head = linesOf(need(row, 'source')).slice(0, 3).join('\n')
      expect(head, row['source']).toContain(date)
      expect(head).toContain(need(row, 'symbol'))
    }
  })
})
