import { equalBytes } from '@noble/ciphers/utils.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { decodeBase58, encodeBase58 } from './base58.ts'

declare const brand: unique symbol

/** 22 base58 characters that open a campaign, or (a pass) reopen it: which of the two is a matter of the key. */
type Token = string & { readonly [brand]: 'Token' }

const ID_BYTES = 7
const MAC_BYTES = 9

/** Writes and reads the tokens of one kind (links or passes) of one campaign. */
export interface TokenKind {
  /** The token of a node: 7 bytes of id, then the first 9 of HMAC-SHA-256(key, id). */
  write(node: number): Token
  /** The node that a token names; undefined unless its MAC is right. Constant time in the MAC. */
  read(token: string): number | undefined
}

/**
 * Tokens are synchronous on purpose: WebCrypto's HMAC would cost a thread hop for each on the hottest path, where every
 * opening reads one and writes two. For the same reason the hash and the buffers are made once and used again.
 */
export function createTokenKind(key: Uint8Array): TokenKind {
  const keyed = hmac.create(sha256, key)
  const scratch = keyed.clone()
  const digest = new Uint8Array(32)
  const written = new Uint8Array(ID_BYTES + MAC_BYTES)
  const idOfWritten = written.subarray(0, ID_BYTES)
  const view = new DataView(written.buffer)
  const mac = (id: Uint8Array) => {
    keyed._cloneInto(scratch).update(id).digestInto(digest)
    return digest.subarray(0, MAC_BYTES)
  }
  return {
    write(node) {
      view.setUint32(0, Math.floor(node / 2 ** 24))
      view.setUint32(3, node % 2 ** 32)
      written.set(mac(idOfWritten), ID_BYTES)
      return encodeBase58(written) as Token
    },
    read(token) {
      const bytes = decodeBase58(token)
      if (!bytes || !equalBytes(mac(bytes.subarray(0, ID_BYTES)), bytes.subarray(ID_BYTES))) return undefined
      const id = new DataView(bytes.buffer)
      return id.getUint32(0) * 2 ** 24 + id.getUint8(4) * 2 ** 16 + id.getUint16(5)
    },
  }
}

/**
 * The id of a root, from its label: the same after a redeploy or on an empty database, so printed codes live on.
 * Below 2^52, where the ids of views begin.
 */
export function rootId(key: Uint8Array, label: string): number {
  const digest = hmac(sha256, key, utf8ToBytes(label.normalize('NFC')))
  const id = Number(new DataView(digest.buffer, digest.byteOffset).getBigUint64(0) >> 12n)
  return Math.max(id, 1)
}
