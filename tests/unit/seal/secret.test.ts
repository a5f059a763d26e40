import { describe, expect, test } from 'vitest'
import { createKeyring } from '../../../seal/secret.ts'
import vectors from '../../vectors/keys.json' with { type: 'json' }

const keyring = createKeyring(vectors.secret)
const derived = [
  keyring.link('minuit-club'),
  keyring.pass('minuit-club'),
  keyring.root('minuit-club'),
  keyring.words('minuit-club'),
  keyring.content('minuit-club', 'clip'),
  keyring.content('minuit-club', 'making-of'),
  keyring.manifest(),
].map((key) => Buffer.from(key).toString('hex'))

describe('the keys of a secret', () => {
  test('are the pinned ones: those of HKDF-SHA-256 by another hand', () => {
    expect(derived).toEqual(vectors.keys.map(({ hex }) => hex))
  })

  test('are all different, and share no beginning', () => {
    expect(new Set(derived.map((key) => key.slice(0, 32))).size).toBe(derived.length)
  })

  test('change with the secret', () => {
    const other = createKeyring(`${vectors.secret}!`)
    expect(Buffer.from(other.link('minuit-club')).toString('hex')).not.toBe(derived[0])
  })
})
