import { keyedNames } from '../seal/secret.ts'
import type { Network } from './network.ts'

const KEY_BYTES = 32

/**
 * Pseudonyms of networks, under a random key that is kept in memory and ends with the process: for what is remembered for
 * hours, so that nobody can tell from it who was here.
 */
export function createNetworkNames(): (network: Network) => Network {
  const nameOf = keyedNames(crypto.getRandomValues(new Uint8Array(KEY_BYTES)))
  return ({ own, near, wide }) => ({ own: nameOf(own), near: nameOf(near), wide: nameOf(wide) })
}
