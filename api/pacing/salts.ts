import { unsafe } from '@noble/ciphers/aes.js'
import { SALTS } from './limits.ts'

const KEY_BYTES = 16
const BLOCK_CHARACTERS = 16

/**
 * Names networks by numbers under random keys that are changed and soon forgotten, so that nothing in memory tells who
 * was here. AES-CBC-MAC: an opening names two networks, and SHA-256 would cost as much as the rest of the pace.
 */
export class Salts {
  #schedules: Uint32Array[] = [newSchedule()]
  /** Which salt is in use: one more each time that it is changed. */
  epoch = 0

  change(): void {
    this.#schedules = [newSchedule(), ...this.#schedules.slice(0, SALTS - 1)]
    this.epoch++
  }

  /** The number of a network under the salt of that epoch: 32 bits with a sign; undefined when that salt is gone. */
  nameOf(network: string, epoch: number): number | undefined {
    const schedule = this.#schedules[this.epoch - epoch]
    return schedule && macOf(schedule, network)
  }
}

function newSchedule(): Uint32Array {
  return unsafe.expandKeyLE(crypto.getRandomValues(new Uint8Array(KEY_BYTES)))
}

/** Networks are written in ASCII and hold no NUL, so that filling up with zeros makes no two of them equal. */
function macOf(schedule: Uint32Array, text: string): number {
  let state = { s0: 0, s1: 0, s2: 0, s3: 0 }
  for (let i = 0; i < text.length; i += BLOCK_CHARACTERS) {
    state = unsafe.encrypt(
      schedule,
      state.s0 ^ wordAt(text, i),
      state.s1 ^ wordAt(text, i + 4),
      state.s2 ^ wordAt(text, i + 8),
      state.s3 ^ wordAt(text, i + 12),
    )
  }
  return state.s0 | 0
}

/** Four characters as 32 bits; `charCodeAt` is NaN beyond the end, which counts as zero. */
function wordAt(text: string, i: number): number {
  return (
    text.charCodeAt(i) | (text.charCodeAt(i + 1) << 8) | (text.charCodeAt(i + 2) << 16) | (text.charCodeAt(i + 3) << 24)
  )
}
