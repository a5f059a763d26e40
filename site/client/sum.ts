import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import type { Challenge, Solution } from 'altcha-lib/types'

const TOLD_EVERY_MS = 200

/**
 * Solves a challenge of ALTCHA's second scheme; undefined when the library gives up, after a minute and a half. Each try is
 * done by the browser's own cryptography, outside the thread that asks.
 * @param onTries called now and then with the tries so far
 */
export async function solve(challenge: Challenge, onTries: (tries: number) => void): Promise<Solution | undefined> {
  let tries = 0
  let toldAt = performance.now()
  const solution = await solveChallenge({
    challenge,
    deriveKey(...values) {
      tries++
      if (performance.now() - toldAt > TOLD_EVERY_MS) {
        toldAt = performance.now()
        onTries(tries)
      }
      return deriveKey(...values)
    },
  })
  return solution ?? undefined
}
