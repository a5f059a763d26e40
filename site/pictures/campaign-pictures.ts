import type { Campaign } from '../../campaigns/load.ts'
import { openPicture } from '../../campaigns/picture.ts'
import type { Cache } from '../building/cache.ts'
import type { Digests } from '../building/digests.ts'
import { logoSize } from '../components/logo-size.ts'
import { type PublicPicture, publicPicture } from './public-picture.ts'

/** For phones, large phones and tablets, and a wide screen. */
const COVER_WIDTHS = [480, 760, 1080, 1600]

/** Dots for each pixel of the page. */
const LOGO_DENSITIES = [1, 2, 3]

interface Making {
  cache: Cache
  digests: Digests
}

/** The cover of a campaign, if it has one. */
export async function coverPicture({ cover }: Campaign, making: Making): Promise<PublicPicture | undefined> {
  if (!cover) return undefined
  const wanted = { name: 'cover', file: cover.image, widths: COVER_WIDTHS, formats: ['avif', 'webp'] } as const
  return publicPicture(wanted, making)
}

/** The logo of a campaign, if it has one. */
export async function logoPicture({ logo }: Campaign, making: Making): Promise<PublicPicture | undefined> {
  if (!logo) return undefined
  const { autoOrient } = await (await openPicture(logo)).metadata()
  const { width } = logoSize(autoOrient)
  const widths = LOGO_DENSITIES.map((density) => width * density)
  return publicPicture({ name: 'logo', file: logo, widths, formats: ['webp'] }, making)
}
