import { createHmac, hkdfSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeBase58 } from '../../../seal/base58.ts'
import { createKeyring, keyedName, keyedNames, keyedNumbers } from '../../../seal/secret.ts'
import vectors from '../../vectors/keys.json' with { type: 'json' }

const keyring = createKeyring(vectors.secret)
const pieces = [
  { id: 'clip', epoch: '0.0' },
  { id: 'clip', epoch: '0.1' },
  { id: 'clip', epoch: '1.0' },
  { id: 'making-of', epoch: '0.0' },
]
const listed = keyring.every([{ slug: 'minuit-club', pieces }])
const derived = listed.map(({ key }) => hex(key))

function hex(key: Uint8Array): string {
  return Buffer.from(key).toString('hex')
}

describe('the keys of a secret', () => {
  test('are the pinned ones, and those of HKDF-SHA-256 by another hand (node:crypto)', () => {
    expect(listed.map(({ key, purpose, scope }) => ({ purpose, scope, hex: hex(key) }))).toEqual(vectors.keys)
    for (const { key, purpose, scope } of listed) {
      const info = ['entrenous', purpose, ...scope].join('/')
      expect(hex(key)).toBe(hex(new Uint8Array(hkdfSync('sha256', vectors.secret, '', info, key.length))))
    }
  })

  test('are all different, and share no beginning', () => {
    expect(new Set(derived.map((key) => key.slice(0, 32))).size).toBe(derived.length)
  })

  test('change with the secret', () => {
    const other = createKeyring(`${vectors.secret}!`)
    expect(hex(other.link('minuit-club'))).not.toBe(derived[0])
  })

  test('can be listed, every purpose of them: what looks for keys misses none', () => {
    const purposes = Object.keys(keyring).filter((name) => name !== 'every')
    expect(new Set(listed.map(({ purpose }) => purpose))).toEqual(new Set(purposes))
  })
})

describe('a name under a key', () => {
  const key = keyring.visit('minuit-club')

  test('is the first 16 bytes of HMAC-SHA-256 by another hand, however often it is asked for', () => {
    const nameOf = keyedNames(key)
    fc.assert(
      fc.property(fc.string(), (text) => {
        const digest = createHmac('sha256', key).update(text, 'utf8').digest().subarray(0, 16)
        expect([nameOf(text), nameOf(text), keyedName(key, text)]).toEqual(Array(3).fill(encodeBase58(digest)))
      }),
    )
  })
})

describe('numbers under a key', () => {
  const [key, other] = [keyring.words('minuit-club'), keyring.words('jaune-ou-rose')]
  const draw = (text: string, under = key) => keyedNumbers(under, text, { count: 3, size: 2048 })

  test('are the same for the same text, and others for another text or key', () => {
    expect(draw('choice/1/1/0')).toEqual(draw('choice/1/1/0'))
    const draws = Array.from({ length: 50 }, (_, turn) => draw(`choice/1/1/${turn}`).join())
    expect(new Set([...draws, draw('choice/1/1/0', other).join()]).size).toBe(51)
  })

  test('are spread over all that there are, each drawn for itself', () => {
    const draws = Array.from({ length: 4000 }, (_, turn) => draw(`choice/1/1/${turn}`))
    for (const place of [0, 1, 2]) {
      const drawn = draws.map((numbers) => numbers[place] ?? -1)
      expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0)
      expect(Math.max(...drawn)).toBeLessThan(2048)
      // 2,048 numbers, drawn 4,000 times: 1,757 different ones are expected.
      expect(new Set(drawn).size).toBeGreaterThan(1650)
    }
    expect(draws.filter(([first, second]) => first === second).length).toBeLessThan(20)
  })
})
