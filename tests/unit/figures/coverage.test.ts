import { expect, test } from 'vitest'
import { coverage, FAMILIES } from '../../../src/figures/index.ts'
import { tableFrom } from '../query/tables.ts'

const areas = tableFrom('areas', { area: 'string', name: 'string' }, [
  { area: 'KAZ', name: 'Kazakhstan' },
  { area: 'TJK', name: 'Tajikistan' },
  { area: 'UZB', name: 'Uzbekistan' },
])

test('counts figures with and without a value, and the areas among their parties', () => {
  const funding = tableFrom('funding', { figure: 'string', funder: 'string', amount: 'number' }, [
    { figure: 'F1', funder: 'KAZ', amount: 270e6 },
    { figure: 'F2', funder: 'KAZ', amount: null },
    { figure: 'F3', funder: 'UNODC', amount: 0 },
    { figure: 'F4', funder: 'TJK', amount: null },
    { figure: 'F5', funder: null, amount: 70e6 },
  ])
  expect(coverage(funding, FAMILIES.funding, areas)).toEqual({
    figures: 5,
    withValue: 3,
    withoutValue: 2,
    parties: 3,
    areas: 2,
  })
})

test('a figure that is itself what counts is never without a value', () => {
  const participation = tableFrom('participation', { figure: 'string', party: 'string' }, [
    { figure: 'P1', party: 'KAZ' },
    { figure: 'P2', party: 'KAZ' },
  ])
  expect(coverage(participation, FAMILIES.participation, areas)).toEqual({
    figures: 2,
    withValue: 2,
    withoutValue: 0,
    parties: 1,
    areas: 1,
  })
})

test('nothing covers nothing', () => {
  const none = tableFrom('funding', { figure: 'string', funder: 'string', amount: 'number' }, [])
  expect(coverage(none, FAMILIES.funding, areas)).toEqual({
    figures: 0,
    withValue: 0,
    withoutValue: 0,
    parties: 0,
    areas: 0,
  })
})
