import { type DemoSettings, withoutDemos } from '../../campaigns/demo.ts'
import type { Campaign, Piece } from '../../campaigns/load.ts'
import type { Badge } from '../../campaigns/manifest.ts'
import { pieceName } from '../../seal/container.ts'
import { createKeyring, type Keyring } from '../../seal/secret.ts'
import { badgeOf } from '../embed/badge.ts'
import { requireCampaigns } from './inspection.ts'

/** A piece as the pages see it: where its container will be, never what is in it. */
export interface SitePiece extends Piece {
  /** File name of its container, without `.bin`: `/<slug>/sealed/<name>.bin`. */
  name: string
}

export interface SiteCampaign extends Campaign {
  pieces: SitePiece[]
  badge: Badge
  translations: SiteCampaign[]
}

export interface Site {
  keyring: Keyring
  /** Read once, then kept. Throws `CampaignProblems` until they are mended and forgotten. */
  campaigns(): Promise<SiteCampaign[]>
  /** Demos that were read with them and are not shown. */
  demosLeftOut(): readonly Campaign[]
  /** Reads them anew when they are next asked for. */
  forget(): void
}

export interface SiteOptions extends DemoSettings {
  /** Absolute path. */
  campaignsDir: string
  secret: string
}

/**
 * Astro bundles the pages, so they share no module with the integration. What it lends them goes through the process
 * and not through the bundle, where the secret would be written to disk.
 */
const lent = globalThis as typeof globalThis & { [SITE]?: Site }
const SITE = Symbol.for('entrenous.site')

/** Lends the pages their campaigns. */
export function lendSite({ campaignsDir, secret, ...settings }: SiteOptions): Site {
  const keyring = createKeyring(secret)
  const load = async () => {
    const campaigns = await requireCampaigns(campaignsDir)
    const { open, leftOut } = withoutDemos(campaigns, settings)
    demosLeftOut = leftOut
    return open.map((campaign) => forSite(campaign, keyring))
  }
  let loaded: Promise<SiteCampaign[]> | undefined
  let demosLeftOut: Campaign[] = []
  const site: Site = {
    keyring,
    demosLeftOut: () => demosLeftOut,
    campaigns() {
      loaded ??= load()
      return loaded
    },
    forget() {
      loaded = undefined
    },
  }
  lent[SITE] = site
  return site
}

/** What the integration lent. Throws when a page is rendered without it. */
export function borrowSite(): Site {
  const site = lent[SITE]
  if (!site) throw new Error('The pages need the entreNous() integration in astro.config.mjs')
  return site
}

function forSite(campaign: Campaign, keyring: Keyring): SiteCampaign {
  const [first] = campaign.locales
  const pieces = campaign.pieces.map((piece) => {
    const key = keyring.content(campaign.slug, piece.id, piece.epoch)
    return { ...piece, name: piece.locale === first ? pieceName(key) : pieceName(key, piece.locale) }
  })
  const translations = campaign.translations.map((translation) => forSite(translation, keyring))
  return { ...campaign, pieces, badge: badgeOf(campaign), translations }
}
