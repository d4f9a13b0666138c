import { describe, expect, it } from 'vitest'
import { conflictId } from '../../../src/app/conflict-id.ts'
import { changeLines } from '../../../src/taskpane/workbook/changes-view.ts'
import type { ReportChanges, TableChanges } from '../../../src/workbook/changes.ts'
import { decideTable } from '../../../src/workbook/decide-table.ts'
import { changesOf, writeTable } from '../../support/refresh.ts'
import { coded, column, numbers, table } from '../../support/plans.ts'

const step = (keys: readonly string[], values: readonly (number | null)[]) =>
  table([column('figure', coded(keys)), column('value', numbers(values))], keys.length)

/** A table written with a, b, c, d: the analyst changes b and c, removes d; the new figures revise a, b and d, withdraw c, add e. */
function worked(): TableChanges {
  const { sheet, record } = writeTable(step(['a', 'b', 'c', 'd'], [1, 2, 3, 4]))
  sheet.rows[1]!.cells[1] = 20
  sheet.rows[2]!.cells[1] = { formula: '=1+2', value: 3 }
  sheet.rows.splice(3, 1)
  return changesOf(sheet, record, step(['a', 'b', 'd', 'e'], [10, 200, 40, 5]))
}
const lines = (changes: TableChanges) => changeLines({ tables: [changes] } as unknown as ReportChanges)

describe('the changes line by line', () => {
  it('begin with what is to be decided and end with what stays', () => {
    const order = ['conflict', 'revised', 'added', 'withdrawn', 'yours']
    const found = lines(worked()).map(({ why }) => order.indexOf(why))
    expect(found).toEqual([...found].sort())
    expect(new Set(found).size).toBeGreaterThan(3)
  })

  it('name the figure and the header of its column, with the values before and after', () => {
    const found = lines(worked())
    expect(found.find(({ why }) => why === 'revised')).toMatchObject({
      what: 'a, Value',
      old: '1',
      new: '10',
    })
    expect(found.find(({ what }) => what === 'b, Value')).toMatchObject({
      why: 'conflict',
      old: '20',
      new: '200',
    })
    expect(found.find(({ what }) => what === 'e')).toMatchObject({ why: 'added', old: null, new: null })
    expect(found.find(({ what }) => what === 'c')?.why).toBe('withdrawn')
  })

  it('carry the name of each conflict, by which a choice for it alone is found', () => {
    const changes = worked()
    const conflicts = lines(changes).flatMap(({ conflict }) => conflict ?? [])
    expect(conflicts.map(({ key }) => key).sort()).toEqual(['b', 'd'])
    for (const { block, key, column } of conflicts) {
      const each = new Map([[conflictId(block, key, column), 'take' as const]])
      const { cells, rows } = decideTable(changes, { default: 'keep', each })
      const taken = [
        ...cells.filter(({ why }) => why === 'conflict'),
        ...rows.appended.filter((it) => it.key !== 'e'),
      ]
      expect(taken.map((it) => it.key)).toEqual([key])
    }
  })
})
