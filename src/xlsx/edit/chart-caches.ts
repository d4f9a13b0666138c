/** What charts keep of the cells that they draw, so that programs which work nothing out show it too. */
import { isFormula, plainValue, type CellValue } from '../../workbook/values.ts'
import { cellText as xmlText } from '../xml.ts'
import type { OpenBook } from './book.ts'
import { child, children, descendants, fragment, numberOf, remove, textOf, type Element } from './dom.ts'
import { parseBox } from './formula.ts'
import { readBox } from './read-cells.ts'
import { mentions } from './shift-formulas.ts'

/** Brings the caches of all charts that draw cells of some sheets (names in lower case) up to their cells. */
export async function refreshChartCaches(book: OpenBook, sheets: ReadonlySet<string>): Promise<void> {
  const named = (await book.sheets()).filter((it) => sheets.has(it.name.toLowerCase()))
  for (const part of book.pkg.names()) {
    if (!/^xl\/charts\/[^/]+\.xml$/i.test(part)) continue
    const bytes = await book.pkg.bytes(part)
    if (!named.some((it) => mentions(bytes, it.name))) continue
    const document = await book.pkg.document(part)
    for (const kind of ['strRef', 'numRef']) {
      for (const reference of descendants(document, kind)) {
        if (await refreshCache(book, reference, sheets)) book.pkg.touch(part)
      }
    }
  }
}

async function refreshCache(
  book: OpenBook,
  reference: Element,
  sheets: ReadonlySet<string>,
): Promise<boolean> {
  const cache = child(reference, 'strCache') ?? child(reference, 'numCache')
  const values = cache && (await valuesOf(book, textOf(child(reference, 'f')), sheets))
  if (!cache || !values) return false
  const before = pointsOf(cache)
  const points = values.flatMap((value, index) => {
    if (value === null || (cache.localName === 'numCache' && typeof value !== 'number')) return []
    return [[index, String(value)] as const]
  })
  const same = before.count === values.length && JSON.stringify(before.points) === JSON.stringify(points)
  if (same) return false
  for (const it of [...children(cache, 'pt'), ...children(cache, 'ptCount')]) remove(it)
  const prefix = cache.prefix ? `${cache.prefix}:` : ''
  const items = [
    `<${prefix}ptCount val="${values.length}"/>`,
    ...points.map(
      ([index, text]) =>
        `<${prefix}pt idx="${index}"><${prefix}v>${xmlText(text)}</${prefix}v></${prefix}pt>`,
    ),
  ]
  const rest = child(cache, 'extLst')
  for (const it of fragment(cache, items.join(''))) cache.insertBefore(it, rest)
  return true
}

const pointsOf = (cache: Element): { count: number; points: (readonly [number, string])[] } => ({
  count: numberOf(child(cache, 'ptCount'), 'val', -1),
  points: children(cache, 'pt').map((it) => [numberOf(it, 'idx', 0), textOf(child(it, 'v'))] as const),
})

/** The cells of `'Sheet'!$A$1:$A$5`, or of several such in parentheses; null where they are of other sheets. */
async function valuesOf(
  book: OpenBook,
  formula: string,
  sheets: ReadonlySet<string>,
): Promise<CellValue[] | null> {
  const all = await book.sheets()
  const strings = await book.strings()
  const values: CellValue[] = []
  for (const area of formula.replace(/^\((.*)\)$/s, '$1').match(AREA) ?? [formula]) {
    const [, quoted, plain, ref = ''] = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(area) ?? []
    const name = (quoted?.replace(/''/g, "'") ?? plain ?? '').toLowerCase()
    const sheet = sheets.has(name) && all.find((it) => it.name.toLowerCase() === name)
    const box = parseBox(ref)
    if (!sheet || !box) return null
    const columns = readBox(await book.sheetXml(sheet.part), box, strings)
    for (let row = 0; row < box.rows; row++) {
      for (const column of columns) {
        const content = column[row] ?? null
        // A formula that was not worked out says nothing; what was drawn before may still be right.
        if (isFormula(content) && content.value === null) return null
        values.push(plainValue(content))
      }
    }
  }
  return values
}

const AREA = /(?:'(?:[^']|'')+'|[^',!]+)![^,]+/g
