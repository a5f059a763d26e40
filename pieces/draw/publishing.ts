import type { CatalogueEntry } from '../../api/catalogue.ts'
import { ApiError } from '../../api/errors.ts'
import type { PieceFacts } from '../../campaigns/manifest.ts'
import type { CampaignStore } from '../../db/campaign/store.ts'
import type { DrawnTickets } from './contract.ts'
import { readDrawn, readPrizes } from './figures.ts'
import { hexDigest, seedOf } from './secrets.ts'

/** All that holding a draw again takes. Throws `not-open-yet` before it is held: the seed tells who wins. */
export async function readPublished(
  store: CampaignStore,
  campaign: CatalogueEntry,
  { id, prizes, closes }: PieceFacts<'draw'>,
): Promise<DrawnTickets> {
  const drawn = await readPrizes(store, campaign.slug, id)
  if (drawn.length === 0) throw new ApiError('not-open-yet', { opens: closes })
  const seed = seedOf(campaign, id)
  return {
    ...{ campaign: campaign.slug, piece: id, commitment: hexDigest(seed), seed, prizes },
    tickets: await readDrawn(store, campaign.slug, id),
    winners: drawn.map(({ ticket, prize }) => ({ ticket, prize })),
  }
}
