import type { Locator, Page } from 'playwright'
import sharp from 'sharp'
import { contrast, SHAPE_CONTRAST } from '../../site/looks/contrast.ts'

/** What stands around an element, in pixels: outlines are drawn there. */
const MARGIN = 6

/** Bytes of red, green and blue, row after row. */
type Pixels = Uint8Array

/** An element as it is painted, with a margin. It is scrolled to where nothing lies on it. */
export async function pixelsOf(element: Locator): Promise<Pixels> {
  const page = element.page()
  await element.evaluate((target) => target.scrollIntoView({ block: 'center', behavior: 'instant' }))
  const box = await element.boundingBox()
  if (!box) throw new Error(`Not painted: ${element}`)
  return shoot(page, {
    x: Math.max(0, box.x - MARGIN),
    y: Math.max(0, box.y - MARGIN),
    width: box.width + 2 * MARGIN,
    height: box.height + 2 * MARGIN,
  })
}

async function shoot(page: Page, clip: { x: number; y: number; width: number; height: number }): Promise<Pixels> {
  const png = await page.screenshot({ clip, scale: 'css' })
  return new Uint8Array(await sharp(png).removeAlpha().raw().toBuffer())
}

/** How many pixels stand out from what they were before, as WCAG measures shapes. */
export function changed(before: Pixels, after: Pixels): number {
  let count = 0
  for (let i = 0; i < Math.min(before.length, after.length); i += 3) {
    if (isSame(before, after, i)) continue
    if (contrast(hexAt(before, i), hexAt(after, i)) >= SHAPE_CONTRAST) count++
  }
  return count
}

/** How many pixels stand out from the corner, which is ground. */
export function drawn(pixels: Pixels): number {
  const ground = new Uint8Array(pixels.length)
  for (let i = 0; i < pixels.length; i++) ground[i] = pixels[i % 3] ?? 0
  return changed(ground, pixels)
}

function isSame(a: Pixels, b: Pixels, i: number): boolean {
  return a[i] === b[i] && a[i + 1] === b[i + 1] && a[i + 2] === b[i + 2]
}

function hexAt(pixels: Pixels, i: number): string {
  return `#${[...pixels.subarray(i, i + 3)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
