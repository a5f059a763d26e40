import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBase58, encodeBase58 } from '../../../seal/base58.ts'
import vectors from '../../vectors/base58.json' with { type: 'json' }

const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 })

describe('base58 of 16 bytes', () => {
  for (const { hex, text } of vectors) {
    test(`writes and reads ${hex}`, () => {
      const bytes = new Uint8Array(Buffer.from(hex, 'hex'))
      expect(encodeBase58(bytes)).toBe(text)
      expect(decodeBase58(text)).toEqual(bytes)
    })
  }

  test('reads what it wrote, always 22 letters and digits', () => {
    fc.assert(
      fc.property(sixteen, (bytes) => {
        const text = encodeBase58(bytes)
        expect(text).toMatch(/^[1-9A-HJ-NP-Za-km-z]{22}$/)
        expect(decodeBase58(text)).toEqual(new Uint8Array(bytes))
      }),
    )
  })

  test('reads one spelling of each value only: whatever it reads, it would write', () => {
    const text = fc.stringMatching(/^[1-9A-HJ-NP-Za-km-z]{22}$/)
    fc.assert(
      fc.property(text, (candidate) => {
        const bytes = decodeBase58(candidate)
        expect(bytes === undefined || encodeBase58(bytes) === candidate).toBe(true)
      }),
    )
  })

  test('reads no value of 2^128 and above', () => {
    expect(decodeBase58('YcVfxkQb6JRzqk5kF2tNLw')).toBeUndefined()
    expect(decodeBase58('zzzzzzzzzzzzzzzzzzzzzz')).toBeUndefined()
  })

  test('reads no other length and no other character', () => {
    for (const text of [
      '',
      '1'.repeat(21),
      '1'.repeat(23),
      `${'1'.repeat(21)}0`,
      `${'1'.repeat(20)}01`,
      `${'1'.repeat(21)}l`,
      `é${'1'.repeat(21)}`,
    ]) {
      expect(decodeBase58(text), text).toBeUndefined()
    }
  })
})
