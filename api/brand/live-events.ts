import { opensByPresence } from '../../campaigns/presence.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import type { Pinned } from './pinned.ts'
import type { Presence } from './presence.ts'

/**
 * The live event `inside`: tells every page that the brand has another word, or that somebody came or went where a piece opens
 * by that. What the word says and how many are here, a pass asks for: everybody may listen to this stream.
 */
export function createInsideEvents({ pinned, presence }: { pinned: Pinned; presence: Presence }) {
  return async (campaign: CatalogueEntry): Promise<string> => {
    const word = await pinned.revision(campaign)
    const here = opensByPresence(campaign.pieces) && presence.turn(campaign.slug)
    if (word === 0 && here === false) return ''
    return `event: inside\ndata: ${JSON.stringify({ inside: { word, ...(here !== false && { here }) } })}\n\n`
  }
}
