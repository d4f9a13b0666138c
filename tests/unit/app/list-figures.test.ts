import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { describeDataset } from '../../../src/app/describe-dataset.ts'
import { listFigures } from '../../../src/app/list-figures.ts'
import { readPackage } from '../../../src/data/package.ts'
import type { Dataset } from '../../../src/data/table.ts'
import { wordsFor } from '../../../src/text/index.ts'

const en = wordsFor('en')
let data: Dataset

beforeAll(async () => {
  const folder = new URL('../../../assets/dataset/', import.meta.url)
  const read = await readPackage((path) => readFile(new URL(path, folder)))
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  data = read.value
})

describe('listing figures', () => {
  it('keeps the bound and the unit of a value, printed and said', () => {
    const [unodc] = listFigures(data, 'seizures', en)
    expect(unodc).toMatchObject({ source: 'unodc-2011', topics: [{ activity: null, period: '' }] })
    expect(unodc?.topics[0]?.figures.map(({ value }) => value)).toEqual([
      { shown: '> 20', said: 'more than 20' },
      { shown: '> 250 kg', said: 'more than 250 kg' },
      { shown: '> 115 kg', said: 'more than 115 kg' },
    ])
  })

  it('tells an amount that is not stated from a figure that has none', () => {
    const lines = (family: 'funding' | 'participation') =>
      listFigures(data, family, en).flatMap(({ topics }) => topics.flatMap(({ figures }) => figures))
    const funding = lines('funding')
    expect(funding.filter(({ value }) => value === null).every(({ notStated }) => notStated)).toBe(true)
    expect(new Set(funding.map(({ notStated }) => notStated))).toEqual(new Set([true, false]))
    expect(lines('participation').some(({ notStated }) => notStated)).toBe(false)
  })

  it('puts what is said of an activity together, with its date', () => {
    const [first] = listFigures(data, 'participation', wordsFor('ru'))
    const [conference] = first?.topics ?? []
    expect(conference?.activity).toMatch(/^Конференция по правовому сотрудничеству/)
    expect(conference?.period).toMatch(/2002/)
    expect(conference?.figures[0]).toMatchObject({
      figure: 'P001',
      party: 'Казахстан',
      paragraph: 5,
      period: '',
    })
  })

  it('leaves no figure out', () => {
    const { families, figures } = describeDataset(data, en)
    const listed = families.map(({ family }) =>
      listFigures(data, family, en).reduce(
        (sum, { topics }) => sum + topics.reduce((count, topic) => count + topic.figures.length, 0),
        0,
      ),
    )
    expect(listed).toEqual(families.map((family) => family.figures))
    expect(listed.reduce((sum, count) => sum + count, 0)).toBe(figures)
  })
})

describe('describing a data set', () => {
  it('gives its version, its date in words and its sources', () => {
    const { version, created, sources } = describeDataset(data, en)
    expect({ version, created }).toEqual({ version: data.version, created: '21 November 2026' })
    expect(sources).toHaveLength(5)
    expect(sources[0]).toMatchObject({ source: 'unis-2002', published: '7 March 2002' })
  })

  it('has no families where the tables are others', () => {
    const other = { ...data, tables: new Map() }
    expect(describeDataset(other, en)).toMatchObject({ figures: 0, families: [], sources: [] })
    expect(listFigures(other, 'seizures', en)).toEqual([])
  })
})
