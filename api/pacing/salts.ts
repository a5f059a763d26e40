import { AES } from '@stablelib/aes'
import { SALTS } from './limits.ts'

const KEY_BYTES = 16
const BLOCK_BYTES = 16

/**
 * Pseudonyms of networks: numbers under random keys that are rotated and soon forgotten, so that memory never tells who was
 * here. AES-CBC-MAC: an opening needs two of them, and SHA-256 would cost as much as the rest of the rate limits.
 */
export class Salts {
  #ciphers: AES[] = [newCipher()]
  readonly #block = new Uint8Array(BLOCK_BYTES)
  readonly #view = new DataView(this.#block.buffer)
  /** Number of the salt in use, one higher after each rotation. */
  epoch = 0

  change(): void {
    this.#ciphers = [newCipher(), ...this.#ciphers.slice(0, SALTS - 1)]
    this.epoch++
  }

  /**
   * The number of a network under the salt of that epoch: 32 bits, signed; undefined when that salt is gone.
   *
   * @param network in ASCII and without NUL, so that padding with zeros makes no two of them equal
   */
  nameOf(network: string, epoch: number): number | undefined {
    const cipher = this.#ciphers[this.epoch - epoch]
    if (!cipher) return undefined
    const block = this.#block.fill(0)
    for (let i = 0; i < network.length; i++) {
      if (i > 0 && i % BLOCK_BYTES === 0) cipher.encryptBlock(block, block)
      block[i % BLOCK_BYTES] = (block[i % BLOCK_BYTES] ?? 0) ^ network.charCodeAt(i)
    }
    cipher.encryptBlock(block, block)
    return this.#view.getInt32(0)
  }
}

function newCipher(): AES {
  return new AES(crypto.getRandomValues(new Uint8Array(KEY_BYTES)), true)
}
