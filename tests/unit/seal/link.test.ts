import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTokenKind, rootId } from '../../../seal/link.ts'
import { createKeyring } from '../../../seal/secret.ts'
import vectors from '../../vectors/keys.json' with { type: 'json' }

const keyring = createKeyring(vectors.secret)
const links = createTokenKind(keyring.link('minuit-club'))
const passes = createTokenKind(keyring.pass('minuit-club'))
/** Where the ids of views start (db/node-id.ts). */
const FIRST_VIEW = 2 ** 52

const nodes = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })

describe('a token', () => {
  for (const { node, link, pass } of vectors.tokens) {
    test(`of node ${node} is the pinned one`, () => {
      expect([links.write(node), passes.write(node)]).toEqual([link, pass])
      expect([links.read(link), passes.read(pass)]).toEqual([node, node])
    })
  }

  test('names the node that it was written for', () => {
    fc.assert(
      fc.property(nodes, (node) => {
        expect(links.read(links.write(node))).toBe(node)
      }),
    )
  })

  test('of one kind is never read as another, nor in another campaign', () => {
    const strangers = [passes, createTokenKind(keyring.link('minuit')), createTokenKind(keyring.pass('minuit'))]
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
