import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A small S3: keeps objects in memory, and checks every signature by itself (AWS Signature Version 4). */
export async function startBucket({
  accessKeyId,
  secretAccessKey,
  region,
}: Record<'accessKeyId' | 'secretAccessKey' | 'region', string>) {
  const objects = new Map<string, { bytes: Buffer; at: Date }>()
  const state = { refuses: 0, status: 503, code: '', cuts: 0, requests: 0 }
  const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
  const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()

  const isSigned = (request: IncomingMessage, body: Buffer): boolean => {
    const url = new URL(request.url ?? '', 'http://bucket')
    const header = (name: string) => String(request.headers[name] ?? '')
    const [, id, date, signed = '', given] =
      /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/[^,]+, SignedHeaders=([^,]+), Signature=(\w{64})$/.exec(
        header('authorization'),
      ) ?? []
    if (id !== accessKeyId || !date || header('x-amz-content-sha256') !== sha256(body)) return false
    if (Math.abs(Date.now() - parseAmzDate(header('x-amz-date'))) > 15 * 60_000) return false
    const query = [...url.searchParams].map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v)}`).sort()
    const headers = signed.split(';').map((name) => `${name}:${header(name)}\n`)
    const canonical = [request.method, url.pathname, query.join('&'), headers.join(''), signed, sha256(body)].join('\n')
    const scope = `${date}/${region}/s3/aws4_request`
    const toSign = ['AWS4-HMAC-SHA256', header('x-amz-date'), scope, sha256(canonical)].join('\n')
    const key = [region, 's3', 'aws4_request'].reduce((k, part) => hmac(k, part), hmac(`AWS4${secretAccessKey}`, date))
    return hmac(key, toSign).toString('hex') === given
  }

  const list = (prefix: string, token: string | null) => {
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort()
    const from = token === null ? 0 : Number(token)
    const page = keys.slice(from, from + 2)
    const contents = page.map((key) => {
      const at = objects.get(key)?.at.toISOString()
      return `<Contents><Key>${key}</Key><LastModified>${at}</LastModified></Contents>`
    })
    const next = from + 2 < keys.length ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : ''
    return `<?xml version="1.0"?><ListBucketResult>${contents.join('')}${next}</ListBucketResult>`
  }

  const answer = (request: IncomingMessage, body: Buffer): [number, (string | Buffer)?] => {
    state.requests++
    if (state.refuses > 0) {
      state.refuses--
      return [state.status, state.code && `<Error><Code>${state.code}</Code></Error>`]
    }
    if (!isSigned(request, body)) return [403]
    const url = new URL(request.url ?? '', 'http://bucket')
    const key = url.pathname.replace(/^\/(?:photos\/)?/, '')
    const isBucket = ['/', '/photos/'].includes(url.pathname)
    if (isBucket && url.searchParams.get('list-type') === '2') {
      return [200, list(url.searchParams.get('prefix') ?? '', url.searchParams.get('continuation-token'))]
    }
    if (request.method === 'PUT') return objects.set(key, { bytes: body, at: new Date() }) && [200]
    if (request.method === 'DELETE') return objects.delete(key) ? [204] : [204]
    const found = objects.get(key)
    return found ? [200, found.bytes] : [404]
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const [status, body] = answer(request, Buffer.concat(chunks))
    if (state.cuts > 0) {
      state.cuts--
      response.writeHead(status, { 'Content-Length': String((body?.length ?? 0) + 1) }).flushHeaders()
      response.write(body ?? '', () => response.destroy())
    } else response.writeHead(status).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/photos`,
    objects,
    /** The next requests are refused with this status, and this code of S3. */
    refuse(times: number, status = 503, code = '') {
      state.refuses = times
      state.status = status
      state.code = code
    },
    /** The next answers break off before their end. */
    cut(times: number) {
      state.cuts = times
    },
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  }
}

function parseAmzDate(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}
