import { unseal } from '../../seal/envelope.ts'
import { patiently, Refusal } from './api.ts'

export type Bytes = Uint8Array<ArrayBuffer>

/** Called with the share that has arrived, 0 to 1, and how many bytes that is. Of a length that is not told, the share is 0. */
export type OnProgress = (share: number, received: number) => void

/** How a container is fetched. */
export interface Fetching {
  onProgress?: OnProgress | undefined
  /** Gives up: then it throws `offline`. */
  signal?: AbortSignal | undefined
  /** Past the browser's cache, which may hold a damaged one for ever. */
  isAnew?: boolean
}

/** Fetches a container. Throws {@link Refusal} `missing` or `offline`. */
export function fetchContainer(slug: string, name: string, fetching: Fetching = {}): Promise<Bytes> {
  const { onProgress, signal, isAnew } = fetching
  return patiently(async (impatience, alive) => {
    const init = {
      signal: signal ? either(impatience, signal) : impatience,
      cache: isAnew ? 'reload' : 'default',
    } as const
    const response = await fetch(`/${slug}/sealed/${name}.bin`, init)
    if (!response.ok || !response.body) throw refusalOf(response)
    const total = Number(response.headers.get('content-length'))
    const reader = response.body.getReader()
    const chunks: Bytes[] = []
    let received = 0
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      alive()
      chunks.push(next.value)
      received += next.value.length
      onProgress?.(total ? Math.min(1, received / total) : 0, received)
    }
    return new Uint8Array(await new Blob(chunks).arrayBuffer())
  })
}

/** Statuses by which a proxy or a host of files asks to come again: RFC 9110, 15.5.9; RFC 8470; RFC 6585. */
const AGAIN = [408, 425, 429]

function refusalOf({ status, headers }: Response): Refusal {
  const retryAfterSeconds = Number(headers.get('retry-after')) || 0
  if (AGAIN.includes(status)) return new Refusal('slow-down', { retryAfterSeconds })
  return new Refusal(status < 500 ? 'missing' : 'unavailable', { retryAfterSeconds })
}

/** `AbortSignal.any`, which messengers' browsers of 2023 do not have. */
export function either(...signals: AbortSignal[]): AbortSignal {
  const both = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) both.abort()
    signal.addEventListener('abort', () => both.abort(), { signal: both.signal })
  }
  return both.signal
}

/** Decrypts a container. Throws {@link Refusal} `damaged`. */
export async function unsealContainer(container: Bytes, key: Bytes): Promise<Bytes> {
  return unseal(container, key).catch((cause: unknown) => {
    throw new Refusal('damaged', { cause })
  })
}

export function decodeKey(base64url: string): Bytes {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

/** Fetches and opens a container of the campaign, with a key as the API gives it. */
export async function openNamed(slug: string, name: string, key: string): Promise<Bytes> {
  return unsealContainer(await fetchContainer(slug, name), decodeKey(key))
}
