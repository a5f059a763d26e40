import { sep } from 'node:path'
import type { Campaign, Piece } from '../../campaigns/campaign.ts'
import type { Badge } from '../../campaigns/manifest.ts'
import { CampaignProblems, type Problem } from '../../campaigns/problem.ts'
import type { Keyring } from '../../seal/secret.ts'
import type { Cache } from '../building/cache.ts'
import type { Digests } from '../building/digests.ts'
import type { FilmStore } from '../building/film-store.ts'
import type { PublicPicture } from '../pictures/public-picture.ts'
import type { StudioFile } from '../studio-files.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A piece as the pages see it: where its container will be, never what is in it. */
export type SitePiece = Piece & {
  /** File name of its container, without `.bin`: `/<slug>/sealed/<name>.bin`. */
  name: string
}

export interface SiteCampaign extends Campaign {
  pieces: SitePiece[]
  badge: Badge
  translations: SiteCampaign[]
  coverPicture?: PublicPicture
  tallPicture?: PublicPicture
  /** By day and by night, by the grounds of the look; one where they are the same. */
  logoPictures: [day: PublicPicture, night?: PublicPicture] | []
}

/** What pages are rendered with. */
export interface Site {
  /** Where it will be found, without a slash at its end. */
  siteUrl: string
  keyring: Keyring
  cache: Cache
  /** Of what belongs to no campaign. */
  commonCache: Cache
  films: FilmStore
  digests: Digests
  /** Digest of everything but the campaigns that decides how they come out. */
  code: string
  /** Those that hold. */
  campaigns(): Promise<readonly SiteCampaign[]>
  /** Errors of the others. */
  problems(): Promise<readonly Problem[]>
  studio(): Promise<StudioFile[]>
}

/**
 * Astro bundles the pages, so they share no module with what renders them. What it lends them goes through the process
 * and not through the bundle, where the secret would be written to disk.
 */
const lent = globalThis as typeof globalThis & { [SITE]?: Site }
const SITE = Symbol.for('entrenous.site')

/** Lends the pages what they are rendered with. */
export function lend(site: Site): void {
  lent[SITE] = site
}

/** What was lent. Throws when a page is rendered without it. */
export function borrowSite(): Site {
  const site = lent[SITE]
  if (!site) throw new Error('The pages need the entreNous() integration in astro.config.mjs')
  return site
}

/** The campaign of an address, in one of its languages. Throws `CampaignProblems` where it is broken. */
export async function campaignAt(slug: string | undefined, locale?: string): Promise<SiteCampaign | undefined> {
  const site = borrowSite()
  const campaign = (await site.campaigns()).find((each) => each.slug === slug)
  const problems = campaign ? [] : (await site.problems()).filter(({ file }) => file.split(sep).includes(slug ?? ''))
  if (problems.length > 0) throw new CampaignProblems(problems)
  if (!campaign || locale === undefined) return campaign
  if (campaign.locales.length === 1) return undefined
  return [campaign, ...campaign.translations].find((edition) => edition.locale === locale)
}

/** What something is made from, besides our code. */
interface Ingredients {
  kind: string
  /** Absolute paths. */
  files: readonly string[]
  facts: unknown
  /** Whether it belongs to no campaign, and is the same for all. */
  isCommon?: true
}

/** Makes something that takes long, or takes it from what an earlier build or this process made with the same code. */
export async function kept({ kind, files, facts, isCommon }: Ingredients, make: () => Promise<Bytes>): Promise<Bytes> {
  const site = lent[SITE]
  if (!site) return make()
  const contents = await Promise.all(files.map((file) => site.digests.of(file)))
  const cache = isCommon ? site.commonCache : site.cache
  return cache.made([kind, site.code, ...contents, JSON.stringify(facts)], make)
}

/** As {@link kept}, for what JSON can say. */
export async function keptJson<T>(ingredients: Ingredients, make: () => Promise<T>): Promise<T> {
  const bytes = await kept(ingredients, async () => new TextEncoder().encode(JSON.stringify(await make())))
  return JSON.parse(new TextDecoder().decode(bytes)) as T
}
