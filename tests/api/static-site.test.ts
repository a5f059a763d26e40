import { mkdir, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { manifest, rootToken, writeDist } from '../support/fixture.ts'
import { type NodeHost, startNodeHost } from '../support/node-host.ts'

let host: NodeHost
beforeAll(async () => {
  host = await startNodeHost({}, async (dist) => {
    await mkdir(join(dist, 'open/sealed/media'), { recursive: true })
    await mkdir(join(dist, 'assets'))
    await mkdir(join(dist, 'open/en'))
    await writeFile(join(dist, 'open/en/index.html'), '<p>page of open in English')
    await writeFile(join(dist, 'open/sealed/piece.bin'), 'sealed')
    await writeFile(join(dist, 'open/sealed/media/medium.bin'), 'sealed')
    await writeFile(join(dist, 'assets/page.js'), 'void 0')
    await writeFile(join(dist, 'counter.js'), 'void 1')
    await symlink('unreadable.html', join(dist, 'open/unreadable.html'))
    await writeFile(join(dist, 'open/twin.html'), '<p>twin')
    await writeFile(join(dist, 'open/twin.html.br'), brotliCompressSync('<p>twin, by brotli'))
    await writeFile(join(dist, 'open/twin.html.gz'), gzipSync('<p>twin, by gzip'))
  })
})
afterAll(() => host.stop())

const get = (path: string, init?: RequestInit) => host.fetch(path, { redirect: 'manual', ...init })

describe('the site', () => {
  it('serves a page with headers that let it load nothing foreign', async () => {
    const response = await get('/open/')
    expect(await response.text()).toBe('<p>page of open')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none';/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('strict-transport-security')).toBeNull()
  })

  it('lets the pages of a campaign frame the player of its embed, and those of no other', async () => {
    const policies = ['/watched/', `/watched/%23w${rootToken('watched')}`, '/open/', '/404'].map(async (path) => {
      const policy = (await get(path)).headers.get('content-security-policy') ?? ''
      return [path.slice(0, 9), policy.split('; ').filter((each) => /^frame-src|https:/.test(each))]
    })
    expect(await Promise.all(policies)).toEqual([
      ['/watched/', ['frame-src https://player.vimeo.com']],
      ['/watched/', ['frame-src https://player.vimeo.com']],
      ['/open/', []],
      ['/404', []],
    ])
  })

  it('lets digests be cached for ever and has everything else asked for again', async () => {
    for (const path of ['/assets/page.js', '/open/sealed/media/medium.bin']) {
      expect((await get(path)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    }
    for (const path of ['/open/', '/open/sealed/piece.bin']) {
      const response = await get(path)
      expect(response.headers.get('cache-control')).toBe('no-cache')
      const etag = response.headers.get('etag') ?? ''
      const again = await get(path, { headers: { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' } })
      expect(again.status).toBe(304)
    }
    expect((await get('/open/sealed/piece.bin')).headers.get('content-type')).toBe('application/octet-stream')
  })

  it('gives the counter to scripts of any site, and nothing else', async () => {
    const response = await get('/counter.js', { headers: { Origin: 'https://brand.example' } })
    expect(await response.text()).toBe('void 1')
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600, stale-while-revalidate=86400')
    for (const path of ['/open/', '/assets/page.js', '/open/sealed/piece.bin', '/open/counter.js']) {
      expect((await get(path)).headers.get('access-control-allow-origin'), path).toBeNull()
    }
  })

  it('recovers an address whose # a mail gateway has encoded, whatever stands around it', async () => {
    const link = `w${rootToken('open')}`
    for (const path of [`/open/%23${link}?fbclid=1`, `/open/%23${link}.`, `/open/%2523${link}`, `/Open%23${link}`]) {
      expect(await (await get(path)).text(), path).toBe('<p>page of open')
    }
    expect(await (await get(`/open/en/%23${link}`)).text()).toBe('<p>page of open in English')
    expect(await (await get(`/open/de/%23${link}`)).text()).toBe('<p>page of open')
    expect(await (await get('/open/%23w7')).text()).toBe('<p>page of open')
    expect((await get(`/open/sealed/${link}.bin`)).status).toBe(404)
  })

  it('leads from a campaign’s name as it was heard to its address, with all that stands behind it', async () => {
    const ways = {
      '/Open/': '/open/',
      '/OPEN?k=m7': '/open/?k=m7',
      '/Open/EN/?a=1': '/open/en/?a=1',
      '/open/EN': '/open/en/',
      '/en/open/': '/open/en/',
      '/EN/Open.': '/open/en/',
      '/fr/open': '/open/',
      '/open/de/?k=m7': '/open/?k=m7',
      '/Open/sealed/piece.bin': '/open/sealed/piece.bin',
      '/open/%E2%80%8B?k=m7': '/open/?k=m7',
      '/Open/en).': '/open/en/',
    }
    for (const [path, address] of Object.entries(ways)) {
      const response = await host.fetch(path, { redirect: 'manual' })
      expect([response.status, response.headers.get('location')], path).toEqual([307, address])
    }
    for (const path of ['/Nowhere/', '/Counter.js', '/nowhere/).']) expect((await get(path)).status, path).toBe(404)
  })

  it('adds the last slash and keeps the query', async () => {
    const response = await get('/open?k=mabc')
    expect(response.status).toBe(307)
    expect(response.headers.get('location')).toBe('/open/?k=mabc')
    expect((await get('/open/en')).headers.get('location')).toBe('/open/en/')
    // With two slashes it would be another site's.
    expect((await get(`${host.url}//open`)).headers.get('location')).toBe('/open/')
  })

  it('lets other sites read the counter, and not that it is missing', async () => {
    const counter = join(host.settings.distDir, 'counter.js')
    const shared = async () => (await get('/counter.js')).headers.get('access-control-allow-origin')
    expect(await shared()).toBe('*')
    await rename(counter, `${counter}.away`)
    expect(await shared()).toBeNull()
    await rename(`${counter}.away`, counter)
  })

  it.each([
    '/nowhere/',
    '/open/sealed/',
    '/..%2f..%2fpackage.json',
    '/open/%2e%2e/%2e%2e/entrenous.db',
    '/entrenous.db',
  ])('does not find %s', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('<p>not found')
  })

  it('takes no posts', async () => {
    const response = await get('/open/', { method: 'POST', body: 'x' })
    expect(response.status).toBe(405)
  })

  it('sends texts as the browser likes them best, and each cache is told that it depends on that', async () => {
    const encoded = async (accepted: string) => {
      const response = await get('/open/twin.html', { headers: { 'Accept-Encoding': accepted } })
      expect(response.headers.get('vary'), accepted).toBe('Accept-Encoding')
      expect(response.headers.get('content-type'), accepted).toBe('text/html; charset=utf-8')
      return [response.headers.get('content-encoding'), await response.text()]
    }
    expect(await encoded('gzip, deflate, br')).toEqual(['br', '<p>twin, by brotli'])
    expect(await encoded('gzip')).toEqual(['gzip', '<p>twin, by gzip'])
    expect(await encoded('br; q=0, GZIP;q=0.5')).toEqual(['gzip', '<p>twin, by gzip'])
    expect(await encoded('identity')).toEqual([null, '<p>twin'])
  })

  it('sends a part of a file', async () => {
    const response = await get('/open/sealed/piece.bin', { headers: { Range: 'bytes=2-4' } })
    expect([response.status, await response.text()]).toEqual([206, 'ale'])
    expect((await get('/open/sealed/piece.bin', { headers: { Range: 'bytes=9-' } })).status).toBe(416)
  })

  it.each([{ Range: 'bytes=99-' }, { 'If-Match': '"another"' }])(
    'lets no cache keep that a file is not as %j asks for',
    async (headers) => {
      const response = await get('/open/sealed/media/medium.bin', { headers })
      expect(response.status).toBeGreaterThan(400)
      expect(response.headers.get('cache-control')).toBe('no-store')
    },
  )

  it('asks to try again for a file that is there and cannot be read now, as when too many are open', async () => {
    const response = await get('/open/unreadable.html')
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2'])
  })

  it('gives everybody a whole page of one build or the other while builds take each other’s place', async () => {
    const page = (letter: string, length: number) => letter.repeat(length)
    const pages = [page('a', 40_000), page('b', 90_000)]
    const own = await startNodeHost({}, (dist) => writeFile(join(dist, 'page.html'), pages[0] ?? ''))
    const { distDir } = own.settings
    const other = await writeDist()
    await writeFile(join(other, 'page.html'), pages[1] ?? '')
    let isOver = false
    const read = new Set<string>()
    const readers = Array.from({ length: 8 }, async () => {
      while (!isOver) read.add(await (await own.fetch('/page.html')).text())
    })
    for (let i = 0; i < 60; i++) {
      await rename(distDir, `${distDir}.last`)
      await rename(other, distDir)
      await rename(`${distDir}.last`, other)
      await own.fetch('/page.html')
    }
    isOver = true
    await Promise.all(readers)
    expect([...read].map((text) => [text[0], text.length]).sort()).toEqual(pages.map((text) => [text[0], text.length]))
    await own.stop()
  })

  it('asks to wait while there is no build at all', async () => {
    const own = await startNodeHost()
    await rename(own.settings.distDir, `${own.settings.distDir}.gone`)
    const response = await own.fetch('/open/')
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
    await own.stop()
  })

  it('goes on when a build takes the place of the last one, with its files and its campaigns', async () => {
    const own = await startNodeHost({}, (dist) => writeFile(join(dist, 'old.html'), '<p>old'))
    const { distDir } = own.settings
    expect(await (await own.fetch('/old.html')).text()).toBe('<p>old')
    const [open, ...others] = manifest.campaigns
    const campaigns = [{ ...open, slug: 'another' } as (typeof manifest.campaigns)[number], ...others]
    const built = await writeDist({ ...manifest, campaigns })
    await writeFile(join(built, 'new.html'), '<p>new, and longer than the old one')
    await rename(distDir, `${distDir}.last`)
    const between = own.fetch('/new.html')
    const missing = own.fetch('/old.html')
    // Whoever asks now is looked after: what there is to serve then is the new build.
    await own.fetch('/api/health/live')
    await rename(built, distDir)
    expect(await (await between).text()).toBe('<p>new, and longer than the old one')
    expect((await missing).status).toBe(404)
    expect((await own.fetch('/old.html')).status).toBe(404)
    expect(await (await own.fetch('/new.html')).text()).toBe('<p>new, and longer than the old one')
    const tally = (slug: string) => own.fetch(`/api/campaigns/${slug}/tally`)
    await expect.poll(async () => (await tally('another')).status).toBe(200)
    expect((await tally(open?.slug ?? '')).status).toBe(404)
    await own.stop()
  })
})
