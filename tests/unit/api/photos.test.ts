import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { keepAsSent } from '../../../api/photos/as-sent.ts'
import { createDevelop } from '../../../api/photos/develop.ts'
import { PhotoFault, readImageHeader } from '../../../api/photos/image-header.ts'
import { picture } from '../../support/photos.ts'

const develop = createDevelop()
const bytesOf = async (image: ReturnType<typeof picture>) => new Uint8Array(await image.toBuffer())
const EXIF = { IFD0: { Artist: 'A Name', Make: 'Phone' }, IFD3: { GPSLatitude: '48/1 51/1 0/1' } }
/** Landscape, to be turned by a quarter. */
const turned = () => picture(400, 200).jpeg().withExif(EXIF).withMetadata({ orientation: 6 })
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/** A PNG of one chunk more, or of a size that its data do not have. */
function png(width: number, height: number, extra: Uint8Array = new Uint8Array(0)): Uint8Array<ArrayBuffer> {
  const header = new DataView(new ArrayBuffer(13))
  header.setUint32(0, width)
  header.setUint32(4, height)
  header.setUint8(8, 1)
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const row = Math.ceil(width / 8) + 1
  const data = deflateSync(Buffer.alloc(Math.min(row * height, 40_000_000)))
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', new Uint8Array(header.buffer)),
      extra,
      chunk('IDAT', data),
      chunk('IEND', new Uint8Array(0)),
    ]),
  )
}

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

describe('the header of a picture', () => {
  it('is read without decoding, of every form of every format', async () => {
    const forms = {
      baseline: picture(321, 123).jpeg(),
      progressive: picture(321, 123).jpeg({ progressive: true }),
      png: picture(321, 123).png(),
      lossy: picture(321, 123).webp(),
      lossless: picture(321, 123).webp({ lossless: true }),
      extended: picture(321, 123).webp().withExif(EXIF),
    }
    for (const [form, image] of Object.entries(forms)) {
      expect([form, readImageHeader(await bytesOf(image))]).toMatchObject([form, { width: 321, height: 123 }])
    }
  })

  it('refuses what is not whole, what is no such format, what moves, and more pixels than are decoded', async () => {
    const frames = await sharp(Buffer.alloc(8 * 16 * 3).fill(200, 8 * 8 * 3), {
      raw: { width: 8, height: 16, channels: 3, pageHeight: 8 },
    })
      .webp({ loop: 0 })
      .toBuffer()
    const moving = png(8, 8, Buffer.from('\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0', 'latin1'))
    const wrong = {
      nothing: new Uint8Array(0),
      'three bytes': new Uint8Array([0xff, 0xd8, 0xff]),
      gif: new TextEncoder().encode('GIF89a…'),
      svg: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      pdf: new TextEncoder().encode('%PDF-1.7'),
      avif: await bytesOf(picture(8, 8).avif()),
      'a JPEG without a frame': new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xd9, 0, 0, 0, 0]),
      'a moving WebP': new Uint8Array(frames),
      'a moving PNG': moving,
      'a bomb': png(16_000, 16_000),
      'a wide bomb': png(60_000, 100),
      'no width': png(0, 10),
    }
    for (const [what, bytes] of Object.entries(wrong)) {
      expect(() => readImageHeader(bytes), what).toThrow(PhotoFault)
    }
  })
})

describe('a photo that is developed', () => {
  it('is upright, of the sizes that are shown, and has nothing in it but the picture', async () => {
    const { full, thumb, width, height } = await develop(await bytesOf(turned()))
    expect([width, height]).toEqual([200, 400])
    for (const bytes of [full, thumb]) {
      const found = await sharp(bytes).metadata()
      expect(found).toMatchObject({ format: 'webp', width: 200, height: 400 })
      for (const of of ['exif', 'icc', 'xmp', 'iptc', 'orientation'] as const) expect(found[of]).toBeUndefined()
      expect(text(bytes)).not.toContain('A Name')
    }
    const large = await develop(await bytesOf(picture(4000, 3000).jpeg()))
    expect([large.width, large.height]).toEqual([2048, 1536])
    expect(await sharp(large.thumb).metadata()).toMatchObject({ width: 480, height: 360 })
  })

  it('is in sRGB, whatever it came in: CMYK, sixteen bits, another profile, one channel, transparent', async () => {
    const red = picture(60, 40, '#d02020')
    const forms = {
      cmyk: red.clone().toColourspace('cmyk').jpeg(),
      'sixteen bits': red.clone().toColourspace('rgb16').png(),
      p3: red.clone().withIccProfile('p3').jpeg(),
      grey: red.clone().toColourspace('b-w').jpeg(),
      transparent: sharp({ create: { width: 60, height: 40, channels: 4, background: '#d0202080' } }).png(),
    }
    for (const [form, image] of Object.entries(forms)) {
      const { full } = await develop(await bytesOf(image))
      const found = await sharp(full).metadata()
      expect([form, found.space, found.depth, found.icc]).toEqual([form, 'srgb', 'uchar', undefined])
    }
    const { full } = await develop(await bytesOf(forms.cmyk))
    const [r = 0, g = 0] = await sharp(full).raw().toBuffer()
    expect(r).toBeGreaterThan(150)
    expect(g).toBeLessThan(90)
  })

  it('is refused where it ends early or lies about itself, and what hides behind its end is gone', async () => {
    const whole = await bytesOf(picture(900, 700, '#888').jpeg())
    const half = await bytesOf(
      sharp({
        create: {
          width: 900,
          height: 700,
          channels: 3,
          background: '#888',
          noise: { type: 'gaussian', mean: 128, sigma: 30 },
        },
      }).jpeg(),
    )
    await expect(develop(half.slice(0, half.length / 2))).rejects.toThrow(PhotoFault)
    const damaged = half.slice()
    damaged.fill(0xff, half.length / 2, half.length / 2 + 200)
    await expect(develop(damaged)).rejects.toThrow(PhotoFault)
    await expect(develop(png(9000, 5000).slice(0, 3000))).rejects.toThrow(PhotoFault)
    const polyglot = new Uint8Array([...whole, ...new TextEncoder().encode('PK\x03\x04<script>alert(1)</script>')])
    expect(text((await develop(polyglot)).full)).not.toContain('script')
  })
})

describe('a photo that is kept as it was sent', () => {
  it('loses its metadata and what follows its end, and is the same picture', async () => {
    const forms = {
      jpeg: turned(),
      png: picture(40, 30).png().withExif(EXIF),
      webp: picture(40, 30).webp().withExif(EXIF),
    }
    for (const [form, image] of Object.entries(forms)) {
      const sent = new Uint8Array([...(await bytesOf(image)), ...new TextEncoder().encode('<script>')])
      const { full, thumb, width } = await keepAsSent(sent)
      expect([form, thumb, width > 0]).toEqual([form, full, true])
      expect(text(full)).not.toMatch(/A Name|<script>|Exif|EXIF|eXIf/)
      const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer()
      expect((await pixels(full)).equals(await pixels(await bytesOf(image)))).toBe(true)
    }
  })

  it('loses what stands between the scans of a JPEG, behind fill bytes, and a second picture or a film behind its end', async () => {
    const whole = await bytesOf(picture(400, 300).jpeg({ progressive: true }))
    const segment = (marker: number, said: string) =>
      Buffer.concat([Buffer.from([0xff, 0xff, marker, 0, said.length + 2]), Buffer.from(said)])
    const second = Buffer.from(whole).indexOf(
      Buffer.from([0xff, 0xda]),
      Buffer.from(whole).indexOf(Buffer.from([0xff, 0xda])) + 2,
    )
    const sent = Buffer.concat([
      whole.subarray(0, 2),
      segment(0xe1, 'Exif of the first'),
      whole.subarray(2, second),
      segment(0xfe, 'GPS 48.8584'),
      whole.subarray(second),
      await bytesOf(turned()),
      Buffer.from('ftyp of a film'),
      Buffer.from([0xff, 0xd9]),
    ])
    const { full } = await keepAsSent(new Uint8Array(sent))
    expect(Buffer.from(full).equals(Buffer.from(whole))).toBe(true)
  })

  it('is refused where it ends early', async () => {
    for (const image of [picture(40, 30).jpeg(), picture(40, 30).png(), picture(40, 30).webp()]) {
      const bytes = await bytesOf(image)
      await expect(keepAsSent(bytes.slice(0, -5))).rejects.toThrow(PhotoFault)
    }
  })
})
