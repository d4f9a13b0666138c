import { describe, expect, it } from 'vitest'
import { receiptWork } from '../../../src/app/receipt.ts'
import { RECEIPT_FIELDS, RECEIPT_TABLE } from '../../../src/report/receipt-sheet.ts'
import type { ReportId } from '../../../src/report/report.ts'
import type { TableStep } from '../../../src/report/steps.ts'
import { textAt } from '../../../src/data/field-access.ts'
import { wordsFor } from '../../../src/text/index.ts'
import { recordOf } from '../../../src/workbook/record-of.ts'
import type { ReceiptRow } from '../../../src/workbook/receipt.ts'
import type { TableState } from '../../../src/workbook/state.ts'
import { plan } from '../../support/plans.ts'

const [en, ru] = [wordsFor('en'), wordsFor('ru')]
const row: ReceiptRow = {
  when: '2026-01-02T03:04:05.678Z',
  from: '1.0.0',
  to: '1.1.0',
  report: 'seizures' as ReportId,
  table: 'Seizures_data',
  figure: 'S002',
  column: 'Quantity',
  why: 'revised',
  old: 1234.5,
  new: null,
  source: 's-2011',
}
const stamp = plan([])
const record = recordOf(stamp, [])

/** The first line as a new sheet has it, by field. */
function written(words = en): Record<string, string> {
  const work = receiptWork([row], record, [], stamp, words)
  const step = work.kind === 'write' && work.plan.steps.find((it): it is TableStep => it.kind === 'table')
  if (!step) throw new Error('no table')
  expect(step.block).toBe(RECEIPT_TABLE)
  return Object.fromEntries(step.columns.map(({ id, data }) => [id, textAt(data, 0)]))
}

/** The sheet What changed as somebody has worked on it. */
const there = (headers: readonly string[]): TableState => ({
  kind: 'table',
  block: RECEIPT_TABLE,
  sheet: { id: '9', name: 'What changed' },
  object: { id: '9', name: 'What_changed' },
  columns: headers.map((header) => ({ header, values: ['before'] })),
  rows: 1,
  noted: [],
  beside: [],
})

describe('the receipt of a refresh', () => {
  it('is a new sheet where there is none, in words and numbers of its language', () => {
    expect(written()).toMatchObject({
      when: '2026-01-02 03:04:05',
      figure: 'S002',
      change: 'revised',
      old: '1234.5',
      new: '',
    })
    expect(written(ru)['old']).toBe('1234,5')
    expect(written(ru)['change']).toMatch(/[а-я]/)
  })

  it('is appended where the sheet is there, each value in its column wherever that stands', () => {
    const work = receiptWork([row, { ...row, figure: 'S003' }], record, [], stamp, en)
    const step =
      work.kind === 'write' ? work.plan.steps.find((it): it is TableStep => it.kind === 'table') : null
    const shared = recordOf(work.kind === 'write' ? work.plan : stamp, [
      {
        block: RECEIPT_TABLE,
        sheet: { id: '9', name: 'What changed' },
        object: { id: '9', name: 'What_changed' },
      },
    ]).shared
    const headers = step!.columns.map(({ header }) => header)
    const state = there([...headers].reverse().toSpliced(2, 0, 'My remark'))
    const again = receiptWork([row, { ...row, figure: 'S003' }], { ...record, shared }, [state], stamp, en)
    if (again.kind !== 'append') throw new Error('the sheet that is there was not found')
    const { columns, append, remove, runs } = again.edit
    expect(columns.map(({ id }) => id)).toEqual([...RECEIPT_FIELDS].reverse().toSpliced(2, 0, null as never))
    expect(append.rows).toBe(2)
    expect(append.columns[columns.findIndex(({ id }) => id === 'figure')]).toEqual(['S002', 'S003'])
    expect(append.columns[2]).toBeNull()
    expect([remove, runs]).toEqual([[], []])
  })
})
