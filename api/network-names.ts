import { keyedNames } from '../seal/secret.ts'
import type { Network } from './network.ts'

const KEY_BYTES = 32

/**
 * Names networks under a key that is in no file and ends with the process: for what is remembered for hours, so that
 * nobody can tell from it who was here.
 */
export function createNetworkNames(): (network: Network) => Network {
  const nameOf = keyedNames(crypto.getRandomValues(new Uint8Array(KEY_BYTES)))
  return ({ own, near, wide }) => ({ own: nameOf(own), near: nameOf(near), wide: nameOf(wide) })
}
