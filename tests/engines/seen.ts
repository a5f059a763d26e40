import jsQR from 'jsqr'
import sharp from 'sharp'
import { eventually } from './browser.ts'
import type { Phone } from './phone.ts'

/** Scrolls to every picture of what is open and waits until it is drawn. Returns how many there are. */
export async function seePictures({ browser }: Phone): Promise<number> {
  const count = await browser.evaluate(() => document.querySelectorAll('img[data-sealed]').length)
  for (let i = 0; i < count; i++) {
    const isDrawn = () =>
      browser.evaluate((at) => {
        const image = document.querySelectorAll<HTMLImageElement>('img[data-sealed]')[at]
        image?.scrollIntoView({ block: 'center', behavior: 'instant' })
        return image?.dataset.state === 'ready' && image.complete && image.naturalWidth > 0
      }, i)
    await eventually(`picture ${i + 1}`, isDrawn)
  }
  return count
}

/** Seconds that a video or a sound is at. */
const timeOf = ({ browser }: Phone, medium: string) =>
  browser.evaluate((at) => document.querySelector<HTMLMediaElement>(at)?.currentTime ?? -1, medium)

/** Plays from the beginning, then on from a moment. The engine has shown or sounded something of both. */
export async function playsAndSeeks(phone: Phone, medium: 'video' | 'audio', seconds: number): Promise<void> {
  const { browser } = phone
  const player = medium === 'audio' ? '.sound' : '.film'
  await browser.evaluate(
    (at) => document.querySelector(at)?.scrollIntoView({ block: 'center', behavior: 'instant' }),
    player,
  )
  await phone.tap(`${player} .player-play`)
  await eventually(
    `${medium} played`,
    () => timeOf(phone, medium),
    (time) => time > 0.2,
  )
  await browser.evaluate(
    ({ medium, seconds }) => {
      const element = document.querySelector<HTMLMediaElement>(medium)
      if (element) element.currentTime = seconds
    },
    { medium, seconds },
  )
  await eventually(
    `${medium} from ${seconds} s`,
    () => timeOf(phone, medium),
    (time) => time > seconds,
  )
  await browser.evaluate((at) => document.querySelector<HTMLMediaElement>(at)?.pause(), medium)
}

/** Grey levels that differ in the frame that a video shows: a black one has one or two. */
export function greysShown({ browser }: Phone): Promise<number> {
  return browser.evaluate(() => {
    const video = document.querySelector('video')
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 36 })
    const context = canvas.getContext('2d')
    if (!video || !context) return 0
    context.drawImage(video, 0, 0, 64, 36)
    const { data } = context.getImageData(0, 0, 64, 36)
    return new Set(data.filter((_, i) => i % 4 === 1)).size
  })
}

/** What a phone's camera reads of the screen. */
export async function codeOn({ browser }: Phone): Promise<string | undefined> {
  const picture = sharp(await browser.picture()).ensureAlpha()
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true })
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data
}
