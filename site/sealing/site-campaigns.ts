import { sep } from 'node:path'
import type { Campaign, Piece, Root } from '../../campaigns/campaign.ts'
import type { CirclesConfig } from '../../campaigns/circles.ts'
import type { Badge, CampaignManifest } from '../../campaigns/manifest.ts'
import { CampaignProblems, type Problem } from '../../campaigns/problem.ts'
import { editionsOf } from '../../campaigns/translation.ts'
import type { Keyring } from '../../seal/secret.ts'
import type { Cache } from '../building/cache.ts'
import type { Digests } from '../building/digests.ts'
import type { FilmStore } from '../building/film-store.ts'
import type { PublicPicture } from '../pictures/public-picture.ts'
import type { StudioFile } from '../studio-files.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A piece as the pages see it: the place of its container, never its content. */
export type SitePiece = Piece & {
  /** File name of its container, without `.bin`: `/<slug>/sealed/<name>.bin`. */
  name: string
}

/** A root as the build sees it: what the introduction of an ambassador is sealed as. */
export type SiteRoot = Root & Pick<CampaignManifest['roots'][number], 'sealedAs'>

export interface SiteCampaign extends Campaign {
  pieces: SitePiece[]
  roots: SiteRoot[]
  badge: Badge
  translations: SiteCampaign[]
  coverPicture?: PublicPicture
  tallPicture?: PublicPicture
  /** Pictures of circles, by the circle's id. */
  circlePictures: Record<string, PublicPicture>
  /** Logos by day and by night, for the look's grounds; one where they are equal. */
  logoPictures: [day: PublicPicture, night?: PublicPicture] | []
}

/** Everything that pages are rendered from. */
export interface Site {
  /** Address of the site, without a slash at its end. */
  siteUrl: string
  keyring: Keyring
  cache: Cache
  /** Cache of what belongs to no campaign. */
  commonCache: Cache
  films: FilmStore
  digests: Digests
  /** Digest of the code that campaigns are built by. */
  code: string
  /** The sound campaigns. */
  campaigns(): Promise<readonly SiteCampaign[]>
  /** Errors of the broken ones. */
  problems(): Promise<readonly Problem[]>
  studio(): Promise<StudioFile[]>
  /** Scripts of the pages beside a campaign's own. */
  desk(): Promise<StudioFile[]>
  /** The table of a country's towns and postcodes for these circles, as JSON. */
  country(circles: CirclesConfig): Promise<string>
}

/**
 * Lends the pages their data through the process: Astro bundles the pages, so they share no module with the build, and in
 * the bundle the secret would be written to disk.
 */
const lent = globalThis as typeof globalThis & { [SITE]?: Site }
const SITE = Symbol.for('entrenous.site')

/** Lends a site to the pages. */
export function lend(site: Site): void {
  lent[SITE] = site
}

/** The lent site. Throws when a page is rendered without one. */
export function borrowSite(): Site {
  const site = lent[SITE]
  if (!site) throw new Error('The pages need the entreNous() integration in astro.config.mjs')
  return site
}

/** Finds the campaign of an address, in one of its languages. Throws `CampaignProblems` for a broken one. */
export async function campaignAt(slug: string | undefined, locale?: string): Promise<SiteCampaign | undefined> {
  const site = borrowSite()
  const campaign = (await site.campaigns()).find((each) => each.slug === slug)
  const problems = campaign ? [] : (await site.problems()).filter(({ file }) => file.split(sep).includes(slug ?? ''))
  if (problems.length > 0) throw new CampaignProblems(problems)
  if (!campaign || locale === undefined) return campaign
  if (campaign.locales.length === 1) return undefined
  return [campaign, ...campaign.translations].find((edition) => edition.locale === locale)
}

/** Finds a campaign in a language that it has, also where it has only that one. */
export async function editionAt(slug: string | undefined, locale: string | undefined) {
  const campaign = await campaignAt(slug)
  return campaign && editionsOf(campaign).find((edition) => edition.locale === locale)
}

/** The inputs of a cached result, besides our code. */
interface Ingredients {
  kind: string
  /** Absolute paths. */
  files: readonly string[]
  facts: unknown
  /** Whether it belongs to no campaign, and is the same for all. */
  isCommon?: true
}

/** Returns a slow result from the cache of an earlier build or of this process, or makes it. */
export async function kept({ kind, files, facts, isCommon }: Ingredients, make: () => Promise<Bytes>): Promise<Bytes> {
  const site = lent[SITE]
  if (!site) return make()
  const contents = await Promise.all(files.map((file) => site.digests.of(file)))
  const cache = isCommon ? site.commonCache : site.cache
  return cache.made([kind, site.code, ...contents, JSON.stringify(facts)], make)
}

/** {@link kept} for JSON values. */
export async function keptJson<T>(ingredients: Ingredients, make: () => Promise<T>): Promise<T> {
  const bytes = await kept(ingredients, async () => new TextEncoder().encode(JSON.stringify(await make())))
  return JSON.parse(new TextDecoder().decode(bytes)) as T
}
