import { openPicture } from '../campaigns/picture.ts'
import { kept } from './sealing/site-campaigns.ts'

const WIDTH = 24
/** The most pixels in height, for images such as a comic strip. */
const HIGHEST = 400

/** A placeholder for an image until it has arrived: a few coloured pixels, as a data URI of about 200 bytes. */
export async function blurOf(image: string): Promise<string> {
  const webp = await kept({ kind: 'blur', files: [image], facts: WIDTH }, async () => {
    const picture = (await openPicture(image)).autoOrient().resize({ width: WIDTH, height: HIGHEST, fit: 'inside' })
    return new Uint8Array(await picture.webp({ quality: 40 }).toBuffer())
  })
  return `data:image/webp;base64,${Buffer.from(webp).toString('base64')}`
}
