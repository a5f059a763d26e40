import sharp from 'sharp'

const WIDTH = 24

/** An image as a few coloured pixels, for the time until it has arrived: a data URI of about 200 bytes. */
export async function blurOf(image: string): Promise<string> {
  const webp = await sharp(image).autoOrient().resize({ width: WIDTH }).webp({ quality: 40 }).toBuffer()
  return `data:image/webp;base64,${webp.toString('base64')}`
}
