import { WorkbookError } from '../../workbook/problem.ts'
import { encode } from '../bytes.ts'
import type { Deflater } from '../opc/deflater.ts'
import { relationshipsName, relativeName, resolveName } from '../opc/package.ts'
import { expand, readZip, type RawEntry } from '../opc/zip-reader.ts'
import type { ZipEntry } from '../opc/zip-writer.ts'
import { children, fragment, parseXml, rootOf, serializeXml, type Document, type Element } from './dom.ts'
import { attribute, XML_DECLARATION } from '../xml.ts'

export interface Relationship {
  readonly id: string
  /** The last part of the type's address: `worksheet`, `table`. */
  readonly type: string
  /** Name of the part, or the address outside the package. */
  readonly target: string
  readonly external: boolean
}

/** An entry as it was found, or the bytes that take its place. */
type Part = RawEntry | Uint8Array

const CONTENT_TYPES = '[Content_Types].xml'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
const PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'

/**
 * An opened package. What is not replaced keeps its compressed bytes. Documents that were parsed may be
 * changed in place; `touch` says so, and they become bytes again when they are next needed.
 */
export class OpenPackage {
  private readonly documents = new Map<string, Document>()
  private readonly touched = new Set<string>()

  private constructor(
    private readonly parts: Map<string, Part>,
    private readonly deflater: Deflater,
  ) {}

  /** @throws WorkbookError `file/…` where the bytes are no package that is safe to open */
  static open(file: Uint8Array, deflater: Deflater): OpenPackage {
    return new OpenPackage(new Map(readZip(file)), deflater)
  }

  /** A copy that can be changed without changing this one. */
  fork(): OpenPackage {
    this.flush()
    return new OpenPackage(new Map(this.parts), this.deflater)
  }

  has(name: string): boolean {
    return this.parts.has(name)
  }

  names(): string[] {
    return [...this.parts.keys()]
  }

  /** `xl/styles.xml` where that is free, or with the first number that is. */
  freeName(start: string, end: string): string {
    const taken = new Set(this.names().map((it) => it.toLowerCase()))
    let name = start + end
    for (let number = 1; taken.has(name.toLowerCase()); number++) name = `${start}${number}${end}`
    return name
  }

  /** Whether the part is still the compressed bytes that were opened. */
  isUntouched(name: string): boolean {
    const part = this.parts.get(name)
    return part !== undefined && 'kind' in part && !this.touched.has(name)
  }

  /** @throws WorkbookError `file/part-missing`, `file/part-damaged` */
  async bytes(name: string): Promise<Uint8Array> {
    this.flush(name)
    const part = this.parts.get(name)
    if (!part) throw new WorkbookError({ code: 'file/part-missing', part: name })
    return 'kind' in part ? expand(part, this.deflater) : part
  }

  async text(name: string): Promise<string> {
    const bytes = await this.bytes(name)
    const wide = bytes[0] === 0xff && bytes[1] === 0xfe
    return new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes)
  }

  async document(name: string): Promise<Document> {
    const known = this.documents.get(name)
    if (known) return known
    const document = parseXml(await this.text(name), name)
    this.documents.set(name, document)
    return document
  }

  async root(name: string): Promise<Element> {
    return rootOf(await this.document(name), name)
  }

  /** Says that the part's document has been changed. */
  touch(name: string): void {
    if (this.documents.has(name)) this.touched.add(name)
  }

  /** Puts new bytes in place of a part. */
  replace(name: string, bytes: Uint8Array | string): void {
    this.documents.delete(name)
    this.touched.delete(name)
    this.parts.set(name, typeof bytes === 'string' ? encode(bytes) : bytes)
  }

  /** Adds a part of a content type (null where the extension's default does). */
  async add(name: string, contentType: string | null, bytes: Uint8Array | string): Promise<void> {
    this.replace(name, bytes)
    if (contentType === null) return
    const types = await this.root(CONTENT_TYPES)
    const override = `<Override PartName="/${attribute(name)}" ContentType="${attribute(contentType)}"/>`
    for (const element of fragment(types, override)) types.appendChild(element)
    this.touch(CONTENT_TYPES)
  }

  /** Removes a part, its own relationships, its content type and every relationship of `from` to it. */
  async remove(name: string, from: string): Promise<void> {
    for (const it of [name, relationshipsName(name)]) {
      this.parts.delete(it)
      this.documents.delete(it)
      this.touched.delete(it)
    }
    const types = await this.root(CONTENT_TYPES)
    for (const it of children(types, 'Override')) {
      if (it.getAttribute('PartName')?.toLowerCase() === `/${name}`.toLowerCase()) types.removeChild(it)
    }
    this.touch(CONTENT_TYPES)
    for (const it of await this.relationships(from)) {
      if (!it.external && it.target === name) await this.unrelate(from, it.id)
    }
  }

  async contentType(name: string): Promise<string | null> {
    const types = await this.root(CONTENT_TYPES)
    const wanted = `/${name}`.toLowerCase()
    const own = children(types, 'Override').find(
      (it) => it.getAttribute('PartName')?.toLowerCase() === wanted,
    )
    const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
    const general = children(types, 'Default').find(
      (it) => it.getAttribute('Extension')?.toLowerCase() === extension,
    )
    return (own ?? general)?.getAttribute('ContentType') ?? null
  }

  /** Makes sure that files of an extension have a content type. */
  async defaultType(extension: string, contentType: string): Promise<void> {
    const types = await this.root(CONTENT_TYPES)
    const known = children(types, 'Default').some(
      (it) => it.getAttribute('Extension')?.toLowerCase() === extension,
    )
    if (known) return
    const xml = `<Default Extension="${extension}" ContentType="${contentType}"/>`
    for (const element of fragment(types, xml)) types.insertBefore(element, types.firstChild)
    this.touch(CONTENT_TYPES)
  }

  async relationships(from: string): Promise<Relationship[]> {
    const part = relationshipsName(from)
    if (!this.parts.has(part)) return []
    return children(await this.root(part), 'Relationship').flatMap((it): Relationship[] => {
      const external = it.getAttribute('TargetMode') === 'External'
      const written = it.getAttribute('Target') ?? ''
      const target = external ? written : resolveName(from, safeDecode(written))
      const type = it.getAttribute('Type') ?? ''
      return [
        { id: it.getAttribute('Id') ?? '', type: type.slice(type.lastIndexOf('/') + 1), target, external },
      ]
    })
  }

  /** The parts to which a part is related by a type, in the order of its relationships. */
  async related(from: string, type: string): Promise<string[]> {
    const found = await this.relationships(from)
    return found.flatMap((it) => (it.type === type && !it.external && this.has(it.target) ? [it.target] : []))
  }

  /** Relates a part to another part, or to an address outside. Returns the relationship's id. */
  async relate(from: string, to: string, type: string, external = false): Promise<string> {
    const part = relationshipsName(from)
    if (!this.parts.has(part)) {
      this.replace(part, `${XML_DECLARATION}<Relationships xmlns="${PACKAGE_RELATIONSHIPS}"/>`)
    }
    const root = await this.root(part)
    const taken = new Set(children(root, 'Relationship').map((it) => it.getAttribute('Id')))
    let number = taken.size + 1
    while (taken.has(`rId${number}`)) number++
    const target = external ? to : relativeName(from, to)
    const address = type.includes('/') ? type : OFFICE + type
    const xml =
      `<Relationship Id="rId${number}" Type="${address}" Target="${attribute(target)}"` +
      `${external ? ' TargetMode="External"' : ''}/>`
    for (const element of fragment(root, xml)) root.appendChild(element)
    this.touch(part)
    return `rId${number}`
  }

  async unrelate(from: string, id: string): Promise<void> {
    const part = relationshipsName(from)
    if (!this.parts.has(part)) return
    const root = await this.root(part)
    for (const it of children(root, 'Relationship')) if (it.getAttribute('Id') === id) root.removeChild(it)
    this.touch(part)
  }

  /** The files of the zip: what was there in its order, what is new after it. */
  *entries(): Iterable<ZipEntry> {
    this.flush()
    for (const [name, part] of this.parts) {
      if ('kind' in part) yield part
      else yield { kind: 'new', name, pieces: () => pieces(part) }
    }
  }

  /** Turns changed documents into bytes. */
  private flush(only?: string): void {
    for (const name of only === undefined ? [...this.touched] : [only]) {
      const document = this.touched.has(name) ? this.documents.get(name) : undefined
      if (document) this.parts.set(name, encode(serializeXml(document)))
      this.touched.delete(name)
    }
  }
}

/** Large parts are handed to the deflater piece by piece, so that it works while the next is asked for. */
const PIECE = 1 << 22

function* pieces(bytes: Uint8Array): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length || at === 0; at += PIECE) yield bytes.subarray(at, at + PIECE)
}

function safeDecode(target: string): string {
  try {
    return decodeURI(target)
  } catch {
    return target
  }
}
