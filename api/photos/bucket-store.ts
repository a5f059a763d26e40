import { AwsClient } from 'aws4fetch'
import { type Bytes, type PhotoStore, PhotoStoreFault, pathOf, placeOf } from './photo-store.ts'

/** A bucket behind the S3 API, of whichever maker. */
export interface BucketSettings {
  /** Address of the bucket, with a prefix where it has one; without a slash at its end. */
  url: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

/** A whole photo at 0.3 Mbit/s. */
const TIMEOUT_MS = 30_000
/** Attempts at a request, each of which can be repeated. */
const ATTEMPTS = 3
const PAUSE_MS = 200

/** Sealed photos in a bucket, asked for with AWS Signature Version 4. */
export function createBucketStore(settings: BucketSettings, { now }: { now: () => number }): PhotoStore {
  const base = new URL(settings.url)
  const prefix = prefixOf(base)
  const sign = createSigner(settings)
  const name = `${base.host}${base.pathname.replace(/\/$/, '')}`

  /** Asks until the bucket answers something that asking again would not change. */
  const ask = async (url: string, init: RequestInit & { body?: Bytes }): Promise<Response> => {
    for (let attempt = 1; ; attempt++) {
      const request = await sign(url, init, now())
      const answer = await fetch(request, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((cause: unknown) =>
        cause instanceof Error ? cause : new Error(String(cause)),
      )
      const isFinal = !(answer instanceof Error) && answer.status < 500 && answer.status !== 429
      if (isFinal || (attempt === ATTEMPTS && !(answer instanceof Error))) return answer
      if (attempt === ATTEMPTS) throw faultOf(name, 'does not answer', answer)
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * 2 ** attempt))
    }
  }
  const urlOf = (path: string) => `${settings.url}/${path}`

  return {
    name,
    async put(place, bytes) {
      const answer = await ask(urlOf(pathOf(place)), { method: 'PUT', body: bytes })
      if (!answer.ok) throw faultOf(name, `refused to write (${answer.status})`)
    },
    async get(place) {
      const answer = await ask(urlOf(pathOf(place)), { method: 'GET' })
      if (answer.status === 404) return undefined
      if (!answer.ok) throw faultOf(name, `refused to read (${answer.status})`)
      return new Uint8Array(await answer.arrayBuffer())
    },
    async delete(place) {
      const answer = await ask(urlOf(pathOf(place)), { method: 'DELETE' })
      if (!answer.ok && answer.status !== 404) throw faultOf(name, `refused to delete (${answer.status})`)
    },
    async *list(campaign) {
      let next: string | undefined
      do {
        const query = new URLSearchParams({ 'list-type': '2', prefix: `${prefix.key}${campaign}/` })
        if (next !== undefined) query.set('continuation-token', next)
        const answer = await ask(`${prefix.bucket}/?${query}`, { method: 'GET' })
        if (!answer.ok) throw faultOf(name, `refused to list (${answer.status})`)
        const page = readListing(await answer.text())
        for (const key of page.keys) {
          const place = placeOf(key.slice(prefix.key.length))
          if (place) yield place
        }
        next = page.next
      } while (next !== undefined)
    },
  }
}

/** Signs requests to a bucket, with the digest of their body. */
export function createSigner({ region, accessKeyId, secretAccessKey }: BucketSettings) {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' })
  return async (url: string, { body, headers, ...init }: RequestInit & { body?: Bytes }, now: number) => {
    const digest = await crypto.subtle.digest('SHA-256', body ?? new Uint8Array())
    const hash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    return client.sign(url, {
      ...init,
      headers: { ...(headers as Record<string, string>), 'X-Amz-Content-Sha256': hash },
      ...(body && { body }),
      aws: { datetime: new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, ''), allHeaders: true },
    })
  }
}

/**
 * Where a bucket begins: its name is the host's first part, or the path's (`https://host/bucket/prefix`), as MinIO and R2
 * have it.
 */
function prefixOf(base: URL): { bucket: string; key: string } {
  const parts = base.pathname.split('/').filter(Boolean)
  const isInHost = /(?:^|\.)s3[.-].*amazonaws\.com$/.test(base.host) && !/^s3[.-]/.test(base.host)
  const bucket = isInHost ? base.origin : `${base.origin}/${parts.shift() ?? ''}`
  return { bucket, key: parts.length > 0 ? `${parts.join('/')}/` : '' }
}

/** Keys are letters, digits, dashes, dots and slashes: nothing in them is escaped. */
function readListing(xml: string): { keys: string[]; next: string | undefined } {
  const keys = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(
    ([, one = '']) => /<Key>([^<]*)<\/Key>/.exec(one)?.[1] ?? '',
  )
  const next = /<NextContinuationToken>([^<]*)<\/NextContinuationToken>/.exec(xml)?.[1]
  return { keys, next: next?.replaceAll('&amp;', '&') }
}

function faultOf(name: string, what: string, cause?: unknown): PhotoStoreFault {
  const message = `The photos’ bucket ${name} ${what}, expected one that PHOTOS_ACCESS_KEY_ID may read and write`
  return new PhotoStoreFault(message, { cause })
}
