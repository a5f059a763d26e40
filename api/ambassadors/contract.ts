import * as z from 'zod'
import { PHASES } from '../../campaigns/phase.ts'
import { NOTE_STATES } from '../../db/campaign/notes.ts'

/** What an ambassador's page asks and is answered: all that the page imports of the API's side, and types alone. */

const count = z.int().min(0)
const time = z.int().describe('Epoch milliseconds.')

/** The longest note, in characters: a letter of one page. */
const LONGEST_NOTE = 1200

export const noteBody = z.strictObject({
  text: z.string().trim().min(1, { error: 'expected some text' }).max(LONGEST_NOTE),
})
export const rankingBody = z.strictObject({ listed: z.boolean() })
export const ambassadorQuery = z.object({
  offset: z.coerce
    .number()
    .int()
    .min(-14 * 60)
    .max(14 * 60)
    .default(0)
    .describe(
      'Minutes that the reader’s clock is ahead of UTC: their days begin within the six hours after their midnight.',
    ),
})
export const proofQuery = z.object({
  named: z.enum(['yes', 'no']).default('no').describe('Whether the label of the link stands in it.'),
})

const reach = z.object({
  people: count.describe('Clear views through the link and those that grew from it: neither doubtful nor voided ones.'),
  hands: z.array(count).describe('Of them by generation, the first hand first.'),
  from: time.nullable().describe('Beginning of the hour of the first; null: nobody yet.'),
  to: time.nullable().describe('End of the hour of the last.'),
  at: time.describe('When this was so.'),
})

const noteState = z.object({
  text: z.string(),
  state: z.enum(NOTE_STATES),
  reason: z.string().nullable().describe('Why it was refused, in the moderator’s words.'),
  at: time.describe('When it was written.'),
  shown: z.string().nullable().describe('What the branch reads now: an earlier note, while this one waits.'),
})

export const ambassadorAnswer = z.object({
  label: z.string(),
  phase: z.enum(PHASES),
  link: z.string().describe('The bare token of their link; a channel’s letter goes before it.'),
  letter: z.string().describe('The channel letter by which the brand hands the link out.'),
  reach,
  days: z
    .array(z.object({ day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), people: count }))
    .describe('People by day, days with none left out.'),
  note: noteState.nullable(),
  ranking: z
    .object({
      listed: z.boolean().describe('Whether this ambassador stands in it.'),
      places: z.array(z.object({ label: z.string(), people: count, hands: count, mine: z.boolean() })),
    })
    .nullable()
    .describe('Of those who agreed to it; null: not in this campaign.'),
})
export type AmbassadorAnswer = z.output<typeof ambassadorAnswer>

export const proofAnswer = z.object({
  proof: z.string().describe('A JSON Web Signature (RFC 7515) by Ed25519; its payload is a statement.'),
  url: z.url().describe('The page that checks it.'),
})
export type ProofAnswer = z.output<typeof proofAnswer>

export const jwks = z.object({
  issuer: z.url().optional().describe('Address of the site whose keys these are, as `iss` of its proofs says it.'),
  keys: z.array(
    z.object({
      ...{ kty: z.literal('OKP'), crv: z.literal('Ed25519'), alg: z.literal('EdDSA'), use: z.literal('sig') },
      ...{ kid: z.string(), x: z.string().describe('The public key: 32 bytes, base64url.') },
    }),
  ),
})
export type Jwks = z.output<typeof jwks>
