import { describe, expect, test } from 'vitest'
import { mediumName, pieceName, sealDeterministically } from '../../../seal/container.ts'
import { readHeader, unseal } from '../../../seal/envelope.ts'
import vector from '../../vectors/container.json' with { type: 'json' }

const key = new Uint8Array(Buffer.from(vector.key, 'hex'))
const plaintext = new TextEncoder().encode(vector.plaintext)
const other = new TextEncoder().encode(`${vector.plaintext}.`)

describe('a container', () => {
  test('is the pinned one, byte for byte', async () => {
    const container = await sealDeterministically(plaintext, key, vector.keyId)
    expect(Buffer.from(container).toString('base64url')).toBe(vector.container)
  })

  test('opens to what was sealed', async () => {
    expect(await unseal(await sealDeterministically(plaintext, key, 'clip'), key)).toEqual(plaintext)
  })

  test('has another salt for another plaintext, and for another key', async () => {
    const saltOf = async (text: Uint8Array<ArrayBuffer>, by: Uint8Array<ArrayBuffer>) =>
      Buffer.from(readHeader(await sealDeterministically(text, by, 'clip')).salt).toString('hex')
    const otherKey = key.map((byte) => byte ^ 1)
    const salts = [await saltOf(plaintext, key), await saltOf(other, key), await saltOf(plaintext, otherKey)]
    expect(salts[0]).toBe(vector.salt)
    expect(new Set(salts).size).toBe(3)
  })
})

describe('the name of a container', () => {
  test('of a medium is the pinned one and follows its content', () => {
    expect(mediumName(plaintext, key)).toBe(vector.name)
    expect(mediumName(other, key)).not.toBe(vector.name)
  })

  test('of a piece is the pinned one and depends on its key alone', () => {
    expect(pieceName(key)).toBe(vector.pieceName)
    expect(new Set([pieceName(key), pieceName(key, 'en'), pieceName(key, 'fr')]).size).toBe(3)
  })
})
