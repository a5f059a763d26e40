import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeEdgeFiles } from '../../site/building/edge-files.ts'
import { manifest } from '../support/fixture.ts'
import type { RunningHost } from '../support/host.ts'
import { startNodeHost } from '../support/node-host.ts'
import { startWorkerHost } from '../support/worker-host.ts'

const FILES: Record<string, string> = {
  '404.html': '<p>nothing here',
  'index.html': '<p>home',
  'studio/index.html': '<p>studio',
  'open/index.html': '<p>open',
  'open/en/index.html': '<p>open, in English',
  'open/en/ambassador/index.html': '<p>desk',
  'open/circles/fr/list.json': '{}',
  'open/icon.png': 'png',
  'open/locale.js': 'script',
  'open/look.css': 'style',
  'open/preview.jpg': 'jpg',
  'open/sealed/clip.bin': 'sealed',
  'open/sealed/media/abc.bin': 'sealed',
  'watched/index.html': '<p>with a frame',
  'assets/font.abc.woff2': 'woff2',
  'assets/main.abc.js': 'script',
  'counter.js': 'script',
}

/** What a build leaves in its folder. */
const furnish =
  (siteUrl: string) =>
  async (distDir: string): Promise<void> => {
    for (const [path, content] of Object.entries(FILES)) {
      await mkdir(dirname(join(distDir, path)), { recursive: true })
      await writeFile(join(distDir, path), content)
    }
    // What Node answers compressed, as a build makes it.
    for (const path of ['open/index.html', 'assets/main.abc.js']) {
      await writeFile(join(distDir, `${path}.br`), brotliCompressSync(FILES[path] ?? ''))
      await writeFile(join(distDir, `${path}.gz`), gzipSync(FILES[path] ?? ''))
    }
    const stage = { write: (path: string, bytes: Uint8Array) => writeFile(join(distDir, path), bytes) }
    await writeEdgeFiles(stage, manifest.campaigns, siteUrl)
  }

const ADDRESSES = ['http://localhost', 'https://links.example'] as const

type Hosts = Record<'node' | 'edge', RunningHost>
const started = new Map<string, Hosts>()
beforeAll(async () => {
  for (const SITE_URL of ADDRESSES) {
    const edge = await startWorkerHost(furnish(SITE_URL), { SITE_URL })
    started.set(SITE_URL, { node: await startNodeHost({ SITE_URL }, furnish(SITE_URL)), edge })
  }
})
afterAll(() => Promise.all([...started.values()].flatMap((hosts) => Object.values(hosts)).map((host) => host.stop())))
const hostsOf = (address: string) => started.get(address) as Hosts

/** Headers of the connection, of a cache between, and of a file's version, which hosts write each in their own way. */
const OWN = [
  'date',
  'connection',
  'keep-alive',
  'etag',
  'last-modified',
  'accept-ranges',
  'cf-cache-status',
  'vary',
  'content-length',
  'content-encoding',
  'transfer-encoding',
]

const everything = async (host: RunningHost, path: string, init: RequestInit = {}) => {
  const response = await host.fetch(path, { redirect: 'manual', ...init })
  const headers = [...response.headers].filter(([name]) => !OWN.includes(name))
  return [response.status, Object.fromEntries(headers), response.status < 300 && (await response.text())]
}

/** A page, a file of a digest's name, the counter, a page that is not there, a link that arrived damaged: and more of each. */
const PATHS = [
  '/',
  '/studio/',
  '/studio',
  '/open/',
  '/open/en/',
  '/open',
  '/open/en',
  '/open/en/ambassador/',
  '/open/en/ambassador',
  '/open/circles/fr/list.json',
  '/open/icon.png',
  '/open/locale.js',
  '/open/look.css',
  '/open/preview.jpg',
  '/watched/',
  '/assets/font.abc.woff2',
  '/assets/main.abc.js',
  '/open/sealed/clip.bin',
  '/open/sealed/media/abc.bin',
  '/counter.js',
  '/open?k=x',
  '/open/fr',
  '/open/ambassador',
  '/open/sealed',
  '/watched',
  '/watched?k=x',
  '/watched/nothing/',
  '/Watched/',
  '/nothing',
  '/nothing/',
  '/open/nothing/',
  '/nothing.png',
  '/apix',
  '/assets',
  '/assets/no.js',
  '/open/sealed/media/no.bin',
  '/open/index.html?k=x',
  '/open/en/index',
  '/open//en/?k=x',
  '/%6fpen/',
  '/open/index.html.br',
  '/manifest.sealed',
  '/_headers',
  '/Open/',
  '/Open?k=m',
  '/open%20',
  '/open/…',
  '/open/EN/?k=m',
  '/en/open',
  '/Open/En',
  '/open/de/?k=m',
  '/open/ambassador',
  '/Open/nothing',
  '/watched/%23wCdZ7BHWxoKXjYz3xt2PNwJ',
  '/open/%23wCdZ7BHWxoKXjYz3xt2PNwJ',
  '/open/%2523wCdZ7BHWxoKXjYz3xt2PNwJ)',
  '/OPEN/en/%23wCdZ7BHWxoKXjYz3xt2PNwJ',
  '/open/de/%23wCdZ7BHWxoKXjYz3xt2PNwJ',
  '/api/nothing',
  '/api/campaigns/nothing/tally',
]

/** One of each kind, at the other address: it is in a few headers and where a link leads, whatever the path. */
const KINDS = [
  '/',
  '/studio/',
  '/open/',
  '/open/en',
  '/watched/',
  '/assets/main.abc.js',
  '/open/sealed/clip.bin',
  '/counter.js',
  '/nothing/',
  '/manifest.sealed',
  '/Open?k=m',
  '/open/de/%23wCdZ7BHWxoKXjYz3xt2PNwJ',
  '/api/campaigns/nothing/tally',
]
const AT: Record<(typeof ADDRESSES)[number], string[]> = { 'http://localhost': PATHS, 'https://links.example': KINDS }
/** What is kept compressed; nothing else differs by the encoding. */
const COMPRESSED = ['/open/', '/assets/main.abc.js', '/open/index.html.br']

describe.each(ADDRESSES.flatMap((address) => AT[address].map((path) => [address, path] as const)))(
  '%s%s',
  (address, path) => {
    it.each(COMPRESSED.includes(path) ? ['br', 'gzip', 'identity'] : ['br'])(
      'has the same status, headers and content on Node and at the edge, as %s',
      async (encoding) => {
        const init = { headers: { 'Accept-Encoding': encoding } }
        const { node, edge } = hostsOf(address)
        expect(await everything(edge, path, init)).toEqual(await everything(node, path, init))
      },
    )

    it('is answered to HEAD as to GET, without its content', async () => {
      for (const host of Object.values(hostsOf(address))) {
        const [status, headers, content] = await everything(host, path)
        expect(await everything(host, path, { method: 'HEAD' })).toEqual([status, headers, content && ''])
      }
    })

    it('is refused alike to a method that changes something', async () => {
      const { node, edge } = hostsOf(address)
      const refused = async (host: RunningHost) => {
        const [status, headers] = await everything(host, path, { method: 'POST' })
        // The platform, which refuses it for a file, does not say what it allows.
        return [status, { ...(headers as object), allow: undefined }]
      }
      expect(await refused(edge)).toEqual(await refused(node))
    })
  },
)

const hosts = () => hostsOf('http://localhost')

it.each(['/open/', '/assets/main.abc.js', '/counter.js', '/open/sealed/clip.bin', '/open/%23wCdZ7BHWxoKXjYz3xt2PNwJ'])(
  '%s is not sent again to whoever has it, on neither',
  async (path) => {
    const again = async (host: RunningHost) => {
      const etag = (await host.fetch(path)).headers.get('etag') ?? ''
      expect(etag).not.toBe('')
      const asked = { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' }
      const response = await host.fetch(path, { headers: asked })
      return [response.status, response.headers.get('cache-control'), await response.text()]
    }
    const node = await again(hosts().node)
    expect(node[0]).toBe(304)
    expect(await again(hosts().edge)).toEqual(node)
  },
)

it('leads to its address a name typed otherwise, also for whoever has that page', async () => {
  const again = async (host: RunningHost) => {
    const headers = { 'If-None-Match': (await host.fetch('/open/')).headers.get('etag') ?? '' }
    const response = await host.fetch('/Open/', { headers, redirect: 'manual' })
    return [response.status, response.headers.get('location')]
  }
  const node = await again(hosts().node)
  expect(node).toEqual([307, '/open/'])
  expect(await again(hosts().edge)).toEqual(node)
})

it.each(['node', 'edge'] as const)('%s keeps to itself the manifest and compressed twins', async (name) => {
  for (const path of [
    '/manifest.sealed',
    '/_headers',
    '/.assetsignore',
    '/open/index.html.br',
    '/assets/main.abc.js.gz',
  ])
    expect((await hosts()[name].fetch(path)).status, path).toBe(404)
})
