import * as z from 'zod'
import { BASE58_PATTERN } from '../../seal/base58.ts'

/** What the routes of a draw take and answer. The page and the studio import types only from here. */

const time = z.int()
const count = z.int().min(0)
const ticket = z.string().regex(new RegExp(`^${BASE58_PATTERN}$`), { error: 'expected 22 base58 characters' })
const winner = z.object({ ticket: z.string(), prize: z.string() })
const prizes = z.array(z.object({ name: z.string(), count }))

/** `POST …/pieces/:piece/enter`: the browser chooses its ticket at random. */
export const enterBody = z.strictObject({ ticket })

/** `POST …/pieces/:piece/claim`. */
export const claimBody = z.strictObject({})

/** `GET …/pieces/:piece`, and the answer to `enter` and `claim`. */
export const drawAnswer = z.object({
  /** SHA-256 of the seed's text, hexadecimal; the same from the first day on. */
  commitment: z.string(),
  closes: time,
  entries: count,
  /** This pass's own. */
  ticket: z.string().nullable(),
  drawn: z.object({ at: time, winners: z.array(winner) }).nullable(),
  /** What this pass has won: `code` once it is claimed. */
  won: z.object({ prize: z.string(), until: time, code: z.string().nullable() }).nullable(),
})
export type DrawAnswer = z.output<typeof drawAnswer>

/** `GET …/pieces/:piece/tickets` and the studio's `draw.json`, after the draw: all that holding it again takes. */
export const drawnTickets = z.object({
  campaign: z.string(),
  piece: z.string(),
  /** SHA-256 of the seed's text, as it stands here. */
  commitment: z.string(),
  /** 64 hexadecimal digits, in lower case. */
  seed: z.string(),
  /** In the order in which they are drawn. */
  prizes,
  /** Every ticket that was in the draw, in the order of its characters' codes. */
  tickets: z.array(z.string()),
  winners: z.array(winner),
})
export type DrawnTickets = z.output<typeof drawnTickets>

/** `event: piece` of the live stream. */
export interface DrawEvent {
  piece: string
  entries: number
  isDrawn: boolean
}

/** `GET studio/campaigns/:slug/pieces/:piece/report`. */
export const drawReport = z.object({
  kind: z.literal('draw'),
  piece: z.string(),
  title: z.string(),
  closes: time,
  commitment: z.string(),
  entries: z.object({ clear: count, doubtful: count, voided: count, revoked: count }),
  prizes,
  drawn: z
    .object({
      at: time,
      tickets: count,
      /** `code` is what a winner shows, for owners and editors to compare; null for viewers, who could show it themselves. */
      winners: z.array(winner.extend({ claimedAt: time.nullable(), until: time, code: z.string().nullable() })),
    })
    .nullable(),
})
export type DrawReport = z.output<typeof drawReport>
