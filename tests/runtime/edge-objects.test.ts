import { request } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RootsAnswer } from '../../api/studio/contract/roots-schema.ts'
import { firstIdAt } from '../../db/campaign/node-id.ts'
import { signedHeaders } from '../../seal/operator-signature.ts'
import { keyring, rootToken } from '../support/fixture.ts'
import { Fan } from '../support/host.ts'
import { everythingOf, invite, signedIn } from '../support/studio.ts'
import { startWorkerHost, type WorkerHost } from '../support/worker-host.ts'

let host: WorkerHost
beforeAll(async () => {
  host = await startWorkerHost()
})
afterAll(() => host.stop())

const objects = async () =>
  (
    await Promise.all(
      (['CampaignObject', 'StudioObject', 'WatchObject'] as const).map((name) =>
        host.objects.listDurableObjectIds(name),
      ),
    )
  ).map(({ length }) => length)

const ODD = ['OPEN', 'open%20', 'open%00', 'open%2F', '..%2Fopen', '%E0%A4%A', 'open.', 'ópen', '%252e', 'open%252Fx']

it('makes no object for a campaign that it does not know, however often and however spelt it is asked for', async () => {
  const { browser } = await signedIn(host, { role: 'owner' })
  await new Fan(host, 'open').opened(rootToken('open'))
  const before = await objects()
  const slugs = [...ODD, ...Array.from({ length: 100 - ODD.length }, (_, i) => `invented-${i}`)]
  const fan = new Set<string>()
  const studio = new Set<string>()
  const operator = new Set<string>()
  for (const slug of slugs) {
    for (const route of ['tally', 'live', 'unlock'])
      fan.add(await everythingOf(await host.fetch(`/api/campaigns/${slug}/${route}`)))
    studio.add(await everythingOf(await browser.ask(`campaigns/${slug}/report`)))
    operator.add(await everythingOf(await host.fetch(`/api/operator/campaigns/${slug}/read`, { method: 'POST' })))
  }
  // One answer, whatever was asked for.
  for (const answers of [fan, studio, operator]) {
    expect([...answers]).toHaveLength(1)
    expect([...answers][0]).toContain('campaign-unknown')
  }
  expect(await objects()).toEqual(before)
})

it('does what a percent-encoded route asks for, and tells nobody whom it has let in', async () => {
  const { browser } = await signedIn(host, { role: 'owner' })
  for (const [path, status] of [
    ['c%61mpaigns/open/report', 200],
    ['campaigns/open/r%65port', 200],
    ['campaigns%2Fopen/report', 404],
    ['campaigns//report', 404],
  ] as const) {
    const answer = await browser.ask(path)
    expect([answer.status, answer.headers.get('x-entrenous-member')], path).toEqual([status, null])
  }
})

it('answers of a hidden campaign as of one that there is none, byte for byte, and asks no object of either', async () => {
  const { browser } = await signedIn(host, { campaigns: ['watched'] })
  const before = await objects()
  const answers = new Set<string>()
  for (const slug of ['fresh', 'busy', 'invented', 'FRESH', 'fr%65sh', 'fresh%20'])
    for (const route of ['report', 'live', 'tree', 'roots', 'export/views.csv'])
      answers.add(await everythingOf(await browser.ask(`campaigns/${slug}/${route}`)))
  expect([...answers]).toHaveLength(1)
  expect([...answers][0]).toContain('campaign-unknown')
  expect(await objects()).toEqual(before)
})

it('reads a slug that is percent-encoded as the routes do', async () => {
  const tally = async (slug: string) => (await host.fetch(`/api/campaigns/${slug}/tally`)).text()
  expect(await tally('op%65n')).toBe(await tally('open'))
})

it('takes a signed request once, also when the object has started anew meanwhile', async () => {
  for (const [path, className, name] of [
    ['/api/operator/studio/read', 'StudioObject', 'studio'],
    ['/api/operator/campaigns/open/read', 'CampaignObject', 'open'],
  ] as const) {
    const signed = {
      ...{ path, at: Date.now(), nonce: crypto.randomUUID() },
      body: JSON.stringify({ sql: 'SELECT 1', params: [] }),
    }
    const headers = await signedHeaders(keyring.operator(), signed)
    const ask = async () => (await host.fetch(path, { method: 'POST', headers, body: signed.body })).status
    expect([await ask(), await ask()]).toEqual([200, 401])
    await host.objects.evictDurableObject(className, { name })
    expect(await ask()).toBe(401)
  }
})

it('writes links with the address of the setting, whatever host was asked', async () => {
  const { key } = await invite(host, { role: 'owner' })
  const { port } = new URL(host.url)
  const asked = { port, path: '/api/studio/campaigns/open/roots', host: '127.0.0.1' }
  const headers = { Host: 'preview.example', Authorization: `Bearer ${key}` }
  const body = await new Promise<string>((resolve, reject) => {
    request({ ...asked, headers }, async (response) => resolve((await response.toArray()).join('')))
      .once('error', reject)
      .end()
  })
  const { roots } = JSON.parse(body) as RootsAnswer
  expect(roots.length).toBeGreaterThan(0)
  for (const { url } of roots) expect(url).toMatch(/^http:\/\/localhost\/open\//)
})

it('refuses nobody when its clock is behind after it started anew', async () => {
  const fan = new Fan(host, 'open')
  const storage = await host.objects.getDurableObjectStorage('CampaignObject', { name: 'open' })
  // As if the clock had been an hour ahead before.
  const inAnHour = Date.now() + 3_600_000
  await storage.exec(
    `INSERT INTO nodes (id, campaign, parent, root, depth, channel, at, visit)
     SELECT ${firstIdAt(inAnHour)}, campaign, id, id, 1, channel, ${inAnHour}, NULL FROM nodes WHERE parent IS NULL LIMIT 1`,
  )
  await host.objects.evictDurableObject('CampaignObject', { name: 'open' })
  const views = await fan.views()
  const first = await fan.opened(rootToken('open'))
  const second = await fan.opened(first.link)
  expect([first.counted, second.counted, await fan.views()]).toEqual([true, true, views + 2])
})
