import { AES } from '@stablelib/aes'
import { SALTS } from './limits.ts'

const KEY_BYTES = 16
const BLOCK_BYTES = 16

/**
 * Names networks by numbers under random keys that are changed and soon forgotten, so that nothing in memory tells who
 * was here. AES-CBC-MAC: an opening names two networks, and SHA-256 would cost as much as the rest of the pace.
 */
export class Salts {
  #ciphers: AES[] = [newCipher()]
  readonly #block = new Uint8Array(BLOCK_BYTES)
  readonly #view = new DataView(this.#block.buffer)
  /** Which salt is in use: one more each time that it is changed. */
  epoch = 0

  change(): void {
    this.#ciphers = [newCipher(), ...this.#ciphers.slice(0, SALTS - 1)]
    this.epoch++
  }

  /**
   * The number of a network under the salt of that epoch: 32 bits with a sign; undefined when that salt is gone.
   *
   * @param network in ASCII and without NUL, so that filling up with zeros makes no two of them equal
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
