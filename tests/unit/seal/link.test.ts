import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBase58, encodeBase58 } from '../../../seal/base58.ts'
import { createTokenKind, rootId } from '../../../seal/link.ts'
import { createKeyring } from '../../../seal/secret.ts'
import vectors from '../../vectors/keys.json' with { type: 'json' }

const keyring = createKeyring(vectors.secret)
const links = createTokenKind(keyring.link('minuit-club'))
const passes = createTokenKind(keyring.pass('minuit-club'))
const names = createTokenKind(keyring.name('minuit-club'))
/** Where the ids of views start (db/campaign/node-id.ts). */
const FIRST_VIEW = 2 ** 52

const nodes = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })

function bytesOf(token: string): Uint8Array {
  return decodeBase58(token) ?? new Uint8Array()
}

function bitsIn(byte: number): number {
  return byte.toString(2).replaceAll('0', '').length
}

describe('a token', () => {
  for (const { node, link, pass, name } of vectors.tokens) {
    test(`of node ${node} is the pinned one: AES-256 by another hand (node:crypto)`, () => {
      expect([links.write(node), passes.write(node), names.write(node)]).toEqual([link, pass, name])
      expect([links.read(link), passes.read(pass), names.read(name)]).toEqual([node, node, node])
    })
  }

  test('names the node that it was written for', () => {
    fc.assert(
      fc.property(nodes, (node) => {
        expect(links.read(links.write(node))).toBe(node)
      }),
    )
  })

  test('is the same whatever was read before it', () => {
    const before = links.write(FIRST_VIEW)
    links.read('5'.repeat(22))
    expect(links.write(FIRST_VIEW)).toBe(before)
  })

  test('of one kind is never read as another, nor in another campaign', () => {
    const strangers = [passes, names, createTokenKind(keyring.link('minuit')), createTokenKind(keyring.pass('minuit'))]
    fc.assert(
      fc.property(nodes, (node) => {
        for (const stranger of strangers) expect(stranger.read(links.write(node))).toBeUndefined()
      }),
    )
  })

  test('with any one character changed is not read', () => {
    const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
    const place = fc.integer({ min: 0, max: 21 })
    fc.assert(
      fc.property(nodes, place, fc.constantFrom(...alphabet), (node, at, character) => {
        const token = links.write(node)
        fc.pre(token[at] !== character)
        expect(links.read(token.slice(0, at) + character + token.slice(at + 1))).toBeUndefined()
      }),
    )
  })

  test('with any one bit changed is not read', () => {
    fc.assert(
      fc.property(nodes, fc.integer({ min: 0, max: 127 }), (node, bit) => {
        const bytes = bytesOf(links.write(node))
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(links.read(encodeBase58(bytes))).toBeUndefined()
      }),
    )
  })

  test('shares nothing with that of a neighbour: some half of the bits, in every byte', () => {
    const views = Array.from({ length: 2000 }, (_, i) => FIRST_VIEW + i)
    const tokens = views.map((node) => bytesOf(links.write(node)))
    for (let at = 0; at < 16; at++) {
      const changed = tokens.slice(1).map((bytes, i) => bitsIn((bytes[at] ?? 0) ^ (tokens[i]?.[at] ?? 0)))
      const mean = changed.reduce((sum, bits) => sum + bits, 0) / changed.length
      // Of 2,000 bytes with 8 bits each, the mean strays from 4 by 0.16 (five standard errors) in one run of 10^6.
      expect(Math.abs(mean - 4), `byte ${at}`).toBeLessThan(0.16)
    }
  })

  test('tells neither id nor time: tokens in their own order are in no order of their nodes', () => {
    const ids = Array.from({ length: 2000 }, (_, i) => FIRST_VIEW + i * 4096)
    const sorted = ids.toSorted((a, b) => (links.write(a) < links.write(b) ? -1 : 1))
    const ranks = new Map(ids.map((id, rank) => [id, rank]))
    const mean = (ids.length - 1) / 2
    const both = sorted.reduce((sum, id, i) => sum + (i - mean) * ((ranks.get(id) ?? 0) - mean), 0)
    const each = ids.reduce((sum, _, i) => sum + (i - mean) ** 2, 0)
    // Spearman's rank correlation of 2,000 unrelated pairs: five standard errors.
    expect(Math.abs(both / each)).toBeLessThan(5 / Math.sqrt(ids.length))
  })

  test('of the smallest ids begins like any other', () => {
    const starts = Array.from({ length: 500 }, (_, node) => links.write(node).slice(0, 2))
    expect(new Set(starts).size).toBeGreaterThan(400)
  })

  test('that is none is not read', () => {
    for (const text of ['', 'w', '1'.repeat(22), '1'.repeat(23), 'é'.repeat(22)])
      expect(links.read(text)).toBeUndefined()
  })
})

describe('the id of a root', () => {
  const key = keyring.root('minuit-club')

  test('is the pinned one, however its label is composed', () => {
    expect(vectors.roots.map(({ label }) => rootId(key, label))).toEqual(vectors.roots.map(({ id }) => id))
  })

  test('lies below the ids of views, and is never zero', () => {
    fc.assert(
      fc.property(fc.string(), (label) => {
        const id = rootId(key, label)
        expect(Number.isSafeInteger(id) && id >= 1 && id < FIRST_VIEW).toBe(true)
      }),
    )
  })
})
