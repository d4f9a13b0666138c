/** The reference writer of the tests: RFC 4180, every choice that it leaves open taken as told. */
export interface Spelling {
  readonly delimiter: string
  readonly lineEnd: '\n' | '\r\n' | '\r'
  readonly lastLineEnd: boolean
  readonly mark: boolean
  /** Quotes a value that needs none. */
  readonly quoteAll: boolean
}

export const PLAIN: Spelling = {
  delimiter: ',',
  lineEnd: '\n',
  lastLineEnd: true,
  mark: false,
  quoteAll: false,
}

export function writeCsv(
  records: readonly (readonly string[])[],
  spelling: Partial<Spelling> = {},
): Uint8Array {
  const { delimiter, lineEnd, lastLineEnd, mark, quoteAll } = { ...PLAIN, ...spelling }
  const quoted = (value: string, alone: boolean): string =>
    quoteAll || (alone && value === '') || value.includes(delimiter) || /["\r\n]/.test(value)
      ? `"${value.replaceAll('"', '""')}"`
      : value
  const lines = records.map((values) => values.map((it) => quoted(it, values.length === 1)).join(delimiter))
  const text = (mark ? '\uFEFF' : '') + lines.join(lineEnd) + (lastLineEnd ? lineEnd : '')
  return new TextEncoder().encode(text)
}
