import type { Bytes } from '../../../site/client/container.ts'
import type { PieceApi, Send } from '../../../site/client/piece-api.ts'
import type { Mounting } from '../../mount.ts'
import type { GalleryAnswer, WallOrder, WallPage, WallPhoto } from '../contract.ts'
import type { PhotoSize } from '../limits.ts'
import type { Draft } from './drafts.ts'

/** What a gallery asks of the API. Every method throws `Refusal`, which `isRefusal` recognises. */
export class GalleryApi {
  readonly #api: PieceApi
  readonly #open: Mounting['open']

  constructor(api: PieceApi, open: Mounting['open']) {
    this.#api = api
    this.#open = open
  }

  state(): Promise<GalleryAnswer> {
    return this.#api.get()
  }

  wall(order: WallOrder, after?: string | null): Promise<WallPage> {
    return this.#api.get(`photos?${new URLSearchParams({ order, ...(after && { after }) })}`)
  }

  photo(id: string): Promise<WallPhoto> {
    return this.#api.get(`photos/${id}`)
  }

  /** The bytes of a photo, opened with the key of the piece. */
  async picture(id: string, size: PhotoSize, signal?: AbortSignal): Promise<Bytes> {
    return this.#open(await this.#api.bytes(`photos/${id}/${size}`, signal))
  }

  /** The same draft again is a retry, which adds nothing. */
  async add(draft: Draft, onProgress: (share: number) => void, signal: AbortSignal): Promise<GalleryAnswer> {
    const body = new FormData()
    body.append('id', draft.id)
    body.append('caption', draft.caption)
    body.append('photo', new Blob([draft.photo], { type: draft.type }), 'photo')
    return this.#change('photos', { method: 'POST', body, signal }, uploading(onProgress))
  }

  withdraw(id: string): Promise<GalleryAnswer> {
    // A page that is closed has said so all the same.
    return this.#change(`photos/${id}`, { method: 'DELETE', keepalive: true })
  }

  async report(id: string): Promise<void> {
    await this.#api.ask(`photos/${id}/report`, { method: 'POST' })
  }

  async passedOn(id: string): Promise<void> {
    await this.#api.ask(`photos/${id}/passed-on`, { method: 'POST', keepalive: true })
  }

  /** Reads the answer within the request: one that is cut off, or a captive portal's page, is a failure of the network as well. */
  async #change(path: string, init: RequestInit, send: Send = fetch): Promise<GalleryAnswer> {
    let answer: GalleryAnswer | undefined
    await this.#api.ask(path, init, async (...request) => {
      const response = await send(...request)
      if (response.ok) answer = await response.json()
      return response
    })
    return answer as GalleryAnswer
  }
}

/** `fetch` tells nothing of what has been sent; XMLHttpRequest does, in every browser. */
function uploading(onProgress: (share: number) => void): Send {
  return (url, { method = 'POST', headers, body, signal }, alive) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open(method, url)
      for (const [name, value] of new Headers(headers)) request.setRequestHeader(name, value)
      request.upload.onprogress = ({ loaded, total }) => {
        alive()
        if (total > 0) onProgress(loaded / total)
      }
      const fail = () => reject(new TypeError('The upload was cut off'))
      request.onerror = fail
      request.onabort = fail
      signal?.addEventListener('abort', () => request.abort())
      request.onload = () => {
        const retryAfter = request.getResponseHeader('retry-after')
        const answered = { status: request.status, headers: retryAfter ? { 'Retry-After': retryAfter } : {} }
        resolve(new Response(request.responseText, answered))
      }
      request.send(body as FormData)
    })
}
