/** What an analyst does in a workbook between two refreshes, as Excel would save it. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const TYPES = 'application/vnd.openxmlformats-officedocument.'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SHEET = "'Seizures data'"

/** Parts by name, changed as text. */
export class Parts {
  private readonly files: Record<string, Uint8Array>

  constructor(file: Uint8Array) {
    this.files = unzipSync(file)
  }

  get names(): string[] {
    return Object.keys(this.files)
  }

  text(name: string): string {
    return strFromU8(this.files[name] ?? new Uint8Array(0))
  }

  set(name: string, text: string): void {
    this.files[name] = strToU8(text)
  }

  remove(name: string): void {
    if (!this.files[name]) throw new Error(`There is no ${name}`)
    delete this.files[name]
  }

  /** Fails where there is nothing to replace, so that no test passes without its subject. */
  edit(name: string, ...replacements: readonly (readonly [string | RegExp, string])[]): void {
    let text = this.text(name)
    for (const [from, to] of replacements) {
      const next = text.replace(from, to)
      if (next === text) throw new Error(`${name} has no ${String(from)}`)
      text = next
    }
    this.set(name, text)
  }

  relate(part: string, id: string, type: string, target: string): void {
    const name = part.replace(/([^/]+)$/, '_rels/$1.rels')
    if (!this.files[name]) {
      this.set(
        name,
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>',
      )
    }
    this.edit(name, [
      '</Relationships>',
      `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/></Relationships>`,
    ])
  }

  declare(part: string, type: string): void {
    this.edit('[Content_Types].xml', [
      '</Types>',
      `<Override PartName="/${part}" ContentType="${TYPES}${type}+xml"/></Types>`,
    ])
  }

  zip(): Uint8Array {
    return zipSync(this.files)
  }
}

/** The part of a sheet by its name. */
export function sheetPart(parts: Parts, name: string): string {
  const id = new RegExp(`<sheet [^>]*name="${name}"[^>]*r:id="([^"]+)"`).exec(
    parts.text('xl/workbook.xml'),
  )?.[1]
  const target = parts
    .text('xl/_rels/workbook.xml.rels')
    .match(/<Relationship [^>]*>/g)
    ?.find((it) => it.includes(`Id="${id}"`))
  return `xl/${/Target="([^"]+)"/.exec(target ?? '')?.[1]}`
}

const formula = (ref: string, text: string, value: number | string): string =>
  `<c r="${ref}"><f>${text}</f><v>${value}</v></c>`
const inline = (ref: string, text: string): string =>
  `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`

/** Values in column D of rows 5 to 10, as they were written. */
const VALUES = [10, 2.5, 0, 7, 1, 30]

export function analystsWork(file: Uint8Array): Uint8Array {
  const parts = new Parts(file)
  inTheTable(parts)
  onASheetOfTheirOwn(parts)
  return parts.zip()
}

function inTheTable(parts: Parts): void {
  const data = sheetPart(parts, 'Seizures data')
  const rows = VALUES.map((value, index): readonly [RegExp, string] => {
    const row = index + 5
    const mine = row === 7 || row === 9 ? inline(`E${row}`, `checked ${row}`) : ''
    const own =
      mine +
      formula(`F${row}`, 'Seizures[[#This Row],[Value]]*2', value * 2) +
      formula(`G${row}`, `D${row}+1`, value + 1) +
      (row === 5 ? inline('I5', 'beside') : '')
    const hidden = row === 6 || row === 8 ? ' hidden="1"' : ''
    return [new RegExp(`<row r="${row}"([^>]*)>(.*?)</row>`), `<row r="${row}"$1${hidden}>$2${own}</row>`]
  })
  const totals = `<row r="11">${inline('A11', 'Total')}${formula('D11', 'SUBTOTAL(109,Seizures[Value])', 50.5)}</row>`
  parts.edit(
    data,
    [
      /(<row r="4"[^>]*>.*?)<\/row>/,
      `$1${['Mine', 'Double', 'Plus'].map((it, at) => inline(`${'EFG'[at]}4`, it)).join('')}</row>`,
    ],
    ...rows,
    ['</sheetData>', `${totals}</sheetData>`],
    // A format of their own on one cell.
    [/(<c r="B7" s=")\d+"/, '$10"'],
    [
      /<\/sheetData>/,
      '</sheetData><conditionalFormatting sqref="D5:D10"><cfRule type="expression" priority="1">' +
        '<formula>$D5&gt;AVERAGE($D$5:$D$10)</formula></cfRule></conditionalFormatting>' +
        '<conditionalFormatting sqref="A6:G6"><cfRule type="expression" priority="2"><formula>TRUE</formula></cfRule></conditionalFormatting>' +
        '<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="B5:B10">' +
        '<formula1>$B$5:$B$10</formula1></dataValidation></dataValidations>',
    ],
    [
      /(<tableParts.*<\/tableParts>)/,
      '<legacyDrawing r:id="rIdNotes"/>$1<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" ' +
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:sparklineGroups ' +
        'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroup><x14:sparklines>' +
        `<x14:sparkline><xm:f>${SHEET}!D5:D10</xm:f><xm:sqref>K2</xm:sqref></x14:sparkline>` +
        '</x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>',
    ],
  )
  const table = parts.names.find(
    (it) => it.startsWith('xl/tables/') && parts.text(it).includes('displayName="Seizures"'),
  )!
  parts.edit(
    table,
    ['ref="A4:D10"', 'ref="A4:G11" totalsRowCount="1"'],
    ['totalsRowShown="0"', ''],
    [
      '<autoFilter ref="A4:D10"/>',
      '<autoFilter ref="A4:G10"><filterColumn colId="2"><filters><filter val="KAZ"/></filters></filterColumn></autoFilter>' +
        '<sortState ref="A5:G10"><sortCondition ref="A5:A10"/></sortState>',
    ],
    ['<tableColumns count="4">', '<tableColumns count="7">'],
    ['name="Value"/>', 'name="Value" totalsRowFunction="sum"/>'],
    [
      '</tableColumns>',
      '<tableColumn id="5" name="Mine"/><tableColumn id="6" name="Double"><calculatedColumnFormula>' +
        'Seizures[[#This Row],[Value]]*2</calculatedColumnFormula></tableColumn><tableColumn id="7" name="Plus">' +
        '<calculatedColumnFormula>D5+1</calculatedColumnFormula></tableColumn></tableColumns>',
    ],
  )
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  parts.set(
    'xl/commentsOfAnalyst.xml',
    `<comments xmlns="${main}"><authors><author>Analyst</author></authors><commentList><comment ref="C9" authorId="0">` +
      '<text><t>Ask about this one</t></text></comment></commentList></comments>',
  )
  parts.declare('xl/commentsOfAnalyst.xml', 'spreadsheetml.comments')
  parts.set(
    'xl/drawings/vmlNotes.vml',
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
      'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025" type="#_x0000_t202">' +
      '<x:ClientData ObjectType="Note"><x:Anchor>3, 15, 7, 10, 5, 15, 11, 4</x:Anchor><x:Row>8</x:Row>' +
      '<x:Column>2</x:Column></x:ClientData></v:shape></xml>',
  )
  parts.edit('[Content_Types].xml', [
    /(<Types[^>]*>)/,
    '$1<Default Extension="vmlx" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>',
  ])
  if (!/Extension="vml"/.test(parts.text('[Content_Types].xml'))) {
    parts.edit('[Content_Types].xml', ['Extension="vmlx"', 'Extension="vml"'])
  }
  parts.relate(data, 'rIdComments', 'comments', '../commentsOfAnalyst.xml')
  parts.relate(data, 'rIdNotes', 'vmlDrawing', '../drawings/vmlNotes.vml')
}

function onASheetOfTheirOwn(parts: Parts): void {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const work = 'xl/worksheets/sheetOfAnalyst.xml'
  const formulas: readonly (readonly [string, number])[] = [
    [`SUM(${SHEET}!D5:D10)`, 50.5],
    ['SUM(Seizures[Value])', 50.5],
    [`${SHEET}!D9`, 1],
    [`${SHEET}!$D$11`, 50.5],
    [`VLOOKUP("f6",${SHEET}!$A$4:$D$10,4,FALSE)`, 30],
    ['SUM(MyRange)', 50.5],
    [`LEN("D5:D10")+ROW(${SHEET}!D2)`, 8],
  ]
  const cells = formulas.map(
    ([text, value], index) => `<row r="${index + 1}">${formula(`Z${index + 1}`, text, value)}</row>`,
  )
  parts.set(
    work,
    `<worksheet xmlns="${main}" xmlns:r="${RELATIONS}"><sheetData>${cells.join('')}</sheetData><drawing r:id="rIdDrawing"/></worksheet>`,
  )
  parts.declare(work, 'spreadsheetml.worksheet')
  parts.relate('xl/workbook.xml', 'rIdWork', 'worksheet', 'worksheets/sheetOfAnalyst.xml')
  parts.edit(
    'xl/workbook.xml',
    ['</sheets>', '<sheet name="Work" sheetId="900" r:id="rIdWork"/></sheets>'],
    ['</definedNames>', `<definedName name="MyRange">${SHEET}!$D$5:$D$10</definedName></definedNames>`],
    ['</pivotCaches>', '<pivotCache cacheId="901" r:id="rIdCache"/></pivotCaches>'],
  )
  const chart = parts.names.find(
    (it) => it.startsWith('xl/charts/') && parts.text(it).includes('Seizures analysis'),
  )!
  const drawing = parts.names.find(
    (it) => /^xl\/drawings\/drawing\d+\.xml$/.test(it) && parts.text(it).includes('SeizuresChart'),
  )!
  parts.set(
    'xl/charts/chartOfAnalyst.xml',
    parts.text(chart).replace(/<c:f>[^<]*<\/c:f>/g, `<c:f>${SHEET}!$D$5:$D$10</c:f>`),
  )
  parts.declare('xl/charts/chartOfAnalyst.xml', 'drawingml.chart')
  const rid = /r:id="([^"]+)"/.exec(parts.text(drawing))?.[1] ?? ''
  parts.set(
    'xl/drawings/drawingOfAnalyst.xml',
    parts.text(drawing).replace('name="SeizuresChart"', 'name="Mine"'),
  )
  parts.declare('xl/drawings/drawingOfAnalyst.xml', 'drawing')
  parts.relate('xl/drawings/drawingOfAnalyst.xml', rid, 'chart', '../charts/chartOfAnalyst.xml')
  parts.relate(work, 'rIdDrawing', 'drawing', '../drawings/drawingOfAnalyst.xml')
  // Their PivotTable on the table, with a cache of its own.
  const pivot = parts.names.find(
    (it) => it.startsWith('xl/pivotTables/pivot') && parts.text(it).includes('name="SeizuresPivot"'),
  )!
  const cache = parts.names.find(
    (it) => it.startsWith('xl/pivotCache/pivotCacheDef') && parts.text(it).includes('name="Seizures"'),
  )!
  const records = cache.replace('Definition', 'Records')
  parts.set(
    'xl/pivotTables/pivotOfAnalyst.xml',
    parts
      .text(pivot)
      .replace('"SeizuresPivot"', '"Mine"')
      .replace(/cacheId="\d+"/, 'cacheId="901"')
      .replace(/ compact="0"/, ' compact="0" customListSort="0"'),
  )
  parts.declare('xl/pivotTables/pivotOfAnalyst.xml', 'spreadsheetml.pivotTable')
  parts.set(
    'xl/pivotCache/cacheOfAnalyst.xml',
    parts
      .text(cache)
      .replace(' refreshOnLoad="1"', '')
      .replace(/r:id="[^"]+"/, 'r:id="rIdRecords"'),
  )
  parts.declare('xl/pivotCache/cacheOfAnalyst.xml', 'spreadsheetml.pivotCacheDefinition')
  parts.set('xl/pivotCache/recordsOfAnalyst.xml', parts.text(records))
  parts.declare('xl/pivotCache/recordsOfAnalyst.xml', 'spreadsheetml.pivotCacheRecords')
  parts.relate('xl/pivotCache/cacheOfAnalyst.xml', 'rIdRecords', 'pivotCacheRecords', 'recordsOfAnalyst.xml')
  parts.relate(
    'xl/pivotTables/pivotOfAnalyst.xml',
    'rIdCache',
    'pivotCacheDefinition',
    '../pivotCache/cacheOfAnalyst.xml',
  )
  parts.relate('xl/workbook.xml', 'rIdCache', 'pivotCacheDefinition', 'pivotCache/cacheOfAnalyst.xml')
  parts.relate(work, 'rIdPivot', 'pivotTable', '../pivotTables/pivotOfAnalyst.xml')
}
