import { describe, expect, it } from 'vitest'
import { selfCheck, selfCheckText } from '../../../src/excel/self-check.ts'
import { startExcel } from '../../excel-host/index.ts'
import { openExcel } from '../../../src/excel/excel-workbook.ts'
import { samplePlan } from '../xlsx/sample-plan.ts'

const NAMES = [
  'write',
  'sheets',
  'texts',
  'numbers',
  'dates',
  'table',
  'pivot',
  'chart',
  'names',
  'links',
  'record',
  'removal',
]

async function workbook() {
  const excel = startExcel()
  const host = {
    Excel: excel.Excel,
    isSetSupported: (_: string, version: string) => Number(version.split('.')[1]) <= 17,
  }
  excel.host.user.type('Sheet1!A1', 'mine')
  await openExcel(host).write(samplePlan)
  return { excel, host, before: JSON.stringify(excel.host.dump()) }
}

describe('Check this Excel', () => {
  it('passes, check by check, and leaves nothing behind', async () => {
    const { excel, host, before } = await workbook()
    const told: string[] = []
    const result = await selfCheck(host, (check) => told.push(check.name))
    expect(result.checks.filter((check) => !check.ok)).toEqual([])
    expect(told).toEqual(NAMES)
    expect(JSON.stringify(excel.host.dump())).toBe(before)
    expect(result.sets.filter((it) => it.supported).map((it) => it.set)).toContain('ExcelApi 1.17')
    expect(selfCheckText(result, ['Excel 16'])).toContain('All checks passed.')
  })

  it('shows a planted fault as failed, with what was found', async () => {
    const { excel, host, before } = await workbook()
    const result = await selfCheck(host, ({ name }) => {
      if (name === 'sheets') excel.host.user.type("'Concord check'!A7", 'planted')
    })
    const failed = result.checks.filter((check) => !check.ok)
    expect(failed.map((check) => check.name)).toEqual(['texts'])
    expect(failed[0]?.reason).toBe('text 3: expected "-1", found "planted"')
    expect(selfCheckText(result, [])).toContain(`1 of ${NAMES.length} checks failed.`)
    expect(JSON.stringify(excel.host.dump())).toBe(before)
  })

  it('says what Excel refuses, and still cleans up', async () => {
    const { excel, host, before } = await workbook()
    excel.host.inject(4, { kind: 'action', action: 0, code: 'GeneralException' })
    const { checks } = await selfCheck(host)
    expect(checks.map((it) => [it.name, it.ok])).toEqual([
      ['write', false],
      ['removal', true],
    ])
    expect(checks[0]?.reason).toContain('Planned failure')
    expect(JSON.stringify(excel.host.dump())).toBe(before)
  })

  it('can be cancelled, and still cleans up', async () => {
    const { excel, host, before } = await workbook()
    const controller = new AbortController()
    const reason = new Error('enough')
    const running = selfCheck(
      host,
      ({ name }) => name === 'texts' && controller.abort(reason),
      controller.signal,
    )
    await expect(running).rejects.toBe(reason)
    expect(JSON.stringify(excel.host.dump())).toBe(before)
  })
})
