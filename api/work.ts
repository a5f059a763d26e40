import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import type { Challenge } from 'altcha-lib/types'
import * as z from 'zod'
import type { CatalogueEntry } from './catalogue.ts'

/**
 * A proof of work that an opening is asked for (ALTCHA's second scheme): a secret counter has to be found, by as many
 * derivations as it is high. Nothing of it is kept: a challenge is signed, and bound to campaign, link and visit. It
 * cannot be replayed, because a visit counts once. The arithmetic: docs/studio.md, "Doubt".
 */

/** What a challenge is bound to, so that it is of no use elsewhere. Each campaign signs with a key of its own. */
export interface Errand {
  campaign: Pick<CatalogueEntry, 'workKey' | 'visitDigest'>
  /** The bare token of the link. */
  token: string
  visit: string
}

/** Iterations of one derivation. A cheap phone (four times slower than a desktop) makes some 1,200 derivations a second. */
export const ROUNDS = 1000
/** Upper bound of the counter at level 1: 0.7 s of a cheap phone at most, half of it on average. */
const FIRST_MOST = 800
/** Upper bound of the counter at any level: 27 s of a cheap phone, half of it on average. */
const LAST_MOST = 32_000
/** How long a challenge is good: ten times what the hardest takes a cheap phone, since phones sleep. */
const LIFE_SECONDS = 300

/** The longest solution has some 800 characters; the whole request has to stay below what `limitBody` lets in. */
export const workField = z.string().max(880, { error: 'expected at most 880 characters' })

const parameters = z.looseObject({
  algorithm: z.string(),
  cost: z.number(),
  nonce: z.string(),
  salt: z.string(),
  keyLength: z.number(),
  keyPrefix: z.string(),
  keySignature: z.string(),
  expiresAt: z.number(),
  data: z.object({ most: z.number(), for: z.string(), askedAt: z.number() }),
})
const payload = z.object({
  challenge: z.object({ parameters, signature: z.string() }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
})

/** Upper bound of a level's counter; half as many derivations find it, on average. */
export function mostTries(level: number): number {
  return Math.min(LAST_MOST, FIRST_MOST * 2 ** (level - 1))
}

/** The least level with so many tries. */
function levelOf(most: number): number {
  let level = 1
  while (mostTries(level) < most) level++
  return level
}

/**
 * Makes a challenge of a level; it costs the server one derivation.
 *
 * @param askedAt when work was asked for this opening at first: solved work can be too easy by the time that it comes
 */
export function askForWork(errand: Errand, level: number, now: number, askedAt = now): Promise<Challenge> {
  const most = mostTries(level)
  return createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: ROUNDS,
    counter: randomInt(most - 1, 0),
    deriveKey,
    expiresAt: Math.floor(now / 1000) + LIFE_SECONDS,
    data: { most, for: digestOf(errand), askedAt },
    ...secretsOf(errand.campaign),
  })
}

/**
 * Verifies a solution: returns when work was asked for at first (epoch milliseconds), and its level; undefined when it is wrong,
 * of another errand or too old. Costs two HMACs, and none for another errand's solution.
 */
export async function readWork(
  work: string,
  errand: Errand,
  now: number,
): Promise<{ askedAt: number; level: number } | undefined> {
  const { data } = payload.safeParse(decode(work))
  if (!data) return undefined
  const { challenge, solution } = data
  const { expiresAt, data: bound } = challenge.parameters
  if (expiresAt * 1000 <= now || bound.for !== digestOf(errand)) return undefined
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...secretsOf(errand.campaign) })
  return verified ? { askedAt: bound.askedAt, level: levelOf(bound.most) } : undefined
}

/** Decodes a solution, which the library writes as JSON in base64. */
function decode(work: string): unknown {
  try {
    return JSON.parse(atob(work))
  } catch {
    return undefined
  }
}

/** The digest of an errand. A visit holds no space, so no visit has the digest of an errand. */
const digestOf = ({ campaign, token, visit }: Errand) => campaign.visitDigest(`${token} ${visit}`)

/** Two keys: one signs challenges, one the derived keys that solve them. */
function secretsOf({ workKey }: Errand['campaign']) {
  const half = workKey.length / 2
  return { hmacSignatureSecret: workKey.slice(0, half), hmacKeySignatureSecret: workKey.slice(half) }
}
