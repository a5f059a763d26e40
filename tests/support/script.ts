import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import type { Challenge } from 'altcha-lib/types'
import { sql } from 'drizzle-orm'
import type { ProblemBody } from '../../api/errors.ts'
import type { UnlockAnswer } from '../../api/fan-contract.ts'
import { ANY_DOUBT, type Doubt, doubtsIn } from '../../db/campaign/doubt.ts'
import type { Engine } from '../../db/engine.ts'
import { newVisit } from './fixture.ts'
import { Fan, type RunningHost } from './host.ts'

/** What a script got for an opening: the link of a view, or why not. */
export type Got = { link: string; code?: never; work?: never } | { link?: never; code: string; work?: Challenge }

/** A script that sends what a phone's browser sends, from one address. */
export class Script {
  readonly #fan: Fan

  constructor(host: RunningHost, slug: string, address: string) {
    this.#fan = new Fan(host, slug, address)
  }

  async open(token: string, { visit = newVisit(), ...more }: { visit?: string; work?: string } = {}): Promise<Got> {
    const response = await this.#fan.unlock(token, visit, more)
    if (response.status === 200) return { link: ((await response.json()) as UnlockAnswer).link }
    const { code, work } = (await response.json()) as ProblemBody
    return { code, ...(work && { work }) }
  }

  /** As many openings of one link as it is told, some dozens at a time. */
  async flood(token: string, times: number): Promise<Got[]> {
    const all: Got[] = []
    while (all.length < times) {
      const some = Math.min(50, times - all.length)
      all.push(...(await Promise.all(Array.from({ length: some }, () => this.open(token)))))
    }
    return all
  }
}

/** The solution of a challenge, as a request carries it. */
export async function solved(challenge: Challenge | undefined): Promise<string> {
  if (!challenge) throw new Error('Nothing to solve')
  return written(challenge, await solveChallenge({ challenge, deriveKey }))
}

export function written(challenge: Challenge, solution: unknown): string {
  return btoa(JSON.stringify({ challenge, solution }))
}

export const countIn = (all: readonly Got[]) => all.filter(({ link }) => link !== undefined).length

interface Counted {
  views: number
  clear: number
  /** How many views carry each doubt. */
  doubts: Partial<Record<Doubt, number>>
}

/** What a campaign's views carry. */
export async function countedIn({ db }: Engine, campaign: string): Promise<Counted> {
  const rows = await db.all<{ doubt: number }>(
    sql`SELECT doubt FROM nodes WHERE campaign = ${campaign} AND parent IS NOT NULL`,
  )
  const doubts: Counted['doubts'] = {}
  for (const { doubt } of rows) for (const name of doubtsIn(doubt)) doubts[name] = (doubts[name] ?? 0) + 1
  return { views: rows.length, clear: rows.filter(({ doubt }) => !(doubt & ANY_DOUBT)).length, doubts }
}

/** How many openings were not counted, by reason. */
export async function refusedIn({ db }: Engine, campaign: string): Promise<Record<string, number>> {
  const rows = await db.all<{ reason: string; openings: number }>(
    sql`SELECT reason, sum(openings) AS openings FROM refusals WHERE campaign = ${campaign} GROUP BY reason`,
  )
  return Object.fromEntries(rows.map(({ reason, openings }) => [reason, openings]))
}
