import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import type { Challenge, Solution } from 'altcha-lib/types'

const TOLD_EVERY_MS = 200

/** Concurrent tries, so that a browser's cryptography never waits for its script; Firefox is twice as fast. */
const LANES = 4

/**
 * Solves a challenge of ALTCHA's second scheme; undefined when the library gives up, after a minute and a half. Each try
 * runs in the browser's own cryptography, off the calling thread.
 * @param onTries called now and then with the tries so far
 */
export async function solve(challenge: Challenge, onTries: (tries: number) => void): Promise<Solution | undefined> {
  const controller = new AbortController()
  let tries = 0
  let toldAt = performance.now()
  const derive: typeof deriveKey = (...values) => {
    tries++
    if (performance.now() - toldAt > TOLD_EVERY_MS) {
      toldAt = performance.now()
      onTries(tries)
    }
    return deriveKey(...values)
  }
  const lanes = Array.from({ length: LANES }, async (_, counterStart) => {
    const options = { challenge, controller, counterStart, counterStep: LANES, deriveKey: derive }
    const solution = await solveChallenge(options)
    // Stops the others once one has found it.
    if (solution) controller.abort()
    return solution
  })
  const found = await Promise.all(lanes)
  return found.find((solution) => solution !== null)
}
