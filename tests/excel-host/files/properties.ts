/** Document properties. */
import { child, children, type Element } from '../../support/xml.ts'
import type { Workbook } from '../model/workbook.ts'
import type { SavePackage } from './package.ts'
import { only, text } from './strict.ts'
import { DECLARATION, el, escapeText } from './xml-text.ts'

/** Elements of the core properties in the order in which Excel writes them, with the model's words. */
const CORE = [
  ['dc:title', 'Title'],
  ['dc:subject', 'Subject'],
  ['dc:creator', 'Author'],
  ['cp:keywords', 'Keywords'],
  ['dc:description', 'Comments'],
  ['cp:lastModifiedBy', 'LastAuthor'],
  ['cp:category', 'Category'],
  ['dc:language', 'Language'],
] as const
const EXTENDED = ['Company', 'Manager'] as const
const DATES = ['created', 'modified'] as const

export function openProperties(book: Workbook, core: Element | null, app: Element | null): void {
  const local = (name: string): string => name.replace(/^.*:/, '')
  if (core) only(core, '', [...CORE.map(([name]) => local(name)), ...DATES, 'revision'].join(' '))
  for (const [name, key] of CORE) {
    const found = children(core, local(name))[0]
    if (found) book.properties[key] = text(found)
  }
  for (const name of DATES) {
    const found = child(core, name)
    if (found) book.properties[name] = text(found)
  }
  for (const name of EXTENDED) book.properties[name] = text(child(app, name))
}

/** Adds the parts that hold them. */
export function saveProperties(book: Workbook, pkg: SavePackage): void {
  const { properties } = book
  const core = CORE.flatMap(([name, key]) => {
    const value = String(properties[key] ?? '')
    return value === '' ? [] : [el(name, {}, escapeText(value))]
  })
  const dates = DATES.flatMap((name) => {
    const value = properties[name]
    return typeof value === 'string'
      ? [el(`dcterms:${name}`, { 'xsi:type': 'dcterms:W3CDTF' }, escapeText(value))]
      : []
  })
  pkg.add(
    'docProps/core.xml',
    'application/vnd.openxmlformats-package.core-properties+xml',
    DECLARATION +
      el(
        'cp:coreProperties',
        {
          'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
          'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
          'xmlns:dcterms': 'http://purl.org/dc/terms/',
          'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        },
        ...core,
        ...dates,
      ),
  )
  pkg.relate(
    '',
    'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
    'docProps/core.xml',
  )
  const extended = EXTENDED.flatMap((name) => {
    const value = String(properties[name] ?? '')
    return value === '' ? [] : [[name, value] as const]
  })
  const [company, manager] = ['Company', 'Manager'].map((name) => extended.find(([it]) => it === name)?.[1])
  pkg.add(
    'docProps/app.xml',
    'extended-properties',
    DECLARATION +
      el(
        'Properties',
        { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
        el('Application', {}, 'Microsoft Excel'),
        manager === undefined ? '' : el('Manager', {}, escapeText(manager)),
        company === undefined ? '' : el('Company', {}, escapeText(company)),
      ),
  )
  pkg.relate('', 'extended-properties', 'docProps/app.xml')
}
