import { relative } from 'node:path'
import type { Campaign } from '../../campaigns/campaign.ts'
import { isIn } from '../../campaigns/problem.ts'
import { pieceName } from '../../seal/container.ts'
import { createKeyring } from '../../seal/secret.ts'
import { Cache } from '../building/cache.ts'
import { codeDigest } from '../building/code.ts'
import { openCommonCache } from '../building/common-cache.ts'
import { Digests } from '../building/digests.ts'
import { FilmStore } from '../building/film-store.ts'
import { countryTable } from '../circles/country-table.ts'
import { badgeOf } from '../embed/badge.ts'
import { circlePictures, coverPicture, logoPictures, tallPicture } from '../pictures/campaign-pictures.ts'
import { bundleDesk, bundleStudio } from '../studio-files.ts'
import { inspectCampaigns } from './inspection.ts'
import { sealedRoot } from './introductions.ts'
import { lend, type Site, type SiteCampaign } from './site-campaigns.ts'

export interface SiteOptions {
  siteUrl: string
  /** Absolute paths. */
  campaignsDir: string
  dataDir: string
  secret: string
}

/** Lends the campaigns of a folder to the pages. They are read once, until `forget`. */
export async function lendFolder(options: SiteOptions): Promise<Site & { forget(): void }> {
  const keyring = createKeyring(options.secret)
  const digests = new Digests()
  const code = await codeDigest(digests)
  const making = {
    ...{ siteUrl: options.siteUrl, keyring, digests, code },
    cache: new Cache(options.dataDir, keyring),
    films: new FilmStore(options.dataDir, keyring, (file) => {
      console.log(`${relative(options.campaignsDir, file)}: into segments`)
    }),
    commonCache: await openCommonCache(options.dataDir, code),
  }
  const load = async () => {
    const { campaigns, problems } = await inspectCampaigns(options.campaignsDir)
    const errors = problems.filter(({ severity }) => severity === 'error')
    const sound = campaigns.filter(({ folder }) => !errors.some((error) => isIn(folder, error)))
    return { campaigns: await Promise.all(sound.map((campaign) => forSite(campaign, making))), errors }
  }
  let loading: ReturnType<typeof load> | undefined
  const loaded = () => {
    loading ??= load()
    return loading
  }
  const site = {
    ...making,
    campaigns: async () => (await loaded()).campaigns,
    problems: async () => (await loaded()).errors,
    forget() {
      loading = undefined
    },
    studio: bundleStudio,
    desk: bundleDesk,
    country: countryTable,
  }
  lend(site)
  return site
}

/** The parts of a site that campaigns are prepared with. */
export type Workshop = Pick<Site, 'keyring' | 'cache' | 'digests' | 'code'>

/** Prepares a campaign for its pages: adds what they need of its keys and pictures. */
export async function forSite(campaign: Campaign, workshop: Workshop): Promise<SiteCampaign> {
  const [first] = campaign.locales
  const pieces = campaign.pieces.map((piece) => {
    const key = workshop.keyring.content(campaign.slug, piece.id, piece.epoch)
    return { ...piece, name: piece.locale === first ? pieceName(key) : pieceName(key, piece.locale) }
  })
  const roots = campaign.roots.map((root) => sealedRoot(campaign, root, workshop.keyring))
  const translations = await Promise.all(campaign.translations.map((translation) => forSite(translation, workshop)))
  const [cover, tall, logos, circles] = await Promise.all([
    coverPicture(campaign, workshop),
    tallPicture(campaign, workshop),
    logoPictures(campaign, workshop),
    circlePictures(campaign, workshop),
  ])
  return {
    ...campaign,
    ...{ pieces, roots, badge: badgeOf(campaign), translations, logoPictures: logos, circlePictures: circles },
    ...(cover && { coverPicture: cover }),
    ...(tall && { tallPicture: tall }),
  }
}
