import type { Dataset } from '../../src/data/table.ts'
import { datasetOf, tableFrom, type Row } from '../unit/query/tables.ts'

/**
 * A small data set with everything that makes reports hard: two units, two currencies, figures that overlap
 * in time, values without an amount, groups, names that two codes share, dates at every precision.
 */
const rows = (header: string, ...lines: string[]): Row[] => {
  const fields = header.split('|').map((it) => it.trim())
  return lines.map((line) => {
    const cells = line.split('|').map((it) => it.trim())
    return Object.fromEntries(
      fields.map((field, index) => [field, cells[index] === '' ? null : (cells[index] ?? null)]),
    )
  })
}

export const areas = tableFrom(
  'areas',
  { area: 'string', name: 'string', name_ru: 'string', m49: 'string' },
  rows(
    'area | name | name_ru | m49',
    'KAZ | Kazakhstan | Казахстан | 398',
    'TJK | Tajikistan | Таджикистан | 762',
    'AFG | Afghanistan | Афганистан | 004',
  ),
)

export const organisations = tableFrom(
  'organisations',
  { organisation: 'string', name: 'string', name_ru: 'string', kind: 'string' },
  rows(
    'organisation | name | name_ru | kind',
    'CARICC | Central Asian Centre (CARICC) | Центральноазиатский центр (ЦАРИКЦ) | international',
    'RO | Regional Office of Somebody (ODCCP) | Региональное отделение (ЮНДКП) | office',
    'CA | Central Asian countries | Страны Центральной Азии | group',
  ),
)

export const substances = tableFrom(
  'substances',
  { substance: 'string', name: 'string', name_ru: 'string' },
  rows(
    'substance | name | name_ru',
    'heroin | Heroin | Героин',
    'opium | Opium | Опий',
    'precursors | Precursors | Прекурсоры',
  ),
)

export const sources = tableFrom(
  'sources',
  {
    source: 'string',
    publisher: 'string',
    title: 'string',
    published: 'date',
    symbol: 'string',
    language: 'string',
  },
  rows(
    'source | publisher | title | published | symbol | language',
    's-2011 | UNODC | Press release of June | 2011-06-15 | | en',
    's-2002 | UNIS Vienna | Central Asian countries meet | 2002-03-07 | UNIS/NAR/739 | en',
    's-unused | Nobody | Never used | 2015-05-08 | | en',
  ),
)

export const activities = tableFrom(
  'activities',
  {
    activity: 'string',
    title: 'string',
    title_ru: 'string',
    kind: 'string',
    place: 'string',
    area: 'string',
    start: 'partial-date',
    end: 'partial-date',
    precision: 'string',
    attendance: 'integer',
    attendance_qualifier: 'string',
    source: 'string',
    locator: 'string',
  },
  rows(
    'activity | title | title_ru | kind | place | area | start | end | precision | attendance | attendance_qualifier | source | locator',
    'conf | Conference on legal cooperation | Конференция по правовому сотрудничеству | conference | Almaty | KAZ | 2002-03-05 | 2002-03-07 | day | | | s-2002 | p2',
    'work | Regional workshop | | workshop | Astana | KAZ | | 2010-08-02 | not-after | 30 | more-than | s-2011 | p5',
    'work-2 | Regional workshop | | workshop | Utopia | | 2011 | 2011 | year | | | s-2011 | p5',
    'prog | Programme of Kazakhstan | Программа Казахстана | programme | | KAZ | 2009 | 2011 | year | | | s-2011 | p3',
  ),
)

export const participation = tableFrom(
  'participation',
  {
    figure: 'string',
    activity: 'string',
    party: 'string',
    party_kind: 'string',
    role: 'string',
    represented_by: 'string',
    source: 'string',
    locator: 'string',
  },
  rows(
    'figure | activity | party | party_kind | role | represented_by | source | locator',
    'P1 | conf | KAZ | state | organiser | | s-2002 | p5',
    'P2 | conf | KAZ | state | participant | | s-2002 | p12',
    'P3 | conf | TJK | state | participant | | s-2002 | p12',
    'P4 | conf | RO | organisation | organiser | | s-2002 | p5',
    'P5 | conf | CA | group | participant | | s-2002 | p5',
    'P6 | work | AFG | state | participant | =1+1, Minister | s-2011 | p5',
    'P7 | work-2 | CARICC | organisation | participant | | s-2011 | p5',
  ),
)

export const funding = tableFrom(
  'funding',
  {
    figure: 'string',
    activity: 'string',
    funder: 'string',
    funder_kind: 'string',
    flow: 'string',
    amount: 'number',
    amount_status: 'string',
    currency: 'string',
    qualifier: 'string',
    start: 'partial-date',
    end: 'partial-date',
    source: 'string',
    locator: 'string',
  },
  rows(
    'figure | activity | funder | funder_kind | flow | amount | amount_status | currency | qualifier | start | end | source | locator',
    'F1 | prog | KAZ | state | allocation | 270000000 | stated | USD | exact | 2009 | 2011 | s-2011 | p3',
    'F2 | prog | | | budget | 300000000 | stated | USD | about | 2009 | 2011 | s-2011 | p3',
    'F3 | work | KAZ | state | contribution | | not-stated | | | | 2010-08-02 | s-2011 | p7',
    'F4 | work | CARICC | organisation | contribution | 5000 | stated | EUR | at-least | | 2010-08-02 | s-2011 | p7',
  ),
)

export const seizures = tableFrom(
  'seizures',
  {
    figure: 'string',
    reporter: 'string',
    reporter_kind: 'string',
    measure: 'string',
    substance: 'string',
    value: 'number',
    unit: 'string',
    qualifier: 'string',
    start: 'partial-date',
    end: 'partial-date',
    source: 'string',
    locator: 'string',
  },
  rows(
    'figure | reporter | reporter_kind | measure | substance | value | unit | qualifier | start | end | source | locator',
    'S1 | CARICC | organisation | channels-disrupted | | 20 | count | more-than | 2009-12 | 2011-06-15 | s-2011 | p5',
    'S2 | CARICC | organisation | quantity-seized | heroin | 250 | kg | more-than | 2009-12 | 2011-06-15 | s-2011 | p5',
    'S3 | CARICC | organisation | quantity-seized | opium | 115.5 | kg | exact | 2009-12 | 2011-06-15 | s-2011 | p5',
    'S4 | CARICC | organisation | quantity-seized | opium | 100 | kg | exact | 2010 | 2010 | s-2002 | p9',
    'S5 | CARICC | organisation | quantity-seized | precursors | 40 | l | about | 2010 | 2010 | s-2002 | p9',
    'S6 | TJK | state | quantity-seized | heroin | | kg | | 2010 | 2010 | s-2002 | p9',
  ),
)

export const assistance = tableFrom(
  'assistance',
  {
    figure: 'string',
    reporter: 'string',
    direction: 'string',
    kind: 'string',
    outcome: 'string',
    value: 'integer',
    qualifier: 'string',
    start: 'partial-date',
    end: 'partial-date',
    source: 'string',
    locator: 'string',
  },
  rows(
    'figure | reporter | direction | kind | outcome | value | qualifier | start | end | source | locator',
    'A1 | KAZ | incoming | legal-assistance | granted | 200 | exact | 2011 | 2014-05-13 | s-2011 | p10',
    'A2 | KAZ | incoming | extradition | granted | 30 | more-than | 2011 | 2014-05-13 | s-2011 | p10',
    'A3 | KAZ | outgoing | legal-assistance | sent | 140 | exact | 2011 | 2014-05-13 | s-2011 | p10',
  ),
)

export const reportData: Dataset = {
  ...datasetOf(
    areas,
    organisations,
    substances,
    sources,
    activities,
    participation,
    funding,
    seizures,
    assistance,
  ),
  name: 'small',
  title: 'A small data set',
  version: '2.1.0',
  created: '2015-05-08T00:00:00Z',
  hash: 'abc',
  licences: [{ name: 'CC0-1.0', title: 'Creative Commons Zero' }],
}
