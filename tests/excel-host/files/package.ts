/** A package that is being put together: parts, their types and their relationships. */
import { strToU8, zipSync } from 'fflate'
import { DECLARATION, el } from './xml-text.ts'

const TYPES = 'application/vnd.openxmlformats-officedocument.'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/'

export class SavePackage {
  private readonly parts = new Map<string, string>()
  private readonly types = new Map<string, string>()
  private readonly relations = new Map<string, string[]>()

  /** @param type its content type behind `application/vnd.openxmlformats-officedocument.`, or a whole one */
  add(name: string, type: string | null, xml: string): void {
    this.parts.set(name, xml)
    if (type !== null) this.types.set(name, type.includes('/') ? type : `${TYPES}${type}+xml`)
  }

  /** @param from the part that points, or an empty text for the package @returns the relationship's id */
  relate(from: string, type: string, target: string, external = false): string {
    const list = this.relations.get(from) ?? []
    this.relations.set(from, list)
    const id = `rId${list.length + 1}`
    list.push(
      el('Relationship', {
        Id: id,
        Type: type.includes('/') ? type : RELATIONS + type,
        Target: external ? target : `/${target}`,
        TargetMode: external ? 'External' : null,
      }),
    )
    return id
  }

  zip(): Uint8Array {
    const defaults = [
      ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
      ['xml', 'application/xml'],
      ['vml', `${TYPES}vmlDrawing`],
    ].map(([Extension, ContentType]) => el('Default', { Extension, ContentType }))
    const overrides = [...this.types].map(([name, ContentType]) =>
      el('Override', { PartName: `/${name}`, ContentType }),
    )
    const types = el('Types', { xmlns: `${PACKAGE}content-types` }, ...defaults, ...overrides)
    const files: Record<string, Uint8Array> = { '[Content_Types].xml': strToU8(DECLARATION + types) }
    for (const [from, list] of this.relations) {
      const slash = from.lastIndexOf('/')
      const name = `${from.slice(0, slash + 1)}_rels/${from.slice(slash + 1)}.rels`
      const rels = el('Relationships', { xmlns: `${PACKAGE}relationships` }, ...list)
      files[name] = strToU8(DECLARATION + rels)
    }
    for (const [name, xml] of this.parts) files[name] = strToU8(xml)
    // The same workbook is the same file, whenever it is saved.
    return zipSync(files, { mtime: '2026-01-01T00:00:00' })
  }
}
