import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { en } from '../../../src/text/en.ts'
import { ru } from '../../../src/text/ru.ts'
import { wordsFor } from '../../../src/text/index.ts'

const SOURCES = fileURLToPath(new URL('../../../src/', import.meta.url))

interface Element {
  readonly value?: unknown
  readonly type: number
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>
}
const LITERAL = 0
const PLURAL = 6

/** Names of a message's parameters, and the forms of its plurals. */
function read(elements: readonly Element[]): { names: string[]; plurals: string[][] } {
  const inner = elements.flatMap(({ options }) => Object.values(options ?? {}).map((it) => read(it.value)))
  return {
    names: [
      ...elements.flatMap(({ type, value }) =>
        type !== LITERAL && typeof value === 'string' ? [value] : [],
      ),
      ...inner.flatMap((it) => it.names),
    ],
    plurals: [
      ...elements.flatMap(({ type, options }) => (type === PLURAL ? [Object.keys(options ?? {})] : [])),
      ...inner.flatMap((it) => it.plurals),
    ],
  }
}
const parse = (message: string, language: string) =>
  read(new IntlMessageFormat(message, language).getAst() as unknown as Element[])

const codes = Object.keys(en) as (keyof typeof en)[]

describe('the catalogue', () => {
  it('has the same codes in both languages', () => {
    expect(Object.keys(ru).sort()).toEqual([...codes].sort())
  })

  it('has messages that take the same parameters in both languages', () => {
    const different = codes.filter((code) => {
      const [english, russian] = [parse(en[code], 'en'), parse(ru[code], 'ru')]
      const unused = ['kind', 'count', 'end', 'unit']
      const missing = [...new Set(english.names)].filter((name) => !russian.names.includes(name))
      const extra = russian.names.filter((name) => !english.names.includes(name))
      return extra.length > 0 || missing.some((name) => !unused.includes(name))
    })
    expect(different).toEqual([])
  })

  it('has every form of a Russian number wherever the counted word follows it', () => {
    const incomplete = codes.filter((code) =>
      parse(ru[code], 'ru').plurals.some(
        // Oblique cases have two forms: of one, and of all others.
        (forms) => !forms.includes('other') || forms.includes('few') !== forms.includes('many'),
      ),
    )
    expect(incomplete).toEqual([])
  })

  it('leaves no Latin word in Russian but names, codes and formats', () => {
    const ALLOWED =
      /\{[^}]*\}|select|plural|one|few|many|other|none|=0|ISO|alpha-3|M49|UTF-8|JSON|Data Package|Excel|Concord|Strict Open XML|https|xlsx|PIN|SHA-256|Enter|Esc|KAZ|\[x\]|\[z\]|p3|3166-1|8601/g
    const withCode = codes.filter((code) =>
      /[A-Za-z]{2,}/.test(ru[code].replace(ALLOWED, '').replace(/\{\w+/g, '')),
    )
    expect(withCode).toEqual([])
  })

  it('says no word of the English catalogue that is only an apostrophe away from a format', () => {
    // In ICU messages a straight apostrophe quotes braces: text uses the typographic one.
    const quoting = codes.filter(
      (code) => code !== 'print.page' && (en[code].includes("'") || ru[code].includes("'")),
    )
    expect(quoting).toEqual([])
  })
})

describe('codes that the reports say', () => {
  const files = readdirSync(join(SOURCES, 'report'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(SOURCES, 'report', path), 'utf8'))
  const said = files.flatMap((text) => [...text.matchAll(/\bsay\(\s*'([^']+)'/g)].map((it) => it[1] ?? ''))

  it('are in the catalogue', () => {
    expect(said.length).toBeGreaterThan(50)
    expect([...new Set(said)].filter((code) => !(code in en))).toEqual([])
  })
})

describe('words', () => {
  const russian = wordsFor('ru')
  it.each([
    [1, '1 государство'],
    [2, '2 государства'],
    [5, '5 государств'],
    [11, '11 государств'],
    [21, '21 государство'],
    [104, '104 государства'],
    [1005, '1 005 государств'],
  ])('count in Russian: %i', (count, text) => {
    expect(russian.say('who.state', { count }).replaceAll('\u00a0', ' ')).toBe(text)
  })

  it('write numbers as the language does', () => {
    expect(wordsFor('en').number(1234567.5, 1)).toBe('1,234,567.5')
    expect(russian.number(1234.5, 1).replaceAll('\u00a0', ' ')).toBe('1 234,5')
  })

  it('give a code its name, or the code itself', () => {
    expect(russian.code('place', 'Almaty')).toBe('Алматы')
    expect(russian.code('place', 'Utopia')).toBe('Utopia')
    expect(russian.code('role', 'constructor')).toBe('constructor')
  })
})
