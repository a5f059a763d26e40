import { join } from 'node:path'
import { type Campaign, CONFIG } from '../../campaigns/campaign.ts'
import { formatPath, readConfigFile } from '../../campaigns/config-file.ts'
import { openPicture } from '../../campaigns/picture.ts'
import type { Problem } from '../../campaigns/problem.ts'
import { readText } from '../../campaigns/text-file.ts'
import { logoSize } from '../components/logo-size.ts'
import { printOf, type Scheme, schemesOf } from './colours.ts'
import { contrast, mix } from './contrast.ts'
import { LOOKS } from './index.ts'

/** The logo of each scheme, the one by day first: that for a light ground or for a dark one, as the look's is then. */
export function logosOf({ logo, ...design }: Campaign): { scheme: Scheme; file: string; ground: string }[] {
  if (!logo) return []
  return schemesOf(design).map((scheme) => {
    const { ground } = printOf(design, scheme)
    return { scheme, file: isDark(ground) ? logo.dark : logo.light, ground }
  })
}

function isDark(colour: string): boolean {
  return contrast(colour, '#ffffff') > contrast(colour, '#000000')
}

/** The least contrast at which a part of a logo is seen: WCAG requires none of logos. */
const SEEN = 2

/** The share of a logo that has to be seen: little for one with a ground of its own. */
const ENOUGH = { transparent: 0.25, opaque: 0.04 }

/** Pixels of a logo's shorter side, as shown, below which nothing of it can be told. */
const LEAST_SHOWN = 4

/**
 * Problems of a logo that would not be shown as intended: one that is too thin or too small, or does not stand out from what
 * is behind it, which is the ground, or the cover, where the look has it behind its words.
 */
export async function logoProblems(campaign: Campaign): Promise<Problem[]> {
  return [...(await sizeProblems(campaign)), ...(await contrastProblems(campaign))]
}

async function sizeProblems({ logo, folder }: Campaign): Promise<Problem[]> {
  if (!logo) return []
  const file = join(folder, CONFIG)
  const { lineOf } = readConfigFile(file, await readText(file))
  const isPair = logo.light !== logo.dark
  const grounds = isPair ? (['light', 'dark'] as const) : (['light'] as const)
  const found = grounds.map(async (ground): Promise<Problem[]> => {
    const { format, autoOrient } = await (await openPicture(logo[ground])).metadata()
    const path = isPair ? ['logo', ground] : ['logo']
    const problem = (severity: Problem['severity'], message: string): Problem[] => [
      { severity, file, line: lineOf(path), field: formatPath(path), message },
    ]
    const fault = `${autoOrient.width} × ${autoOrient.height} pixels, expected an image`
    const shown = logoSize(autoOrient)
    if (Math.min(shown.width, shown.height) < LEAST_SHOWN)
      return problem('error', `${fault} less thin: it is shown ${shown.width} × ${shown.height} large`)
    if (autoOrient.width >= shown.width || format === 'svg') return []
    return problem('warning', `${fault} at least ${shown.width} wide, better ${shown.width * 3}: it is blurred`)
  })
  return (await Promise.all(found)).flat()
}

async function contrastProblems(campaign: Campaign): Promise<Problem[]> {
  const surfaces = logosOf(campaign).map(async ({ scheme, file, ground }) => {
    const cover =
      LOOKS[campaign.look].isCoverBehindWords && campaign.cover && (await coverBehind(campaign.cover.image, ground))
    const grounds = [{ name: 'the ground', colour: ground }, ...(cover ? [{ name: 'the cover', colour: cover }] : [])]
    const seen = await Promise.all(grounds.map(async (each) => ({ ...each, isSeen: await isSeen(file, each.colour) })))
    return seen.filter((each) => !each.isSeen).map((each) => ({ ...each, scheme }))
  })
  const found = (await Promise.all(surfaces)).flat()
  if (found.length === 0) return []
  const file = join(campaign.folder, CONFIG)
  const { lineOf } = readConfigFile(file, await readText(file))
  const isPair = campaign.logo?.light !== campaign.logo?.dark
  return found.map(({ name, colour, scheme }) => {
    const ground = isDark(colour) ? 'dark' : 'light'
    const path = isPair ? ['logo', ground] : ['logo']
    const when = scheme === 'dark' ? ', when the system is dark' : ''
    const message = `vanishes on ${name} ${colour}${when}, expected one that stands out from it${isPair ? '' : ', or two: { light: file, dark: file }'}`
    return { severity: 'warning', file, line: lineOf(path), field: formatPath(path), message }
  })
}

/** Where the words of a cinema's screen stand, its cover has faded to half. In shares of the height. */
const WORDS = { from: 0.34, to: 0.6, fade: 0.5 }

async function coverBehind(cover: string, ground: string): Promise<string> {
  const side = 50
  const picture = (await openPicture(cover)).autoOrient().flatten().resize(side, side, { fit: 'fill' })
  const top = Math.round(side * WORDS.from)
  const height = Math.round(side * (WORDS.to - WORDS.from))
  const { channels } = await openPicture(
    await picture.extract({ left: 0, top, width: side, height }).png().toBuffer(),
  ).then((part) => part.stats())
  return mix(ground, hex(channels.map(({ mean }) => mean)), WORDS.fade)
}

async function isSeen(logo: string, colour: string): Promise<boolean> {
  const picture = (await openPicture(logo)).resize({ width: 120, height: 120, fit: 'inside' }).ensureAlpha()
  const { data, info } = await picture.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  let [shown, seen] = [0, 0]
  for (let at = 0; at < data.length; at += info.channels) {
    const opacity = (data[at + 3] ?? 0) / 255
    if (opacity < 0.1) continue
    shown++
    if (contrast(mix(colour, hex([...data.subarray(at, at + 3)]), opacity), colour) >= SEEN) seen++
  }
  const isOpaque = shown * info.channels === data.length
  return seen > 0 && seen >= shown * (isOpaque ? ENOUGH.opaque : ENOUGH.transparent)
}

function hex(channels: readonly number[]): string {
  const [red = 0, green = red, blue = red] = channels
  return `#${[red, green, blue].map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`
}
