import type { Challenge, Solution } from 'altcha-lib/types'
import type { UnlockAnswer } from '../../api/fan-contract.ts'
import { type Api, Refusal, type UnlockBody } from './api.ts'
import { fetched } from './fetched.ts'
import type { Dated } from './latest-tally.ts'
import type { OpeningParts } from './opening-parts.ts'
import type { SumMessage } from './sum-worker.ts'
import { showWorking } from './working.ts'

/** A sum can come too late, or what is asked for grow dearer meanwhile; but nobody is kept at it for ever. */
const MOST_SUMS = 4

/** A worker that has not begun by then never will: some embedded views let a page make one, and do not run it. */
const START_MS = 5000

type OnTries = (tries: number) => void

/**
 * Opens a private link that has to be worked for: does the sum, and asks again, of itself. The visit stays the same, so
 * nothing is counted twice. Throws {@link Refusal}: `slow-down` when one sum after another was not enough.
 */
export async function unlockByWork(
  { api, island, stage }: OpeningParts,
  body: UnlockBody,
  asked: Challenge,
): Promise<UnlockAnswer & Dated> {
  let challenge = asked
  for (let sum = 0; sum < MOST_SUMS; sum++) {
    const working = showWorking(island, stage, challenge)
    try {
      const solution = await solveSomewhere(api, challenge, working.note)
      return await api.unlock({ ...body, ...(solution && { work: payloadOf(challenge, solution) }) })
    } catch (error) {
      if (!(error instanceof Refusal) || !error.work) throw error
      challenge = error.work
    } finally {
      working.end()
    }
  }
  throw new Refusal('slow-down')
}

/** As ALTCHA's libraries write it: JSON in base64. */
function payloadOf({ parameters, signature }: Challenge, solution: Solution): string {
  return btoa(JSON.stringify({ challenge: { parameters, signature }, solution }))
}

/** In a worker, and where none runs, here: a sum is many small steps, and the page moves between them. */
async function solveSomewhere(api: Api, challenge: Challenge, onTries: OnTries): Promise<Solution | undefined> {
  try {
    return await solveInWorker(challenge, onTries)
  } catch {
    const { solve } = await fetched(api, import('./sum.ts'))
    return solve(challenge, onTries)
  }
}

async function solveInWorker(challenge: Challenge, onTries: OnTries): Promise<Solution | undefined> {
  const worker = new Worker(new URL('./sum-worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise((resolve, reject) => {
      const impatience = setTimeout(reject, START_MS)
      worker.onerror = reject
      worker.onmessage = ({ data }: MessageEvent<SumMessage>) => {
        clearTimeout(impatience)
        if (data.tries !== undefined) onTries(data.tries)
        else if ('fault' in data) reject(data.fault)
        else resolve(data.solution)
      }
      worker.postMessage(challenge)
    })
  } finally {
    worker.terminate()
  }
}
