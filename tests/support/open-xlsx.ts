import { DOMParser, type Document, type Element } from '@xmldom/xmldom'
import { unzipSync } from 'fflate'

/** The parts of an .xlsx as text, in the order of the zip. */
export function unpackXlsx(file: Uint8Array): Map<string, string> {
  const decoder = new TextDecoder()
  return new Map(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, decoder.decode(bytes)]))
}

/** Parses a part; what is not well-formed is thrown. */
export const parseXml = (text: string): Document =>
  new DOMParser({
    onError: (level, message) => {
      if (level !== 'warning') throw new Error(message)
    },
  }).parseFromString(text, 'text/xml')

export type SheetCells = ReadonlyMap<string, string | number>

/** The cells of each sheet by its name, each by its address; empty cells are left out. */
export function readCells(file: Uint8Array): Map<string, SheetCells> {
  const parts = unpackXlsx(file)
  const strings = all(parts, 'xl/sharedStrings.xml', 'si').map((item) => unescaped(textOf(item, 't')))
  const targets = new Map(
    all(parts, 'xl/_rels/workbook.xml.rels', 'Relationship').map((it) => [
      it.getAttribute('Id'),
      it.getAttribute('Target') ?? '',
    ]),
  )
  return new Map(
    all(parts, 'xl/workbook.xml', 'sheet').map((sheet) => {
      const target = targets.get(sheet.getAttribute('r:id')) ?? ''
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      return [sheet.getAttribute('name') ?? '', cellsOf(all(parts, part, 'c'), strings)]
    }),
  )
}

function cellsOf(cells: readonly Element[], strings: readonly string[]): SheetCells {
  return new Map(
    cells.flatMap((cell): [string, string | number][] => {
      const ref = cell.getAttribute('r') ?? ''
      const value = textOf(cell, 'v')
      const kind = cell.getAttribute('t')
      if (kind === 'inlineStr') return [[ref, unescaped(textOf(cell, 't'))]]
      if (value === '') return []
      if (kind === 's') return [[ref, strings[Number(value)] ?? '']]
      return [[ref, kind === 'str' || kind === 'e' ? value : Number(value)]]
    }),
  )
}

function all(parts: ReadonlyMap<string, string>, part: string, tag: string): Element[] {
  const text = parts.get(part)
  if (text === undefined) return []
  return [...parseXml(text).getElementsByTagNameNS('*', tag)]
}

/** The text of all descendants of that name: a shared string may come in runs. */
const textOf = (element: Element, tag: string): string =>
  [...element.getElementsByTagNameNS('*', tag)].map((it) => it.textContent ?? '').join('')

const unescaped = (text: string): string =>
  text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
