import { Hono } from 'hono'
import * as z from 'zod'
import { readTally } from '../../db/campaign/figures.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { readPreviewEnd } from '../../db/campaign/previews.ts'
import { readLender } from '../../db/campaign/spoken.ts'
import type { CampaignStore } from '../../db/campaign/store.ts'
import { limitBody, readBody } from '../body.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import type { CampaignEnv, FanDeps } from '../deps.ts'
import { ApiError } from '../errors.ts'
import type { PreviewAnswer, WordsAnswer } from '../fan-contract.ts'
import { createTokenBuckets } from '../token-buckets.ts'
import { tokenField } from '../token-field.ts'
import { tallyOf } from '../unlocking.ts'

export const previewBody = z.strictObject({
  preview: tokenField,
})

/** How long until a network has one more try. */
const NEXT_TRY_SECONDS = 10

/**
 * `POST preview`: a client looks at a campaign before, while and after fans do. Gives every key and writes nothing, so
 * that it is in no figure (docs/decisions/018). A token that is wrong, revoked, expired or another campaign's is answered alike;
 * a right one always opens, however many wrong ones came from its network.
 */
export function preview({ browsers, networkOf, pinned, now }: FanDeps) {
  const buckets = createTokenBuckets({ burst: 30, perSecond: 1 / NEXT_TRY_SECONDS, now })
  return new Hono<CampaignEnv>().post('/', limitBody, async (c) => {
    const [campaign, store] = [c.get('campaign'), c.get('store')]
    const { preview: token } = await readBody(c, previewBody)
    if (browsers.isAutomated(c)) throw new ApiError('automated')
    const code = campaign.previews.read(token)
    const until = code === undefined ? undefined : await readPreviewEnd(store, campaign.slug, code, now())
    if (code === undefined || until === undefined) {
      if (buckets.take(networkOf(c).own)) throw new ApiError('link-invalid')
      throw new ApiError('slow-down', { retryAfterSeconds: NEXT_TRY_SECONDS })
    }
    const words = await sampleWords(store, campaign, code, now())
    const word = await pinned.wordFor(campaign, '')
    return c.json({
      keys: Object.fromEntries(campaign.contentKeys),
      tally: tallyOf(campaign, await readTally(store, campaign.slug), now()),
      until,
      ...(word && { word }),
      ...(words && { words }),
    } satisfies PreviewAnswer)
  })
}

/** Words such as a fan would be lent, which nobody was. */
async function sampleWords(
  store: CampaignStore,
  { slug, channels, spoken }: CatalogueEntry,
  code: number,
  now: number,
): Promise<WordsAnswer | undefined> {
  if (!channels.includes('voice')) return undefined
  const { choices, until } = spoken.choices(code as NodeId, now)
  for (const choice of choices) {
    const isLent = (await readLender(store, slug, choice.code, now)) !== undefined
    if (!isLent) return { words: choice.words, language: spoken.language, until }
  }
  return undefined
}
