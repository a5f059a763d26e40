import fc from 'fast-check'
import ece from 'http_ece'
import { describe, expect, test } from 'vitest'
import { EnvelopeError, readHeader, seal, unseal } from '../../../seal/envelope.ts'
import rfc8188 from '../../vectors/rfc8188.json' with { type: 'json' }

const key = bytes(16, 1)
const salt = bytes(16, 2)
const RECORD = 48
const CHUNK = RECORD - 17

function bytes(length: number, seed: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, i) => (i * 37 + seed * 101 + (i >> 3)) & 0xff)
}

function base64url(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'base64url'))
}

function damaged(container: Uint8Array<ArrayBuffer>, at: number, bit: number): Uint8Array<ArrayBuffer> {
  const copy = container.slice()
  copy[at] = (copy[at] ?? 0) ^ (1 << bit)
  return copy
}

describe('the examples of RFC 8188', () => {
  for (const { section, key, keyId, recordSize, container, plaintext } of rfc8188) {
    test(`section ${section} opens`, async () => {
      const opened = await unseal(base64url(container), base64url(key))
      expect(new TextDecoder().decode(opened)).toBe(plaintext)
      expect(readHeader(base64url(container))).toMatchObject({ keyId, recordSize })
    })
  }

  test('section 3.1 is what sealing its plaintext gives', async () => {
    const [{ key, keyId, recordSize, container, plaintext } = missing()] = rfc8188
    const header = readHeader(base64url(container))
    const options = { key: base64url(key), keyId, recordSize, salt: header.salt }
    const sealed = await seal(new TextEncoder().encode(plaintext), options)
    expect(Buffer.from(sealed).toString('base64url')).toBe(container)
  })
})

function missing(): never {
  throw new Error('The vector is gone')
}

describe('a container that was tampered with', () => {
  const plaintext = bytes(3 * CHUNK, 3)
  const sealed = seal(plaintext, { key, keyId: 'clip', salt, recordSize: RECORD })

  test('holds the plaintext in three records, and opens untouched', async () => {
    expect((await sealed).length).toBe(21 + 4 + 3 * RECORD)
    expect(await unseal(await sealed, key)).toEqual(plaintext)
  })

  test('does not open with any bit of salt, record size or records flipped', async () => {
    const container = await sealed
    const idPlace = Array.from({ length: 4 }, (_, i) => 21 + i)
    for (let at = 0; at < container.length; at++) {
      // The key id is a label for the reader and no part of what is authenticated (RFC 8188, section 2.1).
      if (idPlace.includes(at)) continue
      await expect(unseal(damaged(container, at, at % 8), key), `byte ${at}`).rejects.toBeInstanceOf(EnvelopeError)
    }
  })

  test('does not open cut at any length, at the boundary of a record or inside one', async () => {
    const container = await sealed
    for (let length = 0; length < container.length; length++) {
      await expect(unseal(container.slice(0, length), key), `${length} bytes`).rejects.toBeInstanceOf(EnvelopeError)
    }
  })

  test('does not open with two records swapped, one repeated or one left out', async () => {
    const container = await sealed
    const header = container.slice(0, 25)
    const records = [0, 1, 2].map((i) => container.slice(25 + i * RECORD, 25 + (i + 1) * RECORD))
    for (const order of [
      [1, 0, 2],
      [0, 2, 1],
      [2, 1, 0],
      [0, 0, 1, 2],
      [0, 1, 1, 2],
      [0, 2],
      [1, 2],
      [0, 1, 2, 2],
    ]) {
      const parts = order.map((i) => records[i] ?? missing())
      const rearranged = new Uint8Array(Buffer.concat([header, ...parts]))
      await expect(unseal(rearranged, key), order.join()).rejects.toBeInstanceOf(EnvelopeError)
    }
  })

  test('does not open with bytes appended, be it a byte or a record', async () => {
    const container = await sealed
    for (const extra of [1, 17, RECORD]) {
      const longer = new Uint8Array(Buffer.concat([container, Buffer.alloc(extra)]))
      await expect(unseal(longer, key), `${extra} bytes`).rejects.toBeInstanceOf(EnvelopeError)
    }
  })

  test('does not open with another key', async () => {
    await expect(unseal(await sealed, bytes(16, 9))).rejects.toMatchObject({
      name: EnvelopeError.name,
      message: 'Record 0 cannot be unsealed: another key, or damaged',
      cause: expect.any(Error),
    })
  })

  test.each([
    [20, 'Too short'],
    [24, 'Too short'],
    [25, 'holds no record'],
    [25 + RECORD, 'Record 0 has a wrong delimiter'],
    [25 + RECORD + 1, 'Record 1 cannot be unsealed'],
  ])('says, cut to %i bytes: %s', async (length, why) => {
    await expect(unseal((await sealed).slice(0, length), key)).rejects.toThrow(why)
  })

  test('does not open when a record size is impossible', async () => {
    const container = (await sealed).slice()
    new DataView(container.buffer).setUint32(16, 17)
    await expect(unseal(container, key)).rejects.toThrow('record size of 17')
  })
})

const sizes = fc.record({ length: fc.integer({ min: 0, max: 400 }), recordSize: fc.integer({ min: 18, max: 120 }) })

describe('any plaintext with any record size', () => {
  test('comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.string({ maxLength: 60 }), async ({ length, recordSize }, keyId) => {
        const plaintext = bytes(length, recordSize)
        const container = await seal(plaintext, { key, keyId, salt, recordSize })
        expect(await unseal(container, key)).toEqual(plaintext)
        expect(readHeader(container).keyId).toBe(keyId)
      }),
    )
  })

  test('that we seal is opened by http_ece', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async ({ length, recordSize }) => {
        const plaintext = bytes(length, recordSize)
        const container = await seal(plaintext, { key, keyId: 'clip', salt, recordSize })
        const opened = ece.decrypt(Buffer.from(container), { version: 'aes128gcm', key: text(key) })
        expect(new Uint8Array(opened)).toEqual(plaintext)
      }),
    )
  })

  test('that http_ece seals is opened by us', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async ({ length, recordSize }) => {
        const plaintext = bytes(length, recordSize)
        const container = ece.encrypt(Buffer.from(plaintext), {
          version: 'aes128gcm',
          key: text(key),
          salt: text(salt),
          rs: recordSize,
          keyid: 'clip',
        })
        expect(await unseal(new Uint8Array(container), key)).toEqual(plaintext)
      }),
    )
  })
})

function text(key: Uint8Array): string {
  return Buffer.from(key).toString('base64url')
}

describe('sealing refuses', () => {
  const options = { key, keyId: 'clip', salt, recordSize: RECORD }

  test('a salt that is not 16 bytes', async () => {
    await expect(seal(bytes(1, 1), { ...options, salt: bytes(15, 1) })).rejects.toThrow('A salt has 16 bytes, not 15')
  })

  test('a key id of more than 255 bytes', async () => {
    expect(readHeader(await seal(bytes(1, 1), { ...options, keyId: 'x'.repeat(255) })).keyId).toHaveLength(255)
    await expect(seal(bytes(1, 1), { ...options, keyId: 'é'.repeat(128) })).rejects.toThrow('at most 255 bytes')
  })

  test('records that have no room for a byte', async () => {
    await expect(seal(bytes(1, 1), { ...options, recordSize: 17 })).rejects.toThrow('A record has at least 18 bytes')
  })
})
