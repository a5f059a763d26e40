import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { LOOK_NAMES } from '../../../campaigns/looks.ts'
import { isImage } from '../../../campaigns/media.ts'
import { formatOf } from '../../../campaigns/picture.ts'
import { blurOf } from '../../../site/blur.ts'
import { encode } from '../../../site/pictures/encode.ts'
import { drawIcon } from '../../../site/preview/icon.ts'
import { previewOf } from '../../../site/preview/preview.ts'
import { inspectCampaigns } from '../../../site/sealing/inspection.ts'
import { imageOf } from '../../../site/sealing/sealed-image.ts'
import type { SiteCampaign } from '../../../site/sealing/site-campaigns.ts'
import { image, writeCampaigns } from '../../support/campaign-folder.ts'

/** Pictures with a fault that leaves them whole: browsers show them, and the strictest reading refuses them. */
const SCARS = {
  'between.jpg': async () => {
    const jpeg = Buffer.from(await image(1))
    const table = jpeg.indexOf(Buffer.of(0xff, 0xdb))
    return Buffer.concat([jpeg.subarray(0, table), Buffer.alloc(4), jpeg.subarray(table)])
  },
  'stray.jpg': async () => {
    const jpeg = Buffer.from(await image(2))
    // A mark of a restart, in a picture that has none.
    jpeg.set([0xff, 0xd3], jpeg.length - 500)
    return jpeg
  },
  'sum.png': async () => {
    const png = Buffer.from(await image(3, 'png'))
    const data = png.indexOf('IDAT')
    const sum = data + 4 + png.readUInt32BE(data - 4)
    png[sum] = (png[sum] ?? 0) ^ 1
    return png
  },
}

describe.each(Object.entries(SCARS))('a picture with a scar, %s,', (name, scarred) => {
  let bytes: Buffer
  let file: string
  let campaignsDir: string
  beforeAll(async () => {
    bytes = await scarred()
    campaignsDir = await writeCampaigns({
      'c/campaign.yaml': `title: T
cover: { image: media/${name}, alt: A }
logo: media/${name}
pieces:
  - { file: sealed/x.md }
  - { id: q, kind: poll, question: Which?, choices: [{ text: A, image: media/${name} }, B] }
`,
      'c/sealed/x.md': `Hello.\n\n![A](../media/${name})`,
      [`c/media/${name}`]: bytes,
    })
    file = join(campaignsDir, 'c/media', name)
  })

  test('is one that the strictest reading refuses', async () => {
    await expect(sharp(bytes).raw().toBuffer()).rejects.toThrow()
  })

  test('passes the check as cover, logo, choice and within a text', async () => {
    expect(await isImage(file)).toBe(true)
    expect(await formatOf(file)).toMatch(/^(?:jpeg|png)$/)
    const { problems } = await inspectCampaigns(campaignsDir)
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('is built into all that shows it', async () => {
    const cover: SiteCampaign['cover'] = { image: file, alt: 'A', focus: [50, 50] }
    const given = { slug: 'c', title: 'T', brand: 'T', locale: 'fr', look: 'cinema', cover } as SiteCampaign
    for (const source of [file, new Uint8Array(bytes)]) {
      expect((await encode(source, { format: 'webp', width: 40 })).length).toBeGreaterThan(0)
    }
    expect(await blurOf(file)).toMatch(/^data:image\/webp/)
    expect(await imageOf(file, new Uint8Array(bytes), new Uint8Array(32))).toMatchObject({ webp: { width: 96 } })
    expect((await drawIcon({ ...given, logo: { light: file, dark: file } })).length).toBeGreaterThan(0)
    for (const look of LOOK_NAMES) expect((await previewOf({ ...given, look })).jpeg.length).toBeGreaterThan(0)
  })
})
