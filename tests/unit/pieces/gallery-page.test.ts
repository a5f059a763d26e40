import { afterEach, describe, expect, it, vi } from 'vitest'
import { photoId } from '../../../pieces/gallery/contract.ts'
import { newPhotoId } from '../../../pieces/gallery/page/drafts.ts'
import { photoIn } from '../../../pieces/gallery/page/given-photo.ts'
import { readPictureHeader } from '../../../pieces/gallery/page/picture-header.ts'
import { prepare } from '../../../pieces/gallery/page/prepare.ts'
import { fitted } from '../../../pieces/gallery/page/shrink.ts'
import { likelyLinks } from '../../../seal/address.ts'
import { picture } from '../../support/photos.ts'

const small = () => picture(321, 123)

describe('the header of a picture', () => {
  it.each([
    ['jpeg', () => small().jpeg()],
    ['png', () => small().png()],
    ['gif', () => small().gif()],
    ['webp', () => small().webp()],
    ['webp', () => small().webp({ lossless: true })],
    // With a profile, a WebP file is an extended one.
    ['webp', () => small().webp().withIccProfile('p3')],
  ] as const)('%s: says its size without being decoded', async (format, make) => {
    const bytes = new Uint8Array(await make().toBuffer())
    expect(readPictureHeader(bytes)).toEqual({ format, width: 321, height: 123 })
  })

  it('is found behind whatever a camera writes before the size of a JPEG', async () => {
    const ImageDescription = 'x'.repeat(60_000)
    const bytes = new Uint8Array(await small().jpeg().withExif({ IFD0: { ImageDescription } }).toBuffer())
    expect(readPictureHeader(bytes)).toEqual({ format: 'jpeg', width: 321, height: 123 })
    expect(readPictureHeader(bytes.subarray(0, 50_000))).toEqual({ format: 'jpeg' })
  })

  it.each([
    ['avif', 'avif'],
    ['heic', 'heic'],
    ['mif1', 'heic'],
    ['isom', undefined],
  ])('tells the kinds of ISO files by their brand: %s', (brand, format) => {
    const bytes = new TextEncoder().encode(`\0\0\0\x18ftyp${brand}\0\0\0\0${brand}    \0\0\0\0\0\0\0\0`)
    expect(readPictureHeader(bytes)?.format).toBe(format)
  })

  it('is none of a text, and of a picture that is cut off', async () => {
    expect(readPictureHeader(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>  '))).toBeUndefined()
    const bytes = new Uint8Array(await small().png().toBuffer())
    expect(readPictureHeader(bytes.subarray(0, 20))).toBeUndefined()
  })
})

it.each([
  [4000, 3000, 2048, 1536],
  [3000, 4000, 1536, 2048],
  [800, 600, 800, 600],
  [9000, 2, 2048, 1],
])('a photo of %i × %i is sent as %i × %i', (width, height, ...sent) => {
  const { width: w, height: h } = fitted(width, height, 2048)
  expect([w, h]).toEqual(sent)
})

describe('a link that leads to a photo', () => {
  const photo = 'h7kmv2sbqx4dr9tgz6nwcy'
  it.each([
    `https://exemple.fr/cabines/?p=${photo}#wABC`,
    `https://exemple.fr/cabines/?p=${photo}&fbclid=IwAR0_x-y#wABC`,
    `https://exemple.fr/cabines/?fbclid=IwAR0_x-y&p=${photo}#wABC`,
    `https://exemple.fr/cabines/?p=${photo}%23wABC`,
    `https://exemple.fr/cabines/de/?k=mABC&p=${photo}`,
  ])('%s', (address) => {
    expect(photoIn(address)).toBe(photo)
  })

  it.each(['https://exemple.fr/cabines/#wABC', `https://exemple.fr/?p=${photo}x#wABC`, `https://exemple.fr/?p=short`])(
    'is not %s',
    (address) => {
      expect(photoIn(address)).toBeUndefined()
    },
  )

  it('has an id of letters and digits that the server takes, and nobody takes for a private link', () => {
    const ids = Array.from({ length: 50 }, newPhotoId)
    expect(new Set(ids).size).toBe(50)
    for (const id of ids) {
      expect(photoId.safeParse(id).success).toBe(true)
      expect(id).toMatch(/^[a-z0-9]+$/)
      expect(likelyLinks(`/?p=${id}`)).toEqual([])
    }
  })
})

/** A worker that is created and never run. */
class Idle {
  postMessage() {}
  terminate() {}
}

class Refused {
  constructor() {
    throw new DOMException('No worker here', 'SecurityError')
  }
}

describe('a photo that is made ready', () => {
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('is unreadable where the phone lists it and cannot fetch it', async () => {
    const refused = () => Promise.reject(new DOMException('In the cloud', 'NotReadableError'))
    const file = { slice: () => ({ arrayBuffer: refused }) } as unknown as Blob
    expect(await prepare(file)).toBe('unreadable')
  })

  it.each([
    ['refuses workers', Refused],
    ['never runs them', Idle],
  ])('is shrunk on the page where the browser %s', async (_, Worker) => {
    const photo = new Blob([await small().jpeg().toBuffer()])
    const canvas = {
      getContext: () => ({ fillRect() {}, drawImage() {} }),
      toBlob: (take: (blob: Blob) => void) => take(new Blob([], { type: 'image/webp' })),
    }
    const decoded = { width: 321, height: 123, decode: async () => {} }
    vi.stubGlobal('Worker', Worker)
    vi.stubGlobal('document', { createElement: () => canvas })
    vi.stubGlobal(
      'Image',
      class {
        constructor() {
          Object.assign(this, decoded)
        }
      },
    )
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const preparing = prepare(photo)
    await expect.poll(() => vi.getTimerCount() > 0 || Worker === Refused).toBe(true)
    await vi.runAllTimersAsync()
    expect(await preparing).toMatchObject({ width: 321, height: 123 })
  })
})
