import type { Link } from '../../report/steps.ts'
import type { Warn } from '../../workbook/warning.ts'
import type { Layout, SheetPlace } from '../layout.ts'
import type { Package } from '../opc/package.ts'
import { cellRef, quoteSheet } from '../../workbook/reference.ts'
import { attribute } from '../xml.ts'

/** Excel opens a sheet with more links, or with a longer address, only after repairing it. */
export const MOST_LINKS = 65_530
export const LONGEST_URL = 2079

/** The `hyperlinks` element of a sheet, or '' where it has none. Addresses become relationships of `part`. */
export function linksXml(sheet: SheetPlace, part: string, layout: Layout, pkg: Package, warn: Warn): string {
  const ids = new Map<string, string>()
  const target = (link: Link): string | null => {
    if ('sheet' in link) {
      const name = layout.linkedSheet(link.sheet)
      if (name === null) return null
      const location = `${quoteSheet(name)}!${link.cell}`
      return `location="${attribute(location)}" display="${attribute(location)}"`
    }
    const id = ids.get(link.url) ?? pkg.link(part, link.url)
    ids.set(link.url, id)
    return `r:id="${id}"`
  }
  const items: string[] = []
  for (const { row, column, link } of linksOf(sheet)) {
    const cell = cellRef(row, column)
    const refused = 'url' in link && (!isSafeLink(link.url) || link.url.length > LONGEST_URL)
    const to = refused || items.length === MOST_LINKS ? null : target(link)
    if (to === null) {
      const detail = { url: 'url' in link ? link.url.slice(0, LONGEST_URL) : link.sheet }
      warn({ code: 'cell/link-left-out', sheet: sheet.name, cell, detail })
    } else items.push(`<hyperlink ref="${cell}" ${to}/>`)
  }
  return items.length > 0 ? `<hyperlinks>${items.join('')}</hyperlinks>` : ''
}

/** Whole https addresses only: nothing that a data set says may start another program. */
export function isSafeLink(url: string): boolean {
  try {
    return new URL(url).protocol === 'https:'
  } catch {
    return false
  }
}

interface PlacedLink {
  readonly row: number
  readonly column: number
  readonly link: Link
}

function* linksOf(sheet: SheetPlace): Iterable<PlacedLink> {
  for (const { step } of sheet.cells) {
    for (const [r, row] of step.cells.entries()) {
      for (const [c, cell] of row.entries()) {
        if (cell?.link) yield { row: step.at.row + r, column: step.at.column + c, link: cell.link }
      }
    }
  }
  for (const { step, box } of sheet.tables) {
    for (const [index, { links }] of step.columns.entries()) {
      for (let row = 0; links && row < step.rows; row++) {
        const link = links(row)
        if (link) yield { row: box.row + 1 + row, column: box.column + index, link }
      }
    }
  }
}
