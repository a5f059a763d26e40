import sharp from 'sharp'

const MAX_WIDTH = 1200

/** WhatsApp is said to skip previews above 300 KB. */
const MAX_BYTES = 300_000

/** A cover as JPEG (Telegram shows no WebP), 1200 px wide at most and under 300 KB. */
export async function renderCover(image: string): Promise<Uint8Array<ArrayBuffer>> {
  const upright = sharp(image)
    .autoOrient()
    .resize({ width: MAX_WIDTH, withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
  for (const quality of [78, 66, 54, 42]) {
    const jpeg = await upright.clone().jpeg({ quality, mozjpeg: true }).toBuffer()
    if (jpeg.length <= MAX_BYTES) return new Uint8Array(jpeg)
  }
  return new Uint8Array(await upright.clone().resize({ width: 800 }).jpeg({ quality: 42, mozjpeg: true }).toBuffer())
}

/** The size of {@link renderCover}'s picture, without encoding it. */
export async function coverSize(image: string): Promise<{ width: number; height: number }> {
  const { width, height } = (await sharp(image).metadata()).autoOrient
  const scale = Math.min(1, MAX_WIDTH / width)
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}
