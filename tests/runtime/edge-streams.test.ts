import { afterAll, beforeAll, expect, it } from 'vitest'
import { watchName } from '../../api/edge/edge-env.ts'
import { FULL } from '../../api/routes/live.ts'
import { askRemote } from '../../cli/edge/remote.ts'
import { revokeStudioKey } from '../../db/studio/studio-keys.ts'
import { readNamed } from '../support/event-stream.ts'
import { keyring, rootToken } from '../support/fixture.ts'
import { BROWSER, Fan, from, newAddress } from '../support/host.ts'
import { invite } from '../support/studio.ts'
import { startWorkerHost, type WorkerHost } from '../support/worker-host.ts'

let host: WorkerHost
beforeAll(async () => {
  host = await startWorkerHost()
})
afterAll(() => host.stop())

/** The most streams of one network at one object: a tenth. */
const A_TENTH = 200

interface Watcher {
  /** The views that it was told last. */
  views: number
  isOver: boolean
  leave(): void
}

type Open = (init: RequestInit) => Promise<Response>

/** Follows a stream of tallies, as a page does; undefined where there is no room. */
async function tryToWatch(open: Open, address: string): Promise<Watcher | undefined> {
  const response = await open({ headers: { ...BROWSER, ...from(address) } })
  if (response.status === 204) return undefined
  const leaving = new AbortController()
  // Its signal, and not the request's: that one is deaf once the request has been collected as garbage.
  const stream = response.body?.pipeThrough(new TransformStream(), { signal: leaving.signal })
  const watcher = { views: Number.NaN, isOver: false, leave: () => leaving.abort() }
  void (async () => {
    try {
      for await (const { views } of readNamed<{ views: number }>(new Response(stream), 'tally')) watcher.views = views
    } catch {
      // The object was ended, or the watcher has left.
    }
    watcher.isOver = true
  })()
  await expect.poll(() => watcher.views).not.toBeNaN()
  return watcher
}

async function watch(open: Open, address: string): Promise<Watcher> {
  const watcher = await tryToWatch(open, address)
  if (!watcher) throw new Error('There is no room')
  return watcher
}

const through = (slug: string) => (init: RequestInit) => host.fetch(`/api/campaigns/${slug}/live`, init)
/** To be kept while it answers: wrangler forgets an object that nobody holds. */
const at = (object: 'CAMPAIGN' | 'WATCH', name: string): Open => {
  const held = host.env[object].getByName(name)
  return (init) => held.fetch(`http://localhost/api/campaigns/${name.split('/')[0]}/live`, init)
}
const open = (slug: string) => new Fan(host, slug).opened(rootToken(slug))

it('hands the streams that a campaign’s object has no room for to another, and all hear of a view', async () => {
  const address = newAddress()
  const watchers = await Promise.all(Array.from({ length: A_TENTH + 20 }, () => watch(through('open'), address)))
  expect(await host.objects.listDurableObjectIds('WatchObject')).toHaveLength(1)
  const { tally } = await open('open')
  await expect.poll(() => watchers.every(({ views }) => views >= tally.views)).toBe(true)
  for (const { leave } of watchers) leave()
})

it('goes on telling after the campaign’s object was started anew, and after its own', async () => {
  const name = watchName('busy', 1)
  const watcher = await watch(at('WATCH', name), newAddress())
  await open('busy')
  await expect.poll(() => watcher.views).toBe(1)
  await host.env.CAMPAIGN.getByName('busy')
    .crash()
    .catch(() => {})
  await open('busy')
  await expect.poll(() => watcher.views).toBe(2)
  expect(watcher.isOver).toBe(false)
  await host.env.WATCH.getByName(name)
    .crash()
    .catch(() => {})
  await expect.poll(() => watcher.isOver).toBe(true)
  const again = await watch(at('WATCH', name), newAddress())
  await open('busy')
  await expect.poll(() => again.views).toBe(3)
  again.leave()
})

it('ends the streams of an object whose rows were replaced: they hang on what was read before', async () => {
  const watcher = await watch(through('shown'), newAddress())
  await open('shown')
  await expect.poll(() => watcher.views).toBe(1)
  await askRemote(host.url, 'campaigns/shown', keyring.operator(), 'restart', {})
  await expect.poll(() => watcher.isOver).toBe(true)
  const again = await watch(through('shown'), newAddress())
  await open('shown')
  await expect.poll(() => again.views).toBe(2)
  again.leave()
})

it('lets a hundred streams go after their end, in a campaign’s object and beside it', async () => {
  const places = [at('CAMPAIGN', 'fresh'), at('WATCH', watchName('fresh', 1))]
  const address = newAddress()
  const letGo = async (place: Open) => {
    const watchers = await Promise.all(Array.from({ length: A_TENTH }, () => watch(place, address)))
    const stays = watchers.splice(0, A_TENTH / 2)
    const full = await place({ headers: { ...BROWSER, ...from(address) } })
    expect([full.status, full.headers.has(FULL)]).toEqual([204, false])
    for (const { leave } of watchers) leave()
    const more: Watcher[] = []
    while (more.length < watchers.length) {
      const missing = Array.from({ length: watchers.length - more.length }, () => tryToWatch(place, address))
      more.push(...(await Promise.all(missing)).filter((each) => each !== undefined))
      await new Promise((settle) => setTimeout(settle, 500))
    }
    for (const { leave } of [...stays, ...more]) leave()
  }
  await Promise.all(places.map(letGo))
})

it('ends the streams of a key that is revoked in every object, and no others', async () => {
  const { key, name } = await invite(host, { role: 'owner' })
  const other = await invite(host, { role: 'owner' })
  const follow = async (slug: string, shown: string) => {
    const response = await host.fetch(`/api/studio/campaigns/${slug}/live`, {
      headers: { Authorization: `Bearer ${shown}` },
    })
    const stream = { isOver: false }
    const reports = readNamed(response, 'report')
    await reports.next()
    const take = async () => {
      for await (const _ of reports);
      stream.isOver = true
    }
    // The one that stays is broken off with the host.
    void take().catch(() => {})
    return stream
  }
  const slugs = ['open', 'busy', 'fresh', 'watched']
  const streams = await Promise.all(slugs.map((slug) => follow(slug, key)))
  const stays = await follow('open', other.key)
  const fan = await watch(at('WATCH', watchName('open', 1)), newAddress())
  const rows = await host.engine.db.all<{ id: number }>(`SELECT id FROM studio_keys WHERE name = '${name}'`)
  await host.engine.write(revokeStudioKey({ id: Number(rows[0]?.id), name }, 'test', Date.now()))
  await expect.poll(() => streams.every(({ isOver }) => isOver)).toBe(true)
  expect([stays.isOver, fan.isOver]).toEqual([false, false])
})
