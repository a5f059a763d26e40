import type { Challenge, Solution } from 'altcha-lib/types'
import type { UnlockAnswer } from '../../api/fan-contract.ts'
import { type Api, Refusal, type UnlockBody } from './api.ts'
import { fetched } from './fetched.ts'
import type { Dated } from './latest-tally.ts'
import type { OpeningParts } from './opening-parts.ts'
import type { SumMessage } from './sum-worker.ts'
import { showWorking } from './working.ts'

/** The most challenges in a row: one may be solved too late, or the level rise meanwhile. */
const MOST_SUMS = 4

/** How long to wait for a worker to begin: some embedded views create one and never run it. */
const START_MS = 5000

type OnTries = (tries: number) => void

/**
 * Opens a private link by proof of work: solves the challenge, and sends the request again. The visit stays the same, so
 * nothing is counted twice. Throws {@link Refusal}: `slow-down` when one solution after another was not enough.
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

/** Encodes a solution as ALTCHA's libraries do: JSON in base64. */
function payloadOf({ parameters, signature }: Challenge, solution: Solution): string {
  return btoa(JSON.stringify({ challenge: { parameters, signature }, solution }))
}

/** Solves in a worker or, where none runs, on this thread, in small steps between which the page can move. */
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
