import { isUtf8 as reference } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isUtf8 } from '../../../src/data/utf8.ts'

const isWellFormed = (bytes: Uint8Array): boolean => isUtf8(bytes, 0, bytes.length)

describe('UTF-8', () => {
  test('text is well-formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => isWellFormed(new TextEncoder().encode(text))),
    )
  })

  test.each([
    ['a lone continuation', [0x80]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['an overlong three-byte form', [0xe0, 0x80, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['above U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['a cut sequence', [0xe2, 0x82]],
  ])('%s is not', (_, bytes) => expect(isWellFormed(Uint8Array.from(bytes))).toBe(false))

  test('agrees with the platform on bytes near the borders', () => {
    const byte = fc.oneof(
      fc.constantFrom(
        0x7f,
        0x80,
        0x8f,
        0x90,
        0x9f,
        0xa0,
        0xbf,
        0xc1,
        0xc2,
        0xdf,
        0xe0,
        0xed,
        0xef,
        0xf0,
        0xf4,
        0xf5,
      ),
      fc.integer({ min: 0, max: 255 }),
    )
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 8 }), (bytes) => {
        const array = Uint8Array.from(bytes)
        expect(isWellFormed(array)).toBe(reference(array))
      }),
      { numRuns: 2000 },
    )
  })
})
