import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strToU8, unzipSync, zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readRecord } from '../../src/xlsx/index.ts'
import { nodeDeflater } from '../../src/xlsx/opc/deflater-node.ts'
import { xlsxFaults } from '../support/validate-xlsx.ts'
import { openNewer, writeReport } from './support/job.ts'
import { canRun, PaneHouse, picture, tab, violationsInEveryTheme } from './support/pane.ts'

const MADE = fileURLToPath(new URL('../../../shared/excel-made/', import.meta.url))
/** Written by other programs: a note, a picture, a conditional format, a PivotTable, a chart, macros. */
const FOREIGN = [
  'comment09.xlsx',
  'image28.xlsx',
  'cond_format01.xlsx',
  'PivotTableWithTableSource.xlsx',
  'chart_data_labels20.xlsx',
  'tdf111974.xlsm',
]

/** What a new sheet cannot but change: the lists of parts and sheets, styles, and the workbook's own properties. */
const SHARED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|docProps\/(app|core)\.xml|xl\/(workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/calcChain\.xml)$/

/** A colleague's workbook with parts that nobody but their maker knows. */
function colleagues(): Uint8Array {
  const xml = (text: string): Uint8Array =>
    strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`)
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
  const pack = 'http://schemas.openxmlformats.org/package/2006'
  return zipSync({
    '[Content_Types].xml': xml(
      `<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>`,
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${office}/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${office}/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>`,
    ),
    'docProps/custom.xml': xml(
      `<Properties xmlns="${office}/custom-properties" xmlns:vt="${office}/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Case"><vt:lpwstr>2015-17</vt:lpwstr></property></Properties>`,
    ),
    'customXml/item1.xml': xml('<case xmlns="urn:example:case"><number>17</number></case>'),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${main}" xmlns:r="${office}/relationships"><sheets><sheet name="Ours" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="Rate">Ours!$B$2</definedName></definedNames></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${office}/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/relationships/customXml" Target="../customXml/item1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': xml(
      `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Notes of ours</t></is></c></row><row r="2"><c r="A2"><f>Rate*2</f><v>0.5</v></c><c r="B2"><v>0.25</v></c></row></sheetData></worksheet>`,
    ),
  })
}

describe.skipIf(!canRun)(
  'a workbook that exists, in the pane without Excel (needs chromium and npm run build)',
  { timeout: 120_000 },
  () => {
    let house: PaneHouse
    let page: Page
    let folder: string
    beforeAll(async () => {
      house = await PaneHouse.open()
      folder = mkdtempSync(join(tmpdir(), 'concord-existing-'))
      writeFileSync(join(folder, 'colleagues.xlsx'), colleagues())
    })
    afterAll(async () => {
      await house.close()
      rmSync(folder, { recursive: true })
    })
    afterEach(async () => {
      await page.context().close()
      expect(house.complaints.splice(0)).toEqual([])
    })

    const openBook = async (path: string): Promise<void> => {
      await tab(page, 'Workbook').click()
      const input = page.locator('input[accept*=xlsx]')
      await input.waitFor({ state: 'attached' })
      await input.setInputFiles(path)
      await page.getByText(basename(path), { exact: true }).waitFor()
    }
    const save = async (): Promise<string> => {
      const downloading = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Download workbook' }).first().click()
      const path = join(folder, `saved-${(await downloading).suggestedFilename()}`)
      await (await downloading).saveAs(path)
      return path
    }
    /** Names of the parts of a file that are not as they were, but for those that all sheets share. */
    const touched = (before: string, after: string): string[] => {
      const now = unzipSync(readFileSync(after))
      return Object.entries(unzipSync(readFileSync(before)))
        .filter(([name, bytes]) => !SHARED.test(name) && !same(bytes, now[name]))
        .map(([name]) => name)
    }

    async function writeInto(path: string): Promise<string> {
      page = await house.plainPage()
      await house.show(page)
      await openBook(path)
      await writeReport(page, /Seizures/)
      return save()
    }

    async function holds(path: string): Promise<void> {
      const faults = await faultsOf(path)
      const saved = await writeInto(path)
      expect(touched(path, saved)).toEqual([])
      expect(more(faults, await faultsOf(saved))).toEqual([])
      const record = await readRecord(readFileSync(saved), nodeDeflater)
      expect(record?.reports.map(({ report }) => report.kind)).toEqual(['seizures'])

      await openNewer(page)
      await openBook(saved)
      await page.getByRole('button', { name: 'Check for changes' }).click()
      await page.getByText('250 → 300').first().waitFor()
      await page.getByRole('button', { name: 'Refresh all' }).click()
      await page.getByText(/^Refreshed: \d+ changes/).waitFor()
      const refreshed = await save()
      expect(touched(path, refreshed)).toEqual([])
      expect(more(faults, await faultsOf(refreshed))).toEqual([])
      expect(Object.keys(unzipSync(readFileSync(refreshed))).length).toBeGreaterThan(
        Object.keys(unzipSync(readFileSync(saved))).length,
      )
    }

    it('keeps everything else of a colleague’s workbook, and takes a report that can be refreshed', async () => {
      await holds(join(folder, 'colleagues.xlsx'))
      await picture(page, 'existing-refreshed-en')
      expect(await violationsInEveryTheme(page)).toEqual([])
    })

    it.skipIf(!existsSync(MADE)).each(FOREIGN)(
      'and of one that another program made: %s (needs ../shared/excel-made)',
      (name) => holds(MADE + name),
    )
  },
)

const same = (a: Uint8Array, b: Uint8Array | undefined): boolean =>
  b !== undefined && Buffer.compare(Buffer.from(a), Buffer.from(b)) === 0

/** Faults of a workbook, each under its part: the folder that it was checked in is of no matter. */
const faultsOf = async (path: string): Promise<string[]> =>
  (await xlsxFaults(readFileSync(path))).map((it) => it.replace(/^.*\/parts\//, '').replace(/:\d+: /, ': '))

const more = (before: readonly string[], after: readonly string[]): string[] =>
  after.filter((it) => !before.includes(it))
