import type { Campaign } from '../../campaigns/campaign.ts'
import { openPicture } from '../../campaigns/picture.ts'
import type { Cache } from '../building/cache.ts'
import type { Digests } from '../building/digests.ts'
import { logoSize } from '../components/logo-size.ts'
import { logosOf } from '../looks/logo.ts'
import type { SiteCampaign } from '../sealing/site-campaigns.ts'
import { type PublicPicture, publicPicture } from './public-picture.ts'

/** For phones, large phones and tablets, and a wide screen. */
const COVER_WIDTHS = [480, 760, 1080, 1600]

/** Beside the words of a circle. */
const CIRCLE_WIDTHS = [240, 480]

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

/** The same cut upright, if there is one. */
export async function tallPicture({ cover }: Campaign, making: Making): Promise<PublicPicture | undefined> {
  if (!cover?.tall) return undefined
  const wanted = {
    name: 'cover-tall',
    file: cover.tall.image,
    widths: COVER_WIDTHS,
    formats: ['avif', 'webp'],
  } as const
  return publicPicture(wanted, making)
}

/** The pictures of its circles, by their ids. */
export async function circlePictures({ circles }: Campaign, making: Making): Promise<Record<string, PublicPicture>> {
  const list = circles?.list ?? []
  const made = list.map(async ({ id, picture }): Promise<[string, PublicPicture][]> => {
    if (!picture) return []
    const wanted = { name: 'circle', file: picture.image, widths: CIRCLE_WIDTHS, formats: ['webp'] } as const
    return [[id, await publicPicture(wanted, making)]]
  })
  return Object.fromEntries((await Promise.all(made)).flat())
}

/** The logo of a campaign for its grounds by day and by night, if it has one. */
export async function logoPictures(campaign: Campaign, making: Making): Promise<SiteCampaign['logoPictures']> {
  const [day, night] = logosOf(campaign).map(({ file }) => file)
  if (!day) return []
  const picture = await logoPicture(day, making)
  return night && night !== day ? [picture, await logoPicture(night, making)] : [picture]
}

async function logoPicture(file: string, making: Making): Promise<PublicPicture> {
  const { autoOrient } = await (await openPicture(file)).metadata()
  const { width } = logoSize(autoOrient)
  const widths = LOGO_DENSITIES.map((density) => width * density)
  return publicPicture({ name: 'logo', file, widths, formats: ['webp'] }, making)
}
