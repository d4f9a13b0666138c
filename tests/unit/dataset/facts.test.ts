import { describe, expect, it } from 'vitest'
import { need, rowsOf, type Row } from './rows.ts'

const participation = rowsOf('participation')
const partiesOf = (activity: string, role: string): string[] =>
  participation
    .filter((row) => row['activity'] === activity && row['role'] === role)
    .map((row) => need(row, 'party'))
const activity = (code: string): Row | undefined =>
  rowsOf('activities').find((row) => row['activity'] === code)
const without = (row: Row, ...columns: string[]) =>
  Object.fromEntries(Object.entries(row).filter(([name, cell]) => !columns.includes(name) && cell !== ''))

describe('who took part', () => {
  it('2002: organised by Kazakhstan and the ODCCP office; five Central Asian and fourteen other states', () => {
    expect(partiesOf('conference-almaty-2002', 'organiser')).toEqual(['KAZ', 'ODCCP-RO'])
    expect(partiesOf('conference-almaty-2002', 'participant')).toHaveLength(5 + 14 + 1)
  })

  it('2010: UNODC and OSCE organise; Canada and Italy only support; Uzbekistan is not named', () => {
    expect(partiesOf('workshop-astana-2010', 'organiser')).toEqual(['UNODC', 'OSCE'])
    expect(partiesOf('workshop-astana-2010', 'supporter')).toEqual(['CAN', 'ITA', 'KAZ'])
    const present = partiesOf('workshop-astana-2010', 'participant')
    expect(present).toEqual(expect.arrayContaining(['KAZ', 'TKM', 'ECTHR', 'EU']))
    for (const code of ['UZB', 'CAN', 'ITA']) expect(present).not.toContain(code)
  })

  it('2014: Turkmenistan is absent, and Kazakhstan, the host, is not among the participants', () => {
    const all = participation.filter((row) => row['activity'] === 'workshop-astana-2014')
    expect(all.map((row) => row['party'])).not.toContain('TKM')
    expect(all.filter((row) => row['party'] === 'KAZ').map((row) => row['role'])).toEqual(['host'])
    expect(partiesOf('workshop-astana-2014', 'organiser')).toEqual(['PGO-KAZ'])
    expect(partiesOf('workshop-astana-2014', 'participant')).toEqual(
      expect.arrayContaining(['EUROJUST', 'UNODC-ROCA', 'UNODC-AFG', 'SWE']),
    )
  })

  it('2015: five states and UNODC sign', () => {
    expect(partiesOf('signing-2015', 'signatory')).toEqual(['KGZ', 'TJK', 'TKM', 'KAZ', 'UZB', 'UNODC'])
  })

  it('CARICC: seven members, two observers', () => {
    expect(partiesOf('caricc', 'member')).toEqual(['KAZ', 'KGZ', 'TJK', 'TKM', 'UZB', 'RUS', 'AZE'])
    expect(partiesOf('caricc', 'observer')).toEqual(['AFG', 'PAK'])
    expect(partiesOf('caricc', 'covered')).toEqual([])
  })

  it('the Triangular Initiative is Afghanistan, Iran and Pakistan', () => {
    expect(partiesOf('triangular-initiative', 'member')).toEqual(['AFG', 'PAK', 'IRN'])
  })

  it('what is said of the Central Asian countries as a group stays with the group', () => {
    expect(partiesOf('convention-1988', 'signatory')).toEqual(['CENTRAL-ASIA'])
    expect(partiesOf('regional-programme-afghanistan', 'covered')).toEqual([
      'CENTRAL-ASIA',
      'AFG',
      'IRN',
      'PAK',
    ])
  })
})

describe('when', () => {
  it.each([
    ['conference-almaty-2002', '2002-03-05', '2002-03-07', 'day'],
    ['ceremony-almaty-2002', '2002-03-07', '2002-03-07', 'day'],
    ['workshop-astana-2010', '', '2010-08-02', 'not-after'],
    ['meetings-kazakhstan-2011', '2011-06-14', '2011-06-14', 'day'],
    ['caricc', '2009-12', '', 'month'],
    ['programme-kazakhstan-2009', '2009', '2011', 'year'],
    ['workshop-astana-2014', '2014-05-13', '2014-05-14', 'day'],
    ['signing-2015', '', '2015-05-08', 'not-after'],
    ['programme-central-asia-2015', '2015', '2019', 'year'],
  ])('%s: %s to %s by %s', (code, start, end, precision) => {
    expect(activity(code)).toMatchObject({ start, end, precision })
  })
})

describe('the figures', () => {
  it('funding: two stated amounts, of different flows; the support has none', () => {
    const funding = rowsOf('funding')
    const stated = funding.filter((row) => row['amount_status'] === 'stated')
    expect(stated.map((row) => without(row, 'figure', 'source', 'locator', 'amount_status'))).toEqual([
      {
        activity: 'programme-kazakhstan-2009',
        funder: 'KAZ',
        funder_kind: 'state',
        flow: 'allocation',
        amount: '270000000',
        currency: 'USD',
        qualifier: 'exact',
        start: '2009',
        end: '2011',
      },
      {
        activity: 'programme-central-asia-2015',
        flow: 'budget',
        amount: '70000000',
        currency: 'USD',
        qualifier: 'exact',
        start: '2015',
        end: '2019',
      },
    ])
    const rest = funding.filter((row) => row['amount_status'] === 'not-stated')
    expect(rest.map((row) => row['funder'])).toEqual(['CAN', 'ITA', 'KAZ', 'UNODC', 'UNODC', 'UNODC'])
  })

  it('seizures: more than 20 channels, 250 kg of heroin and 115 kg of opium since December 2009', () => {
    const seizures = rowsOf('seizures')
    expect(
      seizures.map((row) => `${row['qualifier']} ${row['value']} ${row['unit']} ${row['substance']}`),
    ).toEqual(['more-than 20 count ', 'more-than 250 kg heroin', 'more-than 115 kg opium'])
    for (const row of seizures) expect(row).toMatchObject({ reporter: 'CARICC', start: '2009-12' })
  })

  it('assistance: 200 and more than 30 granted, 140 sent', () => {
    const said = rowsOf('assistance').map((row) =>
      ['reporter', 'direction', 'kind', 'outcome', 'qualifier', 'value'].map((name) => row[name]).join(' '),
    )
    expect(said).toEqual([
      'KAZ incoming legal-assistance granted exact 200',
      'KAZ incoming extradition granted more-than 30',
      'KAZ outgoing legal-assistance sent exact 140',
    ])
  })
})
