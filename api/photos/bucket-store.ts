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

/** An answer that is there as a whole. */
interface Answer {
  status: number
  isOk: boolean
  body: Bytes
}

/** Sealed photos in a bucket, asked for with AWS Signature Version 4. */
export function createBucketStore(settings: BucketSettings, { now }: { now: () => number }): PhotoStore {
  const base = new URL(settings.url)
  const prefix = prefixOf(base)
  const sign = createSigner(settings)
  const name = `${base.host}${base.pathname.replace(/\/$/, '')}`

  /** Asks until the bucket answers, to the end, something that asking again would not change. */
  const ask = async (url: string, init: RequestInit & { body?: Bytes }): Promise<Answer> => {
    for (let attempt = 1; ; attempt++) {
      const request = await sign(url, init, now())
      const answer = await answerTo(request).catch((cause: unknown) =>
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
      if (!answer.isOk) throw refusalOf(name, 'write', answer)
    },
    async get(place) {
      const answer = await ask(urlOf(pathOf(place)), { method: 'GET' })
      if (isMissing(answer)) return undefined
      if (!answer.isOk) throw refusalOf(name, 'read', answer)
      return answer.body
    },
    async delete(place) {
      const answer = await ask(urlOf(pathOf(place)), { method: 'DELETE' })
      if (!answer.isOk && !isMissing(answer)) throw refusalOf(name, 'delete', answer)
    },
    async *list(campaign) {
      let next: string | undefined
      do {
        const query = new URLSearchParams({ 'list-type': '2', prefix: `${prefix.key}${campaign}/` })
        if (next !== undefined) query.set('continuation-token', next)
        const answer = await ask(`${prefix.bucket}/?${query}`, { method: 'GET' })
        if (!answer.isOk) throw refusalOf(name, 'list', answer)
        const page = readListing(textOf(answer))
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
 * Where a bucket begins: its name is the host's first part, as Amazon has it and wherever there is no path, or the path's
 * (`https://host/bucket/prefix`), as MinIO and R2 have it.
 */
function prefixOf(base: URL): { bucket: string; key: string } {
  const parts = base.pathname.split('/').filter(Boolean)
  const isAmazons = /(?:^|\.)s3[.-].*amazonaws\.com$/.test(base.host) && !/^s3[.-]/.test(base.host)
  const isInHost = isAmazons || parts.length === 0
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

async function answerTo(request: Request): Promise<Answer> {
  const answer = await fetch(request, { signal: AbortSignal.timeout(TIMEOUT_MS) })
  return { status: answer.status, isOk: answer.ok, body: new Uint8Array(await answer.arrayBuffer()) }
}

const textOf = ({ body }: Answer) => new TextDecoder().decode(body)

/** What a bucket says of a refusal, such as `RequestTimeTooSkewed`; undefined where it says nothing. */
const codeOf = (answer: Answer) => /<Code>(\w+)<\/Code>/.exec(textOf(answer))?.[1]

/** Whether the file is not there: where the bucket is not, nobody knows. */
const isMissing = (answer: Answer) => answer.status === 404 && codeOf(answer) !== 'NoSuchBucket'

function refusalOf(name: string, what: string, answer: Answer): PhotoStoreFault {
  const said = [answer.status, codeOf(answer)].filter((part) => part !== undefined)
  return faultOf(name, `refused to ${what} (${said.join(' ')})`)
}

function faultOf(name: string, what: string, cause?: unknown): PhotoStoreFault {
  const message = `The photos’ bucket ${name} ${what}, expected one that PHOTOS_ACCESS_KEY_ID may read and write`
  return new PhotoStoreFault(message, { cause })
}
