import { DAY_MS } from '../../campaigns/durations.ts'
import { addPreview, listPreviews, type Preview, revokePreview } from '../../db/campaign/previews.ts'
import type { Engine } from '../../db/engine.ts'
import { previewUrl } from '../../seal/address.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import type { StudioDeps } from '../deps.ts'
import type { PreviewLink } from './contract/previews-schema.ts'

/** How long a preview is good by default, and at most. */
const USUAL_PREVIEW_MS = 7 * DAY_MS
const LONGEST_PREVIEW_MS = 90 * DAY_MS

interface Place extends Pick<StudioDeps, 'siteUrl' | 'now'> {
  store: Engine
}
type Previewed = Pick<CatalogueEntry, 'previews'> & { slug: string }

/** What is wrong with the end of a preview; undefined when nothing is. */
export function expiryFault(expiresAt: number, now: number): string | undefined {
  if (expiresAt <= now) return 'expected a time to come, this one has passed'
  return expiresAt > now + LONGEST_PREVIEW_MS ? 'expected 90 days from now at most' : undefined
}

/** Makes a preview that is good until `expiresAt` (epoch milliseconds), or for the usual time. */
export async function makePreview(
  place: Place,
  campaign: Previewed,
  { who, expiresAt: until }: { who: string; expiresAt?: number | undefined },
): Promise<PreviewLink> {
  const { store, now } = place
  const [code, createdAt] = [newCode(), now()]
  const expiresAt = until ?? createdAt + USUAL_PREVIEW_MS
  const [made] = await store.write(addPreview({ campaign: campaign.slug, code, who, expiresAt }, createdAt))
  const id = Number(made?.[0]?.id)
  return toLink(place, campaign, { id, code, who, createdAt, expiresAt, revokedAt: null })
}

/** Every preview ever made, newest first. The address of a good one is computed anew; it is not stored. */
export async function readPreviews(place: Place, campaign: Previewed): Promise<PreviewLink[]> {
  const previews = await listPreviews(place.store, campaign.slug)
  return previews.map((preview) => toLink(place, campaign, preview))
}

/** Revokes a preview. Returns whether it was good until now; undefined for an unknown one. */
export async function endPreview(
  { store, now }: Pick<Place, 'store' | 'now'>,
  slug: string,
  id: number,
  who: string,
): Promise<boolean | undefined> {
  const [revoked, , found] = await store.write(revokePreview(slug, id, who, now()))
  return found?.length === 1 ? revoked?.length === 1 : undefined
}

function toLink({ siteUrl, now }: Place, { slug, previews }: Previewed, { code, ...preview }: Preview): PreviewLink {
  const isGood = preview.revokedAt === null && preview.expiresAt > now()
  return { ...preview, url: isGood ? previewUrl(`${siteUrl}/${slug}/`, previews.write(code)) : null }
}

/** 52 random bits, as many as a token can carry. */
function newCode(): number {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2))
  return (high % 2 ** 20) * 2 ** 32 + low
}
