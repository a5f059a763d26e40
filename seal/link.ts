import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { AES } from '@stablelib/aes'
import { decodeBase58, encodeBase58 } from './base58.ts'

declare const brand: unique symbol

/**
 * A token: 22 base58 characters that open a campaign, reopen it (a pass), name a node or show a preview. Its key decides
 * which.
 */
type Token = string & { readonly [brand]: 'Token' }

const ID_BYTES = 7

/** Writes and reads the tokens of one kind (links, passes, names or previews) of one campaign. */
export interface TokenKind {
  /**
   * Encrypts the id of a node: one AES block over 7 bytes of id and 9 zeros. It reveals neither the id nor when it was
   * made.
   */
  write(node: number): Token
  /** Decrypts a token; undefined unless the 9 bytes are zeros, compared in constant time. */
  read(token: string): number | undefined
}

/**
 * Encrypts ids as single AES blocks. One block needs no mode: ids are unique, and a block cipher is a permutation, so that
 * neighbouring ids have unrelated tokens (docs/decisions/011). Synchronous on purpose: an opening reads one token and
 * writes two, and WebCrypto would cost a thread hop for each. For the same reason the key is expanded once, the buffer is
 * reused, and the tables of the library fit into the first cache.
 */
export function createTokenKind(key: Uint8Array): TokenKind {
  const cipher = new AES(key)
  const block = new Uint8Array(16)
  const view = new DataView(block.buffer)
  return {
    write(node) {
      block.fill(0, ID_BYTES)
      view.setUint32(0, Math.floor(node / 2 ** 24))
      view.setUint32(3, node % 2 ** 32)
      cipher.encryptBlock(block, block)
      return encodeBase58(block) as Token
    },
    read(token) {
      const bytes = decodeBase58(token)
      if (!bytes) return undefined
      cipher.decryptBlock(bytes, block)
      // A block that is not ours has zeros there once in 2^72.
      const isOurs = (view.getUint8(7) | view.getUint32(8) | view.getUint32(12)) === 0
      return isOurs ? view.getUint32(0) * 2 ** 24 + view.getUint8(4) * 2 ** 16 + view.getUint16(5) : undefined
    },
  }
}

/**
 * The id of a root, from its label: the same after a redeploy or on an empty database, so printed codes live on.
 * Below 2^52, where the ids of views begin.
 */
export function rootId(key: Uint8Array, label: string): number {
  return idOf(key, label)
}

/** The id of a member, from their label, in the same range: a line break keeps it apart from a root of that label. */
export function memberId(key: Uint8Array, label: string): number {
  return idOf(key, `member\n${label}`)
}

function idOf(key: Uint8Array, label: string): number {
  const digest = hmac(sha256, key, utf8ToBytes(label.normalize('NFC')))
  const id = Number(new DataView(digest.buffer, digest.byteOffset).getBigUint64(0) >> 12n)
  return Math.max(id, 1)
}
