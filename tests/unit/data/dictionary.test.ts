import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Dictionary } from '../../../src/data/dictionary.ts'

const encoder = new TextEncoder()
const code = (dictionary: Dictionary, text: string): number => {
  const bytes = encoder.encode(text)
  return dictionary.code(bytes, 0, bytes.length)
}

describe('dictionary', () => {
  test('numbers values in the order of their first appearance, the empty one is 0', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 6 })), (texts) => {
        const dictionary = new Dictionary()
        const codes = texts.map((text) => code(dictionary, text))
        const values = [...new Set(['', ...texts])]
        expect(dictionary.values()).toEqual(values)
        expect(codes).toEqual(texts.map((text) => values.indexOf(text)))
      }),
    )
  })

  test('keeps its numbers while it grows', () => {
    const dictionary = new Dictionary()
    const texts = Array.from({ length: 100_000 }, (_, i) => `value ${(i * 7919) % 70_001}`)
    const codes = texts.map((text) => code(dictionary, text))
    expect(dictionary.size).toBe(70_002)
    const values = dictionary.values()
    expect(codes.every((it, i) => values[it] === texts[i])).toBe(true)
    expect(texts.every((text, i) => code(dictionary, text) === codes[i])).toBe(true)
  })

  test('tells apart values that differ in any one byte, at any length', () => {
    const dictionary = new Dictionary()
    const texts = Array.from({ length: 20 }, (_, length) =>
      Array.from({ length: length + 1 }, (_, at) => 'a'.repeat(at) + 'b' + 'a'.repeat(length - at)),
    ).flat()
    expect(texts.map((text) => code(dictionary, text))).toEqual(texts.map((_, i) => i + 1))
    expect(texts.map((text) => code(dictionary, text))).toEqual(texts.map((_, i) => i + 1))
  })

  test('looks only at the bytes that it is given', () => {
    const dictionary = new Dictionary()
    const bytes = encoder.encode('xxKAZyyyKAZ').subarray(1)
    expect([dictionary.code(bytes, 1, 4), dictionary.code(bytes, 7, 10)]).toEqual([1, 1])
    expect(dictionary.values()).toEqual(['', 'KAZ'])
  })

  test('knows which values are not UTF-8', () => {
    const dictionary = new Dictionary()
    dictionary.code(encoder.encode('Цель'), 0, 8)
    dictionary.code(Uint8Array.of(0x41, 0xff), 0, 2)
    expect([...dictionary.malformed]).toEqual([2])
  })
})
