import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unpackXlsx } from '../support/open-xlsx.ts'
import { prettyXml } from '../support/pretty-xml.ts'
import { toXlsx } from '../support/write-xlsx.ts'
import { samplePlan } from '../unit/xlsx/sample-plan.ts'

describe('the parts of a workbook that has one of everything', async () => {
  const { file } = await toXlsx(samplePlan)
  const parts = unpackXlsx(file)

  it('are these', () => {
    expect([...parts.keys()]).toMatchInlineSnapshot(`
      [
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/pivotCache/pivotCacheDefinition1.xml",
        "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels",
        "xl/pivotCache/pivotCacheRecords1.xml",
        "xl/pivotTables/pivotTable1.xml",
        "xl/pivotTables/_rels/pivotTable1.xml.rels",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "xl/tables/table1.xml",
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/_rels/sheet2.xml.rels",
        "xl/tables/table2.xml",
        "xl/charts/chart1.xml",
        "xl/drawings/drawing3.xml",
        "xl/drawings/_rels/drawing3.xml.rels",
        "xl/worksheets/sheet3.xml",
        "xl/worksheets/_rels/sheet3.xml.rels",
        "xl/theme/theme1.xml",
        "xl/styles.xml",
        "xl/sharedStrings.xml",
        "customXml/item1.xml",
        "customXml/_rels/item1.xml.rels",
        "customXml/itemProps1.xml",
        "docProps/core.xml",
        "docProps/app.xml",
      ]
    `)
  })

  it.each([...parts])('%s', async (name, xml) => {
    const golden = name.replaceAll('.rels', '.rels.xml').replace('[Content_Types]', 'content-types')
    await expect(prettyXml(xml)).toMatchFileSnapshot(join(import.meta.dirname, 'xlsx', golden))
  })
})
