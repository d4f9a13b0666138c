import { encode } from '../bytes.ts'
import { attribute, XML_DECLARATION } from '../xml.ts'
import type { NewEntry, ZipEntry } from './zip-writer.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/'

/** Content types and relationship types by the kind of part. */
const KINDS = {
  workbook: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', 'officeDocument'],
  worksheet: ['application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml', 'worksheet'],
  styles: ['application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml', 'styles'],
  theme: ['application/vnd.openxmlformats-officedocument.theme+xml', 'theme'],
  sharedStrings: [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml',
    'sharedStrings',
  ],
  table: ['application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml', 'table'],
  pivotTable: ['application/vnd.openxmlformats-officedocument.spreadsheetml.pivotTable+xml', 'pivotTable'],
  pivotCacheDefinition: [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.pivotCacheDefinition+xml',
    'pivotCacheDefinition',
  ],
  pivotCacheRecords: [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.pivotCacheRecords+xml',
    'pivotCacheRecords',
  ],
  drawing: ['application/vnd.openxmlformats-officedocument.drawing+xml', 'drawing'],
  chart: ['application/vnd.openxmlformats-officedocument.drawingml.chart+xml', 'chart'],
  customXml: [null, 'customXml'],
  customXmlProperties: [
    'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
    'customXmlProps',
  ],
  coreProperties: [
    'application/vnd.openxmlformats-package.core-properties+xml',
    `${PACKAGE}relationships/metadata/core-properties`,
  ],
  extendedProperties: [
    'application/vnd.openxmlformats-officedocument.extended-properties+xml',
    'extended-properties',
  ],
} as const satisfies Readonly<Record<string, readonly [string | null, string]>>

export type PartKind = keyof typeof KINDS

/** The whole text, or its pieces in order, asked for when the part is written and not before. */
export type Content = string | (() => Iterable<Uint8Array>)

interface Part {
  readonly name: string
  readonly kind: PartKind
  readonly content: Content
}

export interface Relationship {
  /** The whole address. */
  readonly type: string
  readonly target: string
  readonly external: boolean
}

/** The package itself, where relationships to the workbook and the document properties start. */
export const ROOT = ''

/**
 * An Open Packaging Conventions package in the making: parts, their content types and the relationships
 * between them. Names have no leading slash (`xl/workbook.xml`).
 */
export class Package {
  private readonly parts: Part[] = []
  private readonly relationships = new Map<string, Relationship[]>()

  add(name: string, kind: PartKind, content: Content): void {
    this.parts.push({ name, kind, content })
  }

  /** Relates a part (or ROOT) to another part of the package. Returns the relationship's id. */
  relate(from: string, to: string, kind: PartKind): string {
    const type = KINDS[kind][1]
    return this.addRelationship(from, {
      type: type.startsWith('http') ? type : OFFICE + type,
      target: relativeName(from, to),
      external: false,
    })
  }

  /** Relates a part to an address outside the package. Returns the relationship's id. */
  link(from: string, url: string): string {
    return this.addRelationship(from, { type: `${OFFICE}hyperlink`, target: url, external: true })
  }

  /** All parts; content types are null where the extension's default does. */
  *described(): Iterable<{ name: string; contentType: string | null; content: Content }> {
    for (const { name, kind, content } of this.parts) yield { name, contentType: KINDS[kind][0], content }
  }

  /** What a part is related to so far; targets as the part's relationships spell them. */
  relationshipsFrom(name: string): readonly Relationship[] {
    return this.relationships.get(name) ?? []
  }

  /** The files of the zip. A part's relationships follow it, as writing the part may add to them. */
  *entries(): Iterable<ZipEntry> {
    yield entry('[Content_Types].xml', this.contentTypes())
    yield* this.relationshipsOf(ROOT)
    for (const { name, content } of this.parts) {
      yield entry(name, content)
      yield* this.relationshipsOf(name)
    }
  }

  private addRelationship(from: string, relationship: Relationship): string {
    const list = this.relationships.get(from) ?? []
    this.relationships.set(from, list)
    return `rId${list.push(relationship)}`
  }

  private *relationshipsOf(from: string): Iterable<ZipEntry> {
    const list = this.relationships.get(from)
    if (!list) return
    const items = list.map(
      ({ type, target, external }, index) =>
        `<Relationship Id="rId${index + 1}" Type="${type}" Target="${attribute(target)}"` +
        `${external ? ' TargetMode="External"' : ''}/>`,
    )
    yield entry(
      relationshipsName(from),
      `${XML_DECLARATION}<Relationships xmlns="${PACKAGE}relationships">${items.join('')}</Relationships>`,
    )
  }

  private contentTypes(): string {
    const overrides = this.parts.map(({ name, kind }) => {
      const type = KINDS[kind][0]
      return type ? `<Override PartName="/${attribute(name)}" ContentType="${type}"/>` : ''
    })
    return (
      `${XML_DECLARATION}<Types xmlns="${PACKAGE}content-types">` +
      `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
    )
  }
}

function entry(name: string, content: Content): NewEntry {
  const pieces = typeof content === 'string' ? () => [encode(content)] : content
  return { kind: 'new', name, pieces }
}

/** `xl/_rels/workbook.xml.rels` of `xl/workbook.xml`. */
export function relationshipsName(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

/** The way from one part's folder to another part: `../tables/table1.xml`. */
export function relativeName(from: string, to: string): string {
  const here = from.split('/').slice(0, -1)
  const there = to.split('/')
  let common = 0
  while (common < here.length && here[common] === there[common]) common++
  return [...here.slice(common).map(() => '..'), ...there.slice(common)].join('/')
}

/**
 * The opposite: the part that a relationship's target names. A step above the package stays in it, as
 * RFC 3986, 5.2.4, says; LibreOffice writes such targets.
 */
export function resolveName(from: string, target: string): string {
  const path = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}
