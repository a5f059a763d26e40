import { request } from './api.ts'
import type { Dated } from './latest-tally.ts'

/** The routes of one piece, below `…/pieces/:piece`. Every method throws `Refusal`. */
export interface PieceApi {
  get<Answer>(): Promise<Answer & Dated>
  post<Answer>(path: string, body: unknown): Promise<Answer & Dated>
}

/** Makes the API of a piece, for the holder of a pass. */
export function createPieceApi(slug: string, piece: string, pass: string): PieceApi {
  const url = `/api/campaigns/${slug}/pieces/${piece}`
  const headers = { Authorization: `Pass ${pass}`, 'Content-Type': 'application/json' }
  return {
    get: () => request(url, { headers }),
    // What is said as the page goes still arrives.
    post: (path, body) =>
      request(`${url}/${path}`, { method: 'POST', headers, body: JSON.stringify(body), keepalive: true }),
  }
}
