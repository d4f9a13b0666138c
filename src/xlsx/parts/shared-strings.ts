import { Bytes } from '../bytes.ts'
import { cellText, NAMESPACE, XML_DECLARATION } from '../xml.ts'

/** A run of strings with consecutive numbers: kept, or asked for again when the part is written. */
interface Run {
  readonly length: number
  readonly at: (index: number) => string
}

/**
 * The texts of all cells, told by number. Shared and not inline, because several readers (Numbers and the
 * previews of phones among them) show no inline text.
 */
export class SharedStrings {
  private readonly runs: Run[] = []
  private readonly known = new Map<string, number>()
  private count: number
  private open: string[] | null = null

  /** @param first the number of the first text, where others stand before it */
  constructor(private readonly first = 0) {
    this.count = first
  }

  /** How many there are, with those that stand before. */
  get size(): number {
    return this.count
  }

  /** The number of a text; the same text has one number. */
  index(text: string): number {
    const known = this.known.get(text)
    if (known !== undefined) return known
    if (!this.open) {
      const strings: string[] = []
      this.open = strings
      this.runs.push({
        get length() {
          return strings.length
        },
        at: (index) => strings[index] as string,
      })
    }
    this.open.push(text)
    this.known.set(text, this.count)
    return this.count++
  }

  /**
   * Numbers for a column of texts that hardly repeat: the number of the first, the others follow. They are
   * not remembered but asked for a second time when the part is written.
   */
  run(length: number, at: (index: number) => string): number {
    const first = this.count
    this.runs.push({ length, at })
    this.count += length
    this.open = null
    return first
  }

  /** xl/sharedStrings.xml. Asked for after all sheets. */
  *pieces(): Iterable<Uint8Array> {
    const out = new Bytes()
    out.ascii(`${XML_DECLARATION}<sst xmlns="${NAMESPACE.main}" uniqueCount="${this.count}">`)
    yield* this.items(out)
    out.ascii('</sst>')
    yield out.take()
  }

  /** The items of the texts, written behind what `out` holds and left in it at the end. */
  *items(out: Bytes): Iterable<Uint8Array> {
    for (const run of this.runs) {
      for (let i = 0; i < run.length; i++) {
        out.utf8(item(run.at(i)))
        if (out.full) yield out.take()
      }
    }
  }

  /** The texts that came after those that stand before. */
  *added(): Iterable<string> {
    for (const run of this.runs) for (let i = 0; i < run.length; i++) yield run.at(i)
  }

  /** Whether any text came after those that stand before. */
  get grew(): boolean {
    return this.count > this.first
  }
}

const item = (plain: string): string =>
  /^\s|\s$|\n/.test(plain)
    ? `<si><t xml:space="preserve">${cellText(plain)}</t></si>`
    : `<si><t>${cellText(plain)}</t></si>`
