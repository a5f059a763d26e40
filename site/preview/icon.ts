import sharp from 'sharp'
import { openPicture } from '../../campaigns/picture.ts'
import { pairOf } from '../fonts/typefaces.ts'
import { accentOf, asked } from '../looks/colours.ts'
import { inkOn } from '../looks/contrast.ts'
import { kept, type SiteCampaign } from '../sealing/site-campaigns.ts'
import { facesOf } from './faces.ts'
import { letter, place } from './lettering.ts'
import { monogram } from './monogram.ts'

/** Size of iOS' icon on a home screen, in pixels; browsers scale it down. */
export const ICON_SIZE = 180

/** The icon, by {@link drawIcon} or from the cache. */
export async function iconOf(campaign: SiteCampaign): Promise<Uint8Array<ArrayBuffer>> {
  const { logo, brand, ground, ink } = campaign
  // Of the name, only its letter shows: one icon serves all campaigns with the same.
  const facts = {
    monogram: logo ? '' : monogram(brand),
    ground,
    ink,
    accent: accentOf(campaign),
    pair: pairOf(campaign),
  }
  return kept({ kind: 'icon', files: logo ? [logo.light] : [], facts }, () => drawIcon(campaign))
}

/**
 * The logo on a ground that it stands out from, else the brand's first letter on the accent. PNG, since Safari shows no SVG
 * here.
 */
export async function drawIcon(campaign: SiteCampaign): Promise<Uint8Array<ArrayBuffer>> {
  const [background, layers] = await (campaign.logo
    ? logoLayers(campaign.logo.light, campaign)
    : monogramLayers(campaign))
  const ground = { width: ICON_SIZE, height: ICON_SIZE, channels: 3, background } as const
  return new Uint8Array(await sharp({ create: ground }).composite(layers).png({ palette: true }).toBuffer())
}

async function logoLayers(logo: string, { ground }: SiteCampaign) {
  const { isOpaque } = await (await openPicture(logo)).stats()
  const side = isOpaque ? ICON_SIZE : Math.round(ICON_SIZE * 0.78)
  const fitted = await (await openPicture(logo))
    .resize(side, side, { fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true })
  const [red = 0, green = 0, blue = 0] = await sharp(fitted.data).resize(1, 1).removeAlpha().raw().toBuffer()
  const average = `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
  const { width, height } = fitted.info
  const layers = place({ input: fitted.data, width, height }, ICON_SIZE / 2, ICON_SIZE / 2, 0.5, 0.5)
  return [inkOn(average, asked(ground, 'light') ?? '#fffdf8', '#fffdf8', '#131211'), layers] as const
}

async function monogramLayers(campaign: SiteCampaign) {
  const accent = accentOf(campaign)
  const colour = inkOn(accent, asked(campaign.ink, 'light') ?? '#131211', '#131211', '#fffdf8')
  const box = { face: facesOf(pairOf(campaign)).title, colour, width: 120, height: 104, largest: 400 }
  const layers = place(await letter(monogram(campaign.brand), box), ICON_SIZE / 2, ICON_SIZE / 2, 0.5, 0.5)
  return [accent, layers] as const
}
