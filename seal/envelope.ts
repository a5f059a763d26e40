/**
 * RFC 8188 (`aes128gcm`) with WebCrypto: the same code seals in the build and opens in the browser.
 *
 * A container is a header (16-byte salt, record size, key id) followed by AES-128-GCM records. Each record's nonce
 * carries its number and the last one is marked, so that records can be neither reordered nor dropped.
 */

const SALT_BYTES = 16
const TAG_BYTES = 16
const HEADER_BYTES = SALT_BYTES + 4 + 1
const NOT_LAST = 1
const LAST = 2

/** 64 KiB records: under 0.03 % of overhead, and a damaged download is noticed early. */
const RECORD_SIZE = 65_536

type Bytes = Uint8Array<ArrayBuffer>

/** The bytes are no container, are damaged, or were sealed with another key. Holds no key and no plaintext. */
export class EnvelopeError extends Error {
  override name = 'EnvelopeError'
}

export interface Header {
  salt: Bytes
  recordSize: number
  keyId: string
  /** Where the first record starts. */
  length: number
}

export interface SealOptions {
  /** Input keying material, 16 bytes. */
  key: Bytes
  /** Put in the header as it is, at most 255 bytes of UTF-8. */
  keyId: string
  /** 16 bytes, never used twice with one key for different plaintexts. */
  salt: Bytes
  /** Bytes per encrypted record, at least 18. */
  recordSize?: number
}

/** Encrypts a plaintext of any length into one container. */
export async function seal(
  plaintext: Bytes,
  { key, keyId, salt, recordSize = RECORD_SIZE }: SealOptions,
): Promise<Bytes> {
  const id = new TextEncoder().encode(keyId)
  if (salt.length !== SALT_BYTES) throw new RangeError(`A salt has ${SALT_BYTES} bytes, not ${salt.length}`)
  if (id.length > 255) throw new RangeError('A key id has at most 255 bytes')
  if (recordSize < TAG_BYTES + 2) throw new RangeError(`A record has at least ${TAG_BYTES + 2} bytes`)

  const { cipherKey, nonceAt } = await recordKeys(key, salt)
  const chunk = recordSize - TAG_BYTES - 1
  const records = Math.max(1, Math.ceil(plaintext.length / chunk))
  const first = HEADER_BYTES + id.length
  const container = new Uint8Array(first + plaintext.length + records * (TAG_BYTES + 1))
  container.set(salt)
  new DataView(container.buffer).setUint32(SALT_BYTES, recordSize)
  container[HEADER_BYTES - 1] = id.length
  container.set(id, HEADER_BYTES)
  for (let i = 0; i < records; i++) {
    const part = plaintext.subarray(i * chunk, (i + 1) * chunk)
    const padded = new Uint8Array(part.length + 1)
    padded.set(part)
    padded[part.length] = i === records - 1 ? LAST : NOT_LAST
    const record = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonceAt(i) }, cipherKey, padded)
    container.set(new Uint8Array(record), first + i * recordSize)
  }
  return container
}

/** Decrypts a whole container. Throws {@link EnvelopeError}; never returns part of a plaintext. */
export async function unseal(container: Bytes, key: Bytes): Promise<Bytes> {
  const { salt, recordSize, length: first } = readHeader(container)
  const { cipherKey, nonceAt } = await recordKeys(key, salt)
  const plaintext = new Uint8Array(Math.max(0, container.length - first))
  let written = 0
  let isComplete = false
  for (let i = 0, at = first; at < container.length; i++, at += recordSize) {
    const record = await crypto.subtle
      .decrypt({ name: 'AES-GCM', iv: nonceAt(i) }, cipherKey, container.subarray(at, at + recordSize))
      .catch((cause: unknown) => {
        throw new EnvelopeError(`Record ${i} cannot be unsealed: another key, or damaged`, { cause })
      })
    const padded = new Uint8Array(record)
    const end = padded.findLastIndex((byte) => byte !== 0)
    isComplete = at + recordSize >= container.length
    if (end < 0 || padded[end] !== (isComplete ? LAST : NOT_LAST)) {
      throw new EnvelopeError(`Record ${i} has a wrong delimiter: truncated or rearranged`)
    }
    plaintext.set(padded.subarray(0, end), written)
    written += end
  }
  if (!isComplete) throw new EnvelopeError('The container holds no record')
  return plaintext.subarray(0, written)
}

/** Reads the header of a container, which is not secret. */
export function readHeader(container: Bytes): Header {
  const idLength = container[HEADER_BYTES - 1]
  if (idLength === undefined || container.length < HEADER_BYTES + idLength) {
    throw new EnvelopeError('Too short for an RFC 8188 container')
  }
  const recordSize = new DataView(container.buffer, container.byteOffset).getUint32(SALT_BYTES)
  if (recordSize < TAG_BYTES + 2) throw new EnvelopeError(`A record size of ${recordSize} is impossible`)
  const length = HEADER_BYTES + idLength
  const keyId = new TextDecoder().decode(container.subarray(HEADER_BYTES, length))
  return { salt: container.slice(0, SALT_BYTES), recordSize, keyId, length }
}

/** RFC 8188 sections 2.2 and 2.3: a key and a base nonce for this salt; the record's number is XORed into the nonce. */
async function recordKeys(key: Bytes, salt: Bytes) {
  const material = await crypto.subtle.importKey('raw', key, 'HKDF', false, ['deriveBits'])
  const derive = async (label: string, bits: number) => {
    const info = new TextEncoder().encode(`Content-Encoding: ${label}\0`)
    return new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, material, bits))
  }
  const [cipherBits, baseNonce] = await Promise.all([derive('aes128gcm', 128), derive('nonce', 96)])
  const cipherKey = await crypto.subtle.importKey('raw', cipherBits, 'AES-GCM', false, ['encrypt', 'decrypt'])
  const nonceAt = (record: number) => {
    const nonce = baseNonce.slice()
    const view = new DataView(nonce.buffer)
    view.setUint32(8, view.getUint32(8) ^ record)
    return nonce
  }
  return { cipherKey, nonceAt }
}
