import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BlockId } from '../../../src/report/report.ts'
import { MOST_PACKED_CELLS, packBase, packValues, unpackColumn } from '../../../src/workbook/pack.ts'
import { migrate } from '../../../src/workbook/migrations.ts'
import { mergeRecords, recordOf, type PlacedBlock } from '../../../src/workbook/record-of.ts'
import {
  checksum,
  parseRecord,
  RECORD_NAMESPACE,
  serializeRecord,
} from '../../../src/workbook/record-text.ts'
import type { WorkbookRecord } from '../../../src/workbook/record.ts'
import { cells, coded, column, dates, numbers, plan, report, table } from '../../support/plans.ts'

/** Any UTF-16 unit: halves of pairs, controls and noncharacters among them. */
const codeUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit))

const place = (block: string, columns?: readonly string[]): PlacedBlock => ({
  block: block as BlockId,
  sheet: { id: '3', name: 'Seizures data' },
  object: { id: '1', name: 'Seizures' },
  ...(columns ? { columns } : {}),
})

const written = (texts = ['F1', 'F2']): WorkbookRecord =>
  recordOf(
    plan([
      cells('contents/list', [['Contents']]),
      cells('seizures/title', [['Seizures'], ['5 of 8', null]]),
      table(
        [
          column('figure', coded(texts)),
          column('value', numbers([115, null])),
          column('start', dates([20091200, 20140513])),
        ],
        2,
      ),
    ]),
    [place('contents/list'), place('seizures/title'), place('seizures/data', ['1', '2', '3'])],
  )

const problemOf = (text: string): unknown => {
  const read = parseRecord(text)
  return read.ok ? null : read.error
}

/** An element with a right checksum around any JSON. */
const wrap = (json: string, version = 1): string =>
  `<record xmlns="${RECORD_NAMESPACE}" version="${version}" checksum="${checksum(json)}">${json}</record>`

describe('what is recorded', () => {
  it('keeps the values last written of tables and of cells, packed', () => {
    const [installed] = written().reports
    expect(installed?.blocks.map((it) => [it.block, it.kind])).toEqual([
      ['seizures/title', 'cells'],
      ['seizures/data', 'table'],
    ])
    const [title, data] = installed?.blocks ?? []
    expect(title?.base?.columns.map(unpackColumn)).toEqual([
      ['Seizures', '5 of 8'],
      [null, null],
    ])
    expect(data?.columns?.[1]).toEqual({ id: 'value', header: 'Value', host: '2', numberFormat: '#,##0' })
    expect(data?.keys).toEqual(['figure'])
    expect(data?.at).toEqual({ row: 3, column: 0 })
    expect(data?.base?.columns.map(unpackColumn)).toEqual([
      ['F1', 'F2'],
      [115, null],
      ['2009-12', 41772],
    ])
  })

  it('keeps blocks of no report apart, and leaves out what was not placed', () => {
    const { shared } = written()
    expect(shared.map((it) => it.block)).toEqual(['contents/list'])
    const record = recordOf(plan([cells('seizures/title', [['x']])]), [])
    expect(record.reports[0]?.blocks).toEqual([])
  })

  it('leaves values out above 50,000 cells', () => {
    const values = new Array<number>(MOST_PACKED_CELLS / 2).fill(1)
    expect(packBase(values.length, [values, values])).not.toBeNull()
    expect(packBase(values.length, [values, values, values])).toBeNull()
  })

  it('packs and unpacks any cells', () => {
    const cell = fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.boolean(), fc.constant(null))
    fc.assert(
      fc.property(fc.array(cell), (values) => {
        expect(packValues(values.length, [values]).columns.map(unpackColumn)).toEqual([values])
      }),
    )
  })

  it('adds a report and replaces one of the same id', () => {
    const first = written()
    const second = recordOf(plan([cells('seizures/title', [['new']])]), [place('seizures/title')])
    const other = recordOf(plan([], { reports: [report('seizures-2')] }), [])
    expect(mergeRecords(null, first)).toBe(first)
    expect(mergeRecords(first, second).reports).toEqual(second.reports)
    expect(mergeRecords(first, second).shared).toEqual(first.shared)
    expect(mergeRecords(first, other).reports.map((it) => it.report.id)).toEqual(['seizures', 'seizures-2'])
  })
})

describe('the record as text', () => {
  it('comes back as it was, whatever the texts in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: codeUnit, minLength: 1 }), fc.string({ minLength: 1 }), (one, other) => {
        const record = written([one, `${other}"<&>]]>`])
        expect(parseRecord(serializeRecord(record))).toEqual({ ok: true, value: record })
      }),
    )
  })

  it('is well-formed XML in its namespace and survives another program writing it', () => {
    const record = written(['<a & "b">', 'Қазақстан \t'])
    const document = new DOMParser().parseFromString(serializeRecord(record), 'text/xml')
    expect(document.documentElement?.namespaceURI).toBe(RECORD_NAMESPACE)
    const again = document.toString().replaceAll('"version"', '&quot;version&quot;').replace('Қ', '&#x49A;')
    expect(parseRecord(`<?xml version="1.0" encoding="UTF-8"?>\r\n${again}\r\n`)).toEqual({
      ok: true,
      value: record,
    })
  })

  it('tells a newer version from damage', () => {
    const newer = wrap('{"anything":1}', 2).replace(/checksum="\w+"/, 'digest="x"')
    expect(problemOf(newer)).toEqual({ code: 'record/newer', detail: { version: 2, supported: 1 } })
  })

  it.each([
    ['', 'xml'],
    ['<other/>', 'xml'],
    [serializeRecord(written()).slice(0, -20), 'xml'],
    [serializeRecord(written()).replace(RECORD_NAMESPACE, 'urn:other'), 'xml'],
    [serializeRecord(written()).replace('"F1"', '"F3"'), 'checksum'],
    [wrap('{"version":1'), 'json'],
    [wrap('{"version":1,"reports":[{}],"shared":[]}'), 'shape'],
    [wrap(JSON.stringify(written()).replace('"codes":[1,2]', '"codes":[1,9]')), 'shape'],
    [wrap(JSON.stringify(written()).replace('"codes":[1,2]', '"codes":[1]')), 'shape'],
  ])('says what is damaged: %#', (text, reason) => {
    expect(problemOf(text)).toEqual({ code: 'record/damaged', detail: { reason } })
  })

  it('counts the checksum as FNV-1a does', () => {
    expect(checksum('')).toBe('811c9dc5')
    expect(checksum('foobar')).toBe('bf9cf968')
  })

  it('leads an old version through every step to the newest', () => {
    const steps = [(it: unknown) => `${it as string}2`, (it: unknown) => `${it as string}3`]
    expect(migrate('v1', 1, steps)).toBe('v123')
    expect(migrate('v2', 2, steps)).toBe('v23')
    expect(migrate('v3', 3, steps)).toBe('v3')
  })
})
