import sharp from 'sharp'
import { openPicture } from '../../../campaigns/picture.ts'

/** Distance between dots, in pixels. */
const CELL = 12

/** An image as dots of one ink, in rows that lean by 45 degrees. */
export async function halftone(image: string, ink: string, width: number, height: number): Promise<Buffer> {
  const grey = await (await openPicture(image))
    .autoOrient()
    .flatten({ background: '#fff' })
    .resize(width, height, { position: 'attention' })
    .greyscale()
    .normalise()
    // Neither quite full nor quite empty: dots everywhere.
    .linear(0.78, 46)
    .blur(CELL / 4)
    .raw()
    .toBuffer()
  const turn = (2 * Math.PI) / CELL / Math.SQRT2
  const coverage = grey.map((light, i) => {
    const [x, y] = [i % width, Math.floor(i / width)]
    const screen = (Math.cos((x + y) * turn) + Math.cos((x - y) * turn) + 2) / 4
    return Math.max(0, Math.min(255, 127 + (screen * 255 - light) * 3))
  })
  return sharp({ create: { width, height, channels: 3, background: ink } })
    .joinChannel(Buffer.from(coverage), { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer()
}
