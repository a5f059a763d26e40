import { patiently, refusal, request } from './api.ts'
import { type Bytes, either } from './container.ts'
import type { Dated } from './latest-tally.ts'

/** A request that tells of its progress, which `fetch` cannot: calls `alive` whenever something moves. */
export type Send = (url: string, init: RequestInit, alive: () => void) => Promise<Response>

/** The routes of one piece, below `…/pieces/:piece`. Every method throws `Refusal`. */
export interface PieceApi {
  get<Answer>(path?: string): Promise<Answer & Dated>
  post<Answer>(path: string, body: unknown): Promise<Answer & Dated>
  /** Any other request. @param send in place of `fetch` */
  ask(path: string, init: RequestInit, send?: Send): Promise<Response>
  bytes(path: string, signal?: AbortSignal): Promise<Bytes>
}

/** Makes the API of a piece, for the holder of a pass. */
export function createPieceApi(slug: string, piece: string, pass: string): PieceApi {
  const url = `/api/campaigns/${slug}/pieces/${piece}`
  const Authorization = `Pass ${pass}`
  const headers = { Authorization, 'Content-Type': 'application/json' }
  const ask: PieceApi['ask'] = (path, init, send = fetch) =>
    patiently(async (impatience, alive) => {
      const { signal, ...rest } = init
      const given = { ...rest, headers: { Authorization, ...rest.headers } }
      const giveUp = signal ? either(impatience, signal) : impatience
      const response = await send(`${url}/${path}`, { ...given, signal: giveUp }, alive)
      if (!response.ok) throw await refusal(response)
      return response
    })
  return {
    get: (path) => request(path ? `${url}/${path}` : url, { headers }),
    // What is said as the page goes still arrives.
    post: (path, body) =>
      request(`${url}/${path}`, { method: 'POST', headers, body: JSON.stringify(body), keepalive: true }),
    ask,
    bytes: async (path, signal) => new Uint8Array(await (await ask(path, signal ? { signal } : {})).arrayBuffer()),
  }
}
