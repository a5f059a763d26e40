import * as z from 'zod'
import { CHANNEL_IDS, type ChannelId } from '../../../campaigns/channels.ts'
import { PHASES } from '../../../campaigns/phase.ts'
import { DOUBT_NAMES, type Doubt } from '../../../db/campaign/doubt.ts'
import { BASE58_PATTERN } from '../../../seal/base58.ts'

/**
 * What the studio's routes take and answer, for the studio, for machines and for `openapi.json`. Times are epoch
 * milliseconds, durations milliseconds; a node has a name of 22 characters, which opens nothing, tells no time, and to
 * which no link leads. `views` are `clear` and doubtful ones; voided ones are in no figure but `voided`.
 */

export const channel = z.enum(CHANNEL_IDS as [ChannelId, ...ChannelId[]])
export const count = z.int().min(0)
export const time = z.int()
export const node = z.string().regex(new RegExp(`^${BASE58_PATTERN}$`), { error: 'expected the name of a node' })
export const doubt = z.enum(DOUBT_NAMES as [Doubt, ...Doubt[]])

export const phase = z.enum(PHASES)

/** How sure a mean is: 95 % lie between `low` and `high`. What was counted is its own bounds. */
export const estimate = z.object({ value: z.number(), low: z.number(), high: z.number() })

/** Views through a fan's own link within so long after their opening. */
export const reproduction = estimate.extend({ withinMs: count })
