import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { decodeBase58 } from '../../../seal/base58.ts'
import { findStudioKey, studioUrl } from '../../../seal/studio-address.ts'
import { digestOf, newStudioToken, successorOf } from '../../../seal/studio-key.ts'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest()
const bytesOf = (token: string) =>
  Buffer.concat([token.slice(0, 22), token.slice(22)].map((half) => decodeBase58(half) ?? new Uint8Array()))

test('a key is 32 random bytes as 44 letters and digits, another each time', () => {
  const keys = Array.from({ length: 200 }, newStudioToken)
  for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9]{44}$/)
  // 200 keys miss no value of a byte's highest bit, in either half.
  for (const at of [0, 15, 16, 31]) {
    expect(new Set(keys.map((key) => (bytesOf(key)[at] ?? 0) >> 7)).size).toBe(2)
  }
  expect(new Set(keys.map((key) => key.slice(0, 22))).size).toBe(200)
  expect(new Set(keys.map((key) => key.slice(22))).size).toBe(200)
})

test('of a key its SHA-256 is kept, by another hand (node:crypto)', () => {
  expect(digestOf('clé')).toBe(sha256('clé').toString('hex'))
})

test('a token’s successor follows from it and the salt, and from neither alone', () => {
  expect(bytesOf(successorOf('token', 'salt'))).toEqual(sha256('salt/token'))
  const all = [successorOf('token', 'salt'), successorOf('other', 'salt'), successorOf('token', 'other')]
  expect(new Set(all).size).toBe(3)
})

describe('a key is found', () => {
  const key = newStudioToken()
  const url = studioUrl('https://exemple.fr', key)

  test('in the address that it was handed out as, or alone with blanks around it', () => {
    expect(url).toBe(`https://exemple.fr/studio/#${key}`)
    for (const pasted of [key, ` ${key}\n`, `${url} `, `https://a.fr/#studio/#${key}`]) {
      expect(findStudioKey(pasted)).toBe(key)
    }
  })

  test.each([
    `${url}.`,
    `<${url}>`,
    `(${url})`,
    `${url}?utm_source=x&fbclid=IwAR0`,
    `${url}%E2%80%8B`,
    `${url}\u{200b}`,
    url.replace('#', '%23'),
    url.replace('#', '%2523'),
    `${url.slice(0, 40)}\r\n> ${url.slice(40)}`,
    `${url.slice(0, 40)}\u{ad}${url.slice(40)}`,
  ])('in an address that a chat or a mail has damaged: %j', (damaged) => expect(findStudioKey(damaged)).toBe(key))

  test('nowhere in what is none, which is given back', () => expect(findStudioKey(' no key ')).toBe('no key'))
})
