import { type Challenge, createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import type { Payload } from 'altcha-lib/types'
import type { Page, Route } from 'playwright'

const SECRETS = { hmacSignatureSecret: 'of the challenge', hmacKeySignatureSecret: 'of its key' }

/** Each try takes a fifth of a millisecond on a laptop. */
const COST = 1000

interface Sum {
  /** Tries that a solution can take. */
  most: number
  /** Those that it does take. */
  tries?: number
}

/** What the page sent to be let in. */
interface Knock {
  visit: string
  work?: string
}

/** Asks for work before the real API is asked, as it does itself when many come through. */
export class Door {
  readonly knocks: Knock[] = []
  /** Sums that were right. */
  solved = 0

  private constructor() {}

  /** @param asked sums that are asked for, one after another, before it opens; each wants the one before it solved */
  static async putBefore(page: Page, ...asked: Sum[]): Promise<Door> {
    const door = new Door()
    let open: Challenge | undefined
    await page.route('**/unlock', async (route) => {
      const { work, ...body } = route.request().postDataJSON() as Knock
      door.knocks.push({ visit: body.visit, ...(work && { work }) })
      if (open && work && (await isSolved(open, work))) door.solved++
      const sum = asked.shift()
      if (!sum) return route.continue({ postData: JSON.stringify(body) })
      open = await challengeOf(sum)
      await refuse(route, open)
    })
    return door
  }
}

function challengeOf({ most, tries = randomInt(most, 1) }: Sum): Promise<Challenge> {
  return createChallenge({
    ...{ algorithm: 'PBKDF2/SHA-256', cost: COST, counter: tries - 1, deriveKey, data: { most } },
    ...SECRETS,
  })
}

async function isSolved(asked: Challenge, work: string): Promise<boolean> {
  const { challenge, solution } = JSON.parse(atob(work)) as Payload
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...SECRETS })
  return verified && challenge.signature === asked.signature
}

function refuse(route: Route, work: Challenge): Promise<void> {
  const code = 'work-required'
  const problem = { type: `urn:entrenous:${code}`, title: 'This opening has to be worked for', status: 429, code, work }
  return route.fulfill({
    status: 429,
    headers: { 'Content-Type': 'application/problem+json' },
    body: JSON.stringify(problem),
  })
}
