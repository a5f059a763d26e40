import { open } from '../../seal/envelope.ts'
import { patiently, Refusal } from './api.ts'

export type Bytes = Uint8Array<ArrayBuffer>

/** Called with the share that has arrived, 0 to 1. */
export type OnProgress = (share: number) => void

/** Fetches a container. Throws {@link Refusal} `missing` or `offline`. */
export function fetchContainer(slug: string, name: string, onProgress?: OnProgress): Promise<Bytes> {
  return patiently(async (signal, alive) => {
    const response = await fetch(`/${slug}/sealed/${name}.bin`, { signal })
    if (!response.ok || !response.body) throw new Refusal(response.status < 500 ? 'missing' : 'unavailable')
    const total = Number(response.headers.get('content-length'))
    const reader = response.body.getReader()
    const chunks: Bytes[] = []
    let received = 0
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      alive()
      chunks.push(next.value)
      received += next.value.length
      if (total) onProgress?.(Math.min(1, received / total))
    }
    return new Uint8Array(await new Blob(chunks).arrayBuffer())
  })
}

/** Decrypts a container. Throws {@link Refusal} `damaged`. */
export async function openContainer(container: Bytes, key: Bytes): Promise<Bytes> {
  return open(container, key).catch((cause: unknown) => {
    throw new Refusal('damaged', { cause })
  })
}

export function decodeKey(base64url: string): Bytes {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
