import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AuditAnswer } from '../../api/studio/contract/audit-schema.ts'
import { type StudioBrowser, signedIn } from '../support/studio.ts'
import { startWorkerHost, type WorkerHost } from '../support/worker-host.ts'

let host: WorkerHost
let owner: StudioBrowser
beforeAll(async () => {
  host = await startWorkerHost()
  owner = (await signedIn(host, { role: 'owner' })).browser
})
afterAll(() => host.stop())

const SLUGS = ['watched', 'open', 'fresh']

async function add(slug: string, label: string): Promise<void> {
  const made = await owner.send('POST', `campaigns/${slug}/roots`, { roots: [{ label, kind: 'seed' }] })
  expect(made.status).toBe(201)
}

async function page(query: string): Promise<AuditAnswer> {
  return (await (await owner.ask(`audit?${query}`)).json()) as AuditAnswer
}

const added = async () =>
  (await page('most=500')).entries.filter(({ action }) => action === 'root-added').map(({ detail }) => detail)

/** Everything, by pages of two. */
async function paged(): Promise<AuditAnswer['entries']> {
  const entries: AuditAnswer['entries'] = []
  for (let before = ''; ; ) {
    const next = await page(`most=2${before}`)
    entries.push(...next.entries)
    if (!next.more) return entries
    before = `&before=${next.entries.at(-1)?.id}`
  }
}

it('delivers each change to the studio once, in order, however long the studio does not take it and whatever starts anew', async () => {
  const storage = await host.objects.getDurableObjectStorage('StudioObject', { name: 'studio' })
  await add('watched', 'Before')
  await expect.poll(added).toEqual(['Before'])
  const whole = await paged()

  await storage.exec(`CREATE TRIGGER refuse BEFORE INSERT ON delivered_audit BEGIN SELECT RAISE(ABORT, 'down'); END`)
  const labels = ['One', 'Two', 'Three'].flatMap((label) => SLUGS.map((slug) => `${label} ${slug}`))
  for (const label of labels) await add(label.split(' ')[1] ?? '', label)
  expect(await added()).toEqual(['Before'])
  await host.objects.evictDurableObject('CampaignObject', { name: 'open' })
  await storage.exec('DROP TRIGGER refuse')
  // Nobody asks the campaigns for anything: their alarms deliver.
  await expect.poll(added).toEqual([...labels.reverse(), 'Before'])

  // A token of before leads on to the same entries, and all pages together are the whole, each entry once.
  const { entries } = await page(`most=500&before=${whole[0]?.id}`)
  expect(entries).toEqual(whole.slice(1))
  const all = await paged()
  expect(all).toEqual((await page('most=500')).entries)
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
})

it('delivers what was made after a campaign’s object was brought back from an earlier time, and keeps what it lost', async () => {
  const before = await added()
  const storage = await host.objects.getDurableObjectStorage('CampaignObject', { name: 'fresh' })
  await storage.exec('DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)')
  await add('fresh', 'Afterwards')
  await expect.poll(added).toEqual(['Afterwards', ...before])
})
