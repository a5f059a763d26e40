import sharp from 'sharp'
import { expect, it } from 'vitest'
import { printArt } from '../../../site/print/print-art.ts'
import type { Mask } from '../../../site/studio/print/label-mask.ts'
import { stickerPlaces } from '../../../site/studio/print/sheet.ts'
import { drawSheets } from '../../../site/studio/print/tags.ts'
import { MM, pagesOf, readCode } from '../../support/printed.ts'

const tags = Array.from({ length: 26 }, (_, i) => ({
  label: `Membre ${i}`,
  url: `https://share.example/tribune-nord/?k=m1udz7EiJQ6Sxpnc83fF${String(i).padStart(4, 'z')}`,
}))
/** All ink, as no label is: a browser draws them. */
const solid = (_: string, { width, height }: { width: number; height: number }): Mask => {
  const size = { width: Math.ceil(width) * 8, height: Math.ceil(height) }
  return { ...size, hex: 'ff'.repeat((size.width / 8) * size.height) }
}

it('prints a list as pages of 24 codes, each its own, with its label below', async () => {
  const look = {
    brand: 'Les Bancs de bois',
    locale: 'fr',
    formal: false,
    look: 'ticket',
    title: 'Tribune Nord',
  } as const
  const file = await drawSheets(tags, await printArt(look), 'Abonnés', solid)
  const scale = 2
  const pages = await pagesOf(new Uint8Array(await file.arrayBuffer()), scale)
  expect(pages).toHaveLength(2)
  const found: (string | undefined)[] = []
  for (const { data, width, height } of pages) {
    const picture = sharp(data, { raw: { width, height, channels: 4 } })
    for (const { x, y, width: side } of stickerPlaces()) {
      const at = { left: Math.floor(x * MM * scale), top: Math.floor(height - (y + side) * MM * scale) }
      const size = Math.floor(side * MM * scale)
      const cut = picture.clone().extract({ ...at, width: size, height: size })
      const { data: part, info } = await cut.raw().toBuffer({ resolveWithObject: true })
      found.push(readCode({ data: new Uint8ClampedArray(part), width: info.width, height: info.height })?.data)
      if (found.length === 1) {
        // The strip of the label is ink, two millimetres above the lower edge.
        const place = (info.width * (info.height - Math.round(3 * MM * scale)) + info.width / 2) * 4
        expect(part[place] ?? 255).toBeLessThan(80)
      }
    }
  }
  expect(found.slice(0, 26)).toEqual(tags.map(({ url }) => url))
  expect(found.slice(26).every((each) => each === undefined)).toBe(true)
})
