import { type PhotoStore, PhotoStoreFault, pathOf, placeOf } from './photo-store.ts'

/** What is used of a bucket that is bound to a Worker (R2). */
export interface BoundBucket {
  put(key: string, value: Uint8Array): Promise<unknown>
  get(key: string): Promise<{ body: ReadableStream<Uint8Array> } | null>
  delete(key: string): Promise<void>
  list(options: { prefix: string; cursor?: string }): Promise<{
    objects: { key: string }[]
    truncated: boolean
    cursor?: string
  }>
}

/** Sealed photos in a bucket that is bound to the Worker. */
export function createR2Store(bucket: BoundBucket): PhotoStore {
  const failed = (what: string) => (cause: unknown) => {
    throw new PhotoStoreFault(`The photos’ bucket PHOTOS cannot be ${what}`, { cause })
  }
  return {
    name: 'PHOTOS',
    async put(place, bytes) {
      await bucket.put(pathOf(place), bytes).catch(failed('written'))
    },
    async get(place) {
      return (await bucket.get(pathOf(place)).catch(failed('read')))?.body
    },
    async delete(place) {
      await bucket.delete(pathOf(place)).catch(failed('written'))
    },
    async *list(campaign) {
      let cursor: string | undefined
      do {
        const page = await bucket
          .list({ prefix: `${campaign}/`, ...(cursor !== undefined && { cursor }) })
          .catch(failed('listed'))
        for (const { key } of page?.objects ?? []) {
          const place = placeOf(key)
          if (place) yield place
        }
        cursor = page?.truncated ? page.cursor : undefined
      } while (cursor !== undefined)
    },
  }
}
