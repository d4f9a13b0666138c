import { expect, test } from 'vitest'
import { traceFigure } from '../../../src/figures/index.ts'
import { datasetOf, tableFrom } from '../query/tables.ts'

const FIELDS = { figure: 'raw', source: 'string', locator: 'string' } as const
const data = datasetOf(
  tableFrom('participation', FIELDS, [{ figure: 'P001', source: 'unis-2002', locator: 'p5' }]),
  tableFrom('seizures', FIELDS, [
    { figure: 'S001', source: 'unodc-2011', locator: 'p5' },
    { figure: 'S002', source: 'lost', locator: 'p6' },
    { figure: 'S003', source: null, locator: null },
  ]),
  tableFrom('sources', { source: 'string', publisher: 'string' }, [
    { source: 'unis-2002', publisher: 'UNIS' },
    { source: 'unodc-2011', publisher: 'UNODC' },
  ]),
)

test('leads from a figure of any family to its source and the place in it', () => {
  expect(traceFigure(data, 'P001')).toEqual({
    family: 'participation',
    row: 0,
    source: 'unis-2002',
    sourceRow: 0,
    locator: 'p5',
  })
  expect(traceFigure(data, 'S001')).toMatchObject({ family: 'seizures', row: 0, sourceRow: 1 })
})

test('says so when the source is not listed, or none is given', () => {
  expect(traceFigure(data, 'S002')).toMatchObject({ row: 1, source: 'lost', sourceRow: null, locator: 'p6' })
  expect(traceFigure(data, 'S003')).toMatchObject({ row: 2, source: '', sourceRow: null, locator: '' })
})

test('no family has such a figure', () => {
  expect(traceFigure(data, 'X1')).toBeNull()
  expect(traceFigure(data, '')).toBeNull()
})
