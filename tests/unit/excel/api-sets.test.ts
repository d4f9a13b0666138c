import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { OPTIONAL, REQUIRED } from '../../../src/excel/capabilities.ts'
import { apiUses, checkApiSets } from '../../excel-host/checks/api-sets.ts'

const FOLDER = resolve(import.meta.dirname, '../../../src/excel')
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(FOLDER, name))

it('every Excel API is in the required set, or behind a capability', { timeout: 60_000 }, () => {
  const uses = apiUses(files)
  // Were nothing found, nothing would be held.
  expect(uses.length).toBeGreaterThan(100)
  expect(
    checkApiSets(uses, {
      required: REQUIRED,
      declared: {
        'RunOptions.mergeUndoGroup': `ExcelApi ${OPTIONAL.undoGroups}`,
        'PivotTable.getDataSourceString': `ExcelApi ${OPTIONAL.pivotSources}`,
        'Workbook.notes': `ExcelApi ${OPTIONAL.notes}`,
        'NoteCollection.load': `ExcelApi ${OPTIONAL.notes}`,
        'NoteCollection.items': `ExcelApi ${OPTIONAL.notes}`,
      },
    }),
  ).toEqual({ undeclared: [], misdeclared: [], stale: [] })
})
