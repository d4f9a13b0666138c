/** The parts of a package with their relationships, read with an XML parser and nothing of the product's. */
import { unzipSync } from 'fflate'
import { all, attr, parseXml, type Element } from './xml.ts'

export interface XlsxPart {
  readonly name: string
  readonly root: Element
}

export interface Relation {
  readonly id: string
  /** The last word of the relationship's type: `worksheet`, `hyperlink`. */
  readonly type: string
  /** Name of the part, or the address outside where it is external. */
  readonly target: string
  readonly external: boolean
}

export class XlsxParts {
  private readonly texts: ReadonlyMap<string, string>
  private readonly read = new Set<string>()

  constructor(file: Uint8Array) {
    const decoder = new TextDecoder()
    this.texts = new Map(
      Object.entries(unzipSync(file)).map(([name, bytes]) => [name, decoder.decode(bytes)]),
    )
  }

  part(name: string): XlsxPart {
    return { name, root: parseXml(this.text(name)) }
  }

  text(name: string): string {
    const text = this.texts.get(name)
    if (text === undefined) throw new Error(`The package has no part ${name}`)
    this.read.add(name)
    return text
  }

  has(name: string): boolean {
    return this.texts.has(name)
  }

  /** Parts that nobody has asked for. */
  unread(): string[] {
    return [...this.texts.keys()].filter((name) => !this.read.has(name) && !name.endsWith('/'))
  }

  /** What a part points to, in the order of the file; an empty name stands for the package itself. */
  relations(from: string): Relation[] {
    const slash = from.lastIndexOf('/')
    const rels = `${from.slice(0, slash + 1)}_rels/${from.slice(slash + 1)}.rels`
    if (!this.has(rels)) return []
    return all(parseXml(this.text(rels)), 'Relationship').map((it) => {
      const target = attr(it, 'Target') ?? ''
      const external = attr(it, 'TargetMode') === 'External'
      return {
        id: attr(it, 'Id') ?? '',
        type: (attr(it, 'Type') ?? '').replace(/^.*\//, ''),
        target: external ? target : new URL(target, `file:///${from}`).pathname.slice(1),
        external,
      }
    })
  }

  /** Targets of a part's relationships of a type, by their ids, in their order. */
  related(from: string, type: string): Map<string, string> {
    return new Map(
      this.relations(from)
        .filter((it) => it.type === type)
        .map(({ id, target }) => [id, target]),
    )
  }

  relatedParts(from: string, type: string): XlsxPart[] {
    return [...this.related(from, type).values()].map((name) => this.part(name))
  }
}
