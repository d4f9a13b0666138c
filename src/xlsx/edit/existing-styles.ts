import { plainFormat } from '../../workbook/number-format.ts'
import { border, font, stylesXml, xf } from '../parts/styles.ts'
import { BUILT_IN_FORMATS, fileFormat, FONTS, Styles, type CellFormat } from '../styles.ts'
import { attribute } from '../xml.ts'
import type { OpenBook } from './book.ts'
import { child, children, fragment, insertInOrder, numberOf, serializeXml, type Element } from './dom.ts'

const ORDER = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
]
const FIRST_OWN_FORMAT = 164

type List = 'fonts' | 'borders' | 'cellXfs'

/** The styles part of an opened workbook. What is missing is appended; nothing is reordered or changed. */
export class ExistingStyles extends Styles {
  private readonly indexes = new Map<List, Map<string, number>>()
  private readonly made = new Map<string, number>()
  private readonly face: string

  private constructor(
    private readonly root: Element,
    private readonly touch: () => void,
  ) {
    super()
    // The workbook's own body font, so that a report looks at home in it.
    const body = children(child(root, 'fonts'), 'font')[0]
    const face = children(body).filter((it) =>
      ['name', 'family', 'charset', 'scheme'].includes(it.localName ?? ''),
    )
    this.face = face.map((it) => serializeXml(it)).join('')
  }

  static async of(book: OpenBook): Promise<ExistingStyles> {
    const [part] = await book.pkg.related(book.part, 'styles')
    const name = part ?? (await addStyles(book))
    return new ExistingStyles(await book.pkg.root(name), () => book.pkg.touch(name))
  }

  override of(format: CellFormat): number {
    // The base class asks for the default format before anything is known.
    if (this.root === undefined) return 0
    const key = JSON.stringify(format)
    const known = this.made.get(key)
    if (known !== undefined) return known
    const made = this.place(
      'cellXfs',
      xf(format, {
        numbers: this.numberFormatId(format.numbers),
        font: this.place('fonts', font(FONTS[format.font], this.face)),
        border: this.place('borders', border(format.border ?? 'none')),
      }),
    )
    this.made.set(key, made)
    return made
  }

  override numberFormatId(code: string): number {
    const builtIn = BUILT_IN_FORMATS[code]
    if (builtIn !== undefined) return builtIn
    const list = this.list('numFmts')
    const formats = children(list, 'numFmt')
    const same = formats.find((it) => it.getAttribute('formatCode') === code)
    if (same) return numberOf(same, 'numFmtId', 0)
    const id = Math.max(FIRST_OWN_FORMAT - 1, ...formats.map((it) => numberOf(it, 'numFmtId', 0))) + 1
    this.append(list, `<numFmt numFmtId="${id}" formatCode="${attribute(code)}"/>`)
    return id
  }

  /** Codes of all number formats by their numbers. */
  numberFormats(): Map<number, string> {
    const own = children(child(this.root, 'numFmts'), 'numFmt').map(
      (it) => [numberOf(it, 'numFmtId', 0), it.getAttribute('formatCode') ?? ''] as const,
    )
    return new Map([...Object.entries(BUILT_IN_FORMATS).map(([code, id]) => [id, code] as const), ...own])
  }

  /** The number of a format like another one that shows numbers as `from`, with `to` instead; else itself. */
  renumbered(style: number, from: string, to: string): number {
    const format = children(this.list('cellXfs'), 'xf')[style]
    const code = format && this.numberFormats().get(numberOf(format, 'numFmtId', 0))
    if (!format || code === undefined || plainFormat(code) !== from) return style
    const copy = format.cloneNode(true) as Element
    copy.setAttribute('numFmtId', String(this.numberFormatId(fileFormat(to))))
    copy.setAttribute('applyNumberFormat', '1')
    return this.placeElement('cellXfs', copy)
  }

  /** The number of a format like another one, with its text struck through or not. */
  struck(style: number, on: boolean): number {
    const formats = children(this.list('cellXfs'), 'xf')
    const format = formats[style] ?? formats[0]
    const own = children(this.list('fonts'), 'font')[numberOf(format, 'fontId', 0)]
    if (!format || !own) return style
    const has = child(own, 'strike')
    if ((has !== null && has.getAttribute('val') !== '0') === on) return style
    const changed = own.cloneNode(true) as Element
    for (const strike of children(changed, 'strike')) changed.removeChild(strike)
    if (on) {
      const strike = fragment(changed, '<strike/>')[0] as Element
      const before = children(changed).find((it) => !['b', 'i'].includes(it.localName ?? ''))
      changed.insertBefore(strike, before ?? null)
    }
    const copy = format.cloneNode(true) as Element
    copy.setAttribute('fontId', String(this.placeElement('fonts', changed)))
    copy.setAttribute('applyFont', '1')
    return this.placeElement('cellXfs', copy)
  }

  /** The number of an element of a list that says the same as `xml`; appended where there is none. */
  private place(list: List, xml: string): number {
    return this.placeElement(list, fragment(this.list(list), xml)[0] as Element)
  }

  private placeElement(name: List, element: Element): number {
    const list = this.list(name)
    let index = this.indexes.get(name)
    if (!index) {
      index = new Map()
      for (const [number, it] of children(list).entries()) {
        const key = canonical(it)
        if (!index.has(key)) index.set(key, number)
      }
      this.indexes.set(name, index)
    }
    const key = canonical(element)
    const known = index.get(key)
    if (known !== undefined) return known
    const number = children(list).length
    index.set(key, number)
    list.appendChild(element)
    this.appended(list)
    return number
  }

  private append(list: Element, xml: string): void {
    for (const element of fragment(list, xml)) list.appendChild(element)
    this.appended(list)
  }

  private appended(list: Element): void {
    list.setAttribute('count', String(children(list).length))
    this.touch()
  }

  private list(name: List | 'numFmts'): Element {
    const known = child(this.root, name)
    if (known) return known
    const made = fragment(this.root, `<${name} count="0"/>`)[0] as Element
    insertInOrder(this.root, made, ORDER)
    return child(this.root, name) ?? made
  }
}

/** What an element says, however it is written. */
function canonical(element: Element): string {
  const attributes = [...element.attributes]
    .filter((it) => !it.name.startsWith('xmlns'))
    .map((it) => `${it.localName}=${it.value}`)
    .sort()
  return `${element.localName}[${attributes.join('|')}](${children(element).map(canonical).join(',')})`
}

async function addStyles(book: OpenBook): Promise<string> {
  const name = book.pkg.freeName('xl/styles', '.xml')
  await book.pkg.add(
    name,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml',
    stylesXml(new Styles()),
  )
  await book.pkg.relate(book.part, name, 'styles')
  return name
}
