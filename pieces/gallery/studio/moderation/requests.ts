import { ask, Refusal } from '../../../../site/studio/api.ts'
import { isOver } from '../../../../site/studio/session.ts'
import type { Decided, HeldPage } from '../../contract.ts'
import type { PhotoSize } from '../../limits.ts'
import type { Failure, Requests } from './desk.ts'

/** Address of a gallery's photos in the studio's API. */
const photosOf = (slug: string, piece: string) =>
  `/api/studio/campaigns/${encodeURIComponent(slug)}/pieces/${encodeURIComponent(piece)}/photos`

export function requestsOf(slug: string, piece: string): Requests {
  const photos = photosOf(slug, piece)
  return {
    page: async (queue, after) => {
      const query = new URLSearchParams({ queue, ...(after !== undefined && { after }) })
      return (await (await ask(`${photos}?${query}`)).json()) as HeldPage
    },
    decide: async (decision) => {
      const headers = { 'Content-Type': 'application/json' }
      return (await (await ask(photos, { method: 'PATCH', headers, body: JSON.stringify(decision) })).json()) as Decided
    },
  }
}

export const pictureUrl = (slug: string, piece: string, id: string, size: PhotoSize) =>
  `${photosOf(slug, piece)}/${id}/${size}`

/** Whether anything was decided is known only once it was answered. A session that is over shows the door. */
export function failureOf(error: unknown): Failure | undefined {
  if (isOver(error)) return undefined
  if (!(error instanceof Refusal)) throw error
  if (error.status === 0 || error.status >= 500) return 'unheard'
  return error.status === 403 ? 'forbidden' : 'refused'
}
