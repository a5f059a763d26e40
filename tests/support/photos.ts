import { randomBytes } from 'node:crypto'
import sharp, { type Sharp } from 'sharp'
import { type PhotoStore, pathOf, placeOf } from '../../api/photos/photo-store.ts'
import type { GalleryAnswer, WallPage } from '../../pieces/gallery/contract.ts'
import type { Fan } from './host.ts'

/** A photo of some size, in one colour. */
export const picture = (width = 640, height = 480, background = '#3a6ea5'): Sharp =>
  sharp({ create: { width, height, channels: 3, background } })

/** The same as a phone makes it. */
export const jpeg = async (width?: number, height?: number, background?: string) =>
  new Uint8Array(await picture(width, height, background).jpeg().toBuffer())

/** A picture that no encoder makes small. */
export const noise = (width: number, height: number): Sharp =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })

export const newPhotoId = () => randomBytes(17).toString('base64url').slice(0, 22)

/** What a fan's page sends with a photo. */
export function formOf(photo: Uint8Array, { id = newPhotoId(), caption }: { id?: string; caption?: string } = {}) {
  const form = new FormData()
  form.set('id', id)
  if (caption !== undefined) form.set('caption', caption)
  form.set('photo', new File([photo.slice()], 'photo.jpg', { type: 'image/jpeg' }))
  return form
}

export const passHeader = (pass: string) => ({ Authorization: `Pass ${pass}` })

/** A fan's pass on one gallery. */
export class Contributor {
  readonly fan: Fan
  readonly pass: string
  readonly #piece: string

  constructor(fan: Fan, pass: string, piece: string) {
    this.fan = fan
    this.pass = pass
    this.#piece = piece
  }

  ask(route = '', init: RequestInit = {}): Promise<Response> {
    return this.fan.ask(`pieces/${this.#piece}${route && `/${route}`}`, {
      ...init,
      headers: { ...passHeader(this.pass), ...(init.headers as Record<string, string>) },
    })
  }

  /** As the page does, which comes back when it was told to slow down. */
  async send(
    photo: Uint8Array,
    { id = newPhotoId(), ...more }: { id?: string; caption?: string } = {},
  ): Promise<Response> {
    const answer = await this.ask('photos', { method: 'POST', body: formOf(photo, { id, ...more }) })
    if (answer.status !== 429) return answer
    await new Promise((settle) => setTimeout(settle, 1000 * Number(answer.headers.get('Retry-After'))))
    return this.send(photo, { id, ...more })
  }

  async added(photo: Uint8Array, more: { id?: string; caption?: string } = {}): Promise<string> {
    const { id = newPhotoId() } = more
    const response = await this.send(photo, { ...more, id })
    if (response.status !== 201) throw new Error(`photos answered ${response.status}: ${await response.text()}`)
    return id
  }

  async own(): Promise<GalleryAnswer> {
    return (await this.ask()).json() as Promise<GalleryAnswer>
  }

  async wall(query = ''): Promise<WallPage> {
    return (await this.ask(`photos${query}`)).json() as Promise<WallPage>
  }
}

/** A store in memory. */
export function storeIn(kept: Map<string, Uint8Array<ArrayBuffer>>): PhotoStore {
  return {
    name: 'memory',
    put: async (place, bytes) => void kept.set(pathOf(place), bytes),
    get: async (place) => kept.get(pathOf(place)),
    delete: async (place) => void kept.delete(pathOf(place)),
    async *list(campaign) {
      for (const path of kept.keys()) {
        const place = placeOf(path)
        if (place?.campaign === campaign) yield place
      }
    },
  }
}
