import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { watchName } from '../../api/edge/edge-env.ts'
import { askRemote, openRemote } from '../../cli/edge/remote.ts'
import { slugsOf } from '../../cli/transfer/collect.ts'
import { keepPage, makePages } from '../../cli/transfer/pages.ts'
import { beginArrival } from '../../cli/transfer/send.ts'
import { campaignTables, isOf, quoted } from '../../cli/transfer/tables.ts'
import { recount } from '../../db/campaign/recount.ts'
import { openFile } from '../../db/clients/file.ts'
import { createTokenKind, rootId } from '../../seal/link.ts'
import { createKeyring } from '../../seal/secret.ts'
import { type Ran, ran } from '../support/command.ts'
import { entrenousHere } from '../support/entrenous.ts'
import { readNamed } from '../support/event-stream.ts'
import { keyring, manifest, newVisit, rootToken, SECRET, temporaryFolder, writeManifest } from '../support/fixture.ts'
import { Fan, type RunningHost } from '../support/host.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { startWorkerHost } from '../support/worker-host.ts'

/** A campaign's life at the edge, by the commands as an operator gives them: backup, restore, and the way there and back. */

/** Those that are asked for: a backup and a restore take each campaign of a deployment. */
const ASKED_FOR = ['open', 'asked', 'busy', 'asked-all', 'together', 'watched']
const only = (...slugs: string[]) => ({
  ...manifest,
  campaigns: manifest.campaigns.filter(({ slug }) => slugs.includes(slug)),
})
const few = only(...ASKED_FOR)

let host: Awaited<ReturnType<typeof startWorkerHost>>
beforeAll(async () => {
  host = await startWorkerHost((dist) => writeManifest(dist, few))
})
afterAll(() => host.stop())

const command = (args: string[], env: Record<string, string> = {}, cwd = host.folder) =>
  entrenousHere(
    args,
    { NODE_ENV: 'production', ENTRENOUS_SECRET: SECRET, ENV_FILE: '', ENTRENOUS_DATA: host.folder, ...env },
    cwd,
  )
const atEdge = (...args: string[]) => command(['--at', host.url, ...args])
const file = (name: string) => join(host.folder, name)
const remote = (slug: string) => openRemote(host.url, `campaigns/${slug}`, keyring.operator())

/** Between two openings of one phone: they come together with everybody else's, and leave the processor to what is tried. */
const breath = () => new Promise((settle) => setTimeout(settle, 50))

async function worked(ran: Promise<Ran>) {
  const { code, said, out } = await ran
  expect(code, said).toBe(0)
  return out
}

describe('a backup of a deployment', () => {
  it('is one file with every object as it was at one moment, which verifies and lets its fans in', async () => {
    const first = await new Fan(host, 'open').opened(rootToken('open'))
    await new Fan(host, 'open').opened(first.link)
    await new Fan(host, 'asked').opened(rootToken('asked'))
    await worked(atEdge('studio', 'invite', '--name', 'Client', '--role', 'owner'))
    let [isOver, answered] = [false, 0]
    const load = Array.from({ length: 4 }, async () => {
      while (!isOver) {
        const response = await new Fan(host, 'busy').unlock(rootToken('busy')).catch(() => undefined)
        if (response?.status === 200) answered++
        await breath()
      }
    })
    await expect.poll(() => answered).toBeGreaterThan(5)
    const before = answered
    const backup = await atEdge('backup', file('edge.db'), '--json')
    isOver = true
    await Promise.all(load)
    const out = await worked(Promise.resolve(backup))
    const { campaigns } = JSON.parse(out) as { campaigns: { campaign: string; views: number }[] }
    expect(campaigns).toEqual(
      expect.arrayContaining([
        { campaign: 'open', views: 2 },
        { campaign: 'asked', views: 1 },
      ]),
    )
    expect(campaigns.find(({ campaign }) => campaign === 'busy')?.views).toBeGreaterThanOrEqual(before)

    const engine = await openFile(`file:${file('edge.db')}`)
    expect(await recount(engine)).toEqual([])
    expect(await engine.db.all(sql`SELECT name FROM studio_keys`)).toEqual([{ name: 'Client' }])
    expect(await engine.db.all(sql`SELECT name FROM sqlite_master WHERE name = 'pages'`)).toEqual([])
    await engine.close()
    const again = await atEdge('backup', file('edge.db'))
    expect([again.code, again.said]).toEqual([1, expect.stringContaining('is there already')])
    expect((await readdir(host.folder)).filter((name) => /collecting|draft/.test(name))).toEqual([])

    const data = file('served')
    await mkdir(data)
    await symlink(file('edge.db'), join(data, 'entrenous.db'))
    const server = await startServerProcess(join(host.folder, 'dist'), data)
    const answer = await server.fan('open').opened(first.link)
    expect(answer.counted).toBe(true)
    expect(await server.fan('open').views()).toBe(3)
    await server.kill()
  })
})

describe('a restore into a deployment', () => {
  it('refuses to lose newer views, and where it is told to, keeps what was there and lets everybody in again', async () => {
    const refused = await atEdge('restore', file('edge.db'))
    expect([refused.code, refused.said]).toEqual([
      1,
      expect.stringMatching(/newer than the file.*busy \d+.*--lose-newer/),
    ])
    const other = await command(['--at', host.url, 'restore', file('edge.db')], {
      ENTRENOUS_SECRET: 'another secret, long enough to be one',
    })
    expect([other.code, other.said]).toEqual([1, expect.stringContaining('was made with another secret')])
    const late = await new Fan(host, 'busy').opened(rootToken('busy'))
    expect(late.counted).toBe(true)
    const busy = await new Fan(host, 'busy').views()

    // What is wrong there is why somebody restores, and stands in nobody's way.
    await remote('asked').write([sql`UPDATE tallies SET views = views + 1 WHERE campaign = 'asked'`])
    const studio = openRemote(host.url, 'studio', keyring.operator())
    const leftBehind = keepPage('restore', 99, { table: 'studio_keys', body: '[]' })
    await studio.write([makePages, leftBehind])

    const { kept, wrong } = JSON.parse(await worked(atEdge('restore', file('edge.db'), '--lose-newer', '--json'))) as {
      kept: string
      wrong: string[]
    }
    expect(wrong).toEqual([expect.stringContaining('asked: tally views')])
    expect(await studio.db.all(sql`SELECT store FROM pages`)).toEqual([])
    const before = await openFile(`file:${kept}`)
    const { views } = await before.db.get<{ views: number }>(sql`SELECT views FROM tallies WHERE campaign = 'busy'`)
    await before.close()
    expect(views).toBe(busy)
    expect(await new Fan(host, 'open').views()).toBe(3)
    expect(await new Fan(host, 'busy').views()).toBeLessThan(busy)
    // The link of a view that the copy does not have begins a branch of its own.
    expect((await new Fan(host, 'busy').opened(late.link)).counted).toBe(true)
    expect(await studio.db.all(sql`SELECT name FROM studio_keys`)).toEqual([{ name: 'Client' }])
    for (const slug of ['open', 'asked', 'busy']) expect(await recount(remote(slug), slug), slug).toEqual([])
  })

  it('that is broken off leaves what was there, which answers again by itself', async () => {
    const slug = 'open'
    const engine = remote(slug)
    const fan = new Fan(host, slug)
    const { link, tally } = await fan.opened(rootToken(slug))
    const status = async () => (await fan.get('tally')).status
    const place = { name: 'edge', engine, verify: async () => [], restart: async () => {}, close: async () => {} }
    await beginArrival(place, await campaignTables(engine), { campaign: slug, move: 'broken', peer: '' })
    await expect.poll(status).toBe(503)
    const refused = await fan.unlock(link)
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '5'])
    // What has landed and was not found right stays shut, however long ago.
    await engine.write([sql`UPDATE moves SET at = at - 660000, state = 'landed' WHERE campaign = ${slug}`])
    await new Promise((settle) => setTimeout(settle, 1100))
    expect(await status()).toBe(503)
    await engine.write([sql`UPDATE moves SET state = 'arriving' WHERE campaign = ${slug}`])
    await expect.poll(status).toBe(200)
    expect((await fan.opened(link)).tally.views).toBe(tally.views + 1)
  })
})

it('a campaign moves to an object and back while fans come: nothing is lost, nothing counted twice', async () => {
  const data = file('node')
  const server: ServerProcess = await startServerProcess(join(host.folder, 'dist'), data)
  const slug = 'asked-all'
  const move = (...args: string[]) => command(['move', slug, ...args], { ENTRENOUS_DATA: data })
  const linkOf = new Map<string, string>()
  let isOver = false
  /** As a phone does: the same visit until somebody answers, wherever the domain leads just now. */
  const open = async (visit: string, link: string) => {
    for (let i = 0; !isOver || !linkOf.has(visit); i++) {
      const place: RunningHost = i % 2 ? host : server.host
      const response = await new Fan(place, slug).unlock(link, visit).catch(() => undefined)
      if (response?.status === 200) {
        linkOf.set(visit, ((await response.json()) as { link: string }).link)
        return
      }
      await response?.body?.cancel()
      await breath()
    }
  }
  const first = await server.fan(slug).opened(rootToken(slug))
  const voted = await server
    .fan(slug)
    .post('pieces/colour/vote', { choices: ['pink'] }, { Authorization: `Pass ${first.pass}` })
  expect(voted.status).toBe(200)
  const visits: string[] = []
  const load = Array.from({ length: 6 }, async () => {
    // The edge knows nothing of the campaign before it has moved: the domain leads to the server.
    while (!isOver) {
      const visit = newVisit()
      visits.push(visit)
      const known = [...linkOf.values()]
      await open(visit, known[Math.floor(Math.random() * known.length)] ?? first.link)
      await breath()
    }
  })
  await expect.poll(() => linkOf.size).toBeGreaterThan(20)

  await worked(move('--to', host.url))
  const away = await server.fan(slug).unlock(first.link)
  expect([away.status, away.headers.get('Retry-After')]).toEqual([503, '5'])
  expect((await server.fan('open').opened(rootToken('open'))).counted).toBe(true)
  const here = linkOf.size
  await expect.poll(() => linkOf.size).toBeGreaterThan(here + 20)
  await worked(move('--from', host.url))
  expect((await new Fan(host, slug).unlock(first.link)).status).toBe(503)
  const back = linkOf.size
  await expect.poll(() => linkOf.size).toBeGreaterThan(back + 20)
  isOver = true
  await Promise.all(load)

  expect(linkOf.size).toBe(visits.length)
  expect(await server.fan(slug).views()).toBe(visits.length + 1)
  for (const visit of [...visits.slice(0, 30), ...visits.slice(-30)]) {
    const { link, counted } = await server.fan(slug).opened(first.link, visit)
    expect([counted, link]).toEqual([true, linkOf.get(visit)])
  }
  const { result } = (await (
    await server.fan(slug).get('pieces/colour', { Authorization: `Pass ${first.pass}` })
  ).json()) as { result: unknown }
  expect(result).toEqual({ votes: 1, choices: { brown: 0, pink: 1, white: 0 } })
  await worked(command(['verify', slug], { ENTRENOUS_DATA: data }))
  await server.host.stop()
  expect(server.said()).toBe('')
})

describe('the drills of docs/edge.md, run as they are written', () => {
  const LINKED = ['api', 'campaigns', 'cli', 'db', 'node_modules', 'package.json', 'pieces', 'seal', 'site']
  const slug = 'together'
  let clone: string
  let server: ServerProcess
  beforeAll(async () => {
    clone = await temporaryFolder()
    for (const name of LINKED) await symlink(resolve(name), join(clone, name))
    await symlink(join(host.folder, 'dist'), join(clone, 'dist'))
    await mkdir(join(clone, '.entrenous'))
    await writeFile(join(clone, '.entrenous/secret'), SECRET)
    // `npm run entrenous --` without npm, which takes as long as a command: with it, `faults/drill.test.ts`.
    await mkdir(join(clone, 'bin'))
    const npm = `#!/bin/sh\nshift 3\nexec ${process.execPath} cli/launch.cjs cli/entrenous.ts "$@"\n`
    await writeFile(join(clone, 'bin/npm'), npm, { mode: 0o755 })
    server = await startServerProcess(join(host.folder, 'dist'), join(clone, '.entrenous'))
  })
  afterAll(() => server.kill())

  const inClone = (...args: string[]) => command(args, { ENTRENOUS_DATA: join(clone, '.entrenous') })

  async function drill(name: string): Promise<string> {
    const text = await readFile('docs/edge.md', 'utf8')
    const [, commands] = new RegExp(`<!-- drill: ${name} -->\n\`\`\`sh\n(.+?)\`\`\``, 's').exec(text) ?? []
    if (commands === undefined) throw new Error(`docs/edge.md has no drill "${name}"`)
    const path = `${join(clone, 'bin')}:${process.env.PATH}`
    const env = { PATH: path, SITE_URL: host.url, CAMPAIGN: slug, NODE_ENV: 'production', ENTRENOUS_SECRET: SECRET }
    return worked(ran('bash', ['-euc', commands], { cwd: clone, env }))
  }

  it('a backup, practised, and put back', async () => {
    const { tally } = await new Fan(host, 'open').opened(rootToken('open'))
    expect(await drill('edge backup')).toMatch(new RegExp(`→ .*drill/entrenous\\.db: .*open ${tally.views}\\b`))
    expect(await drill('edge restore')).toContain('What was there is kept: backups/edge-')
    expect(await new Fan(host, 'open').views()).toBe(tally.views)
  })

  it('a move, and the way back: streams of the campaign end, and none of them is told that it has no views', async () => {
    const { link } = await server.fan(slug).opened(rootToken(slug))
    const { key } = JSON.parse(
      await worked(inClone('studio', 'invite', '--name', 'Wall', '--role', 'owner', '--json')),
    ) as { key: string }
    const report = () =>
      server.host.fetch(`/api/studio/campaigns/${slug}/live`, { headers: { Authorization: `Bearer ${key}` } })
    const onServer = [told(await server.fan(slug).get('live'), 'tally'), told(await report(), 'report')]
    expect(await drill('move')).toContain(`counts ${slug} from now on`)
    expect(await Promise.all(onServer)).toEqual([new Set([1]), new Set([1])])
    expect((await report()).status).toBe(503)

    expect((await new Fan(host, slug).opened(link)).tally.views).toBe(2)
    const live = `http://localhost/api/campaigns/${slug}/live`
    const beside = () => host.env.WATCH.getByName(watchName(slug, 1)).fetch(live)
    const atTheEdge = [told(await new Fan(host, slug).get('live'), 'tally'), told(await beside(), 'tally')]
    expect(await drill('move back')).toContain(`counts ${slug} from now on`)
    expect(await Promise.all(atTheEdge)).toEqual([new Set([2]), new Set([2])])
    expect((await beside()).status).toBe(503)
    await expect.poll(async () => (await server.fan(slug).get('tally')).status).toBe(200)
    expect((await server.fan(slug).opened(link)).tally.views).toBe(3)

    // Back again, whoever asks is told.
    await worked(inClone('move', slug, '--to', host.url))
    expect(await (await beside()).body?.getReader().read()).toMatchObject({ done: false })
  })
})

interface Told {
  views: number
  totals?: { views: number }
}

/** All that a stream tells until it ends, as the numbers of views. */
async function told(stream: Response, name: string): Promise<Set<number>> {
  const views = new Set<number>()
  for await (const { totals, views: all } of readNamed<Told>(stream, name)) views.add(totals?.views ?? all)
  return views
}

it('a campaign that was taken out of the build is backed up, recounted and put back like the others', async () => {
  const slug = 'watched'
  const { link } = await new Fan(host, slug).opened(rootToken(slug))
  await new Fan(host, slug).opened(link)
  await host.env.CAMPAIGN.getByName(slug).hurry(60_000)
  await writeManifest(join(host.folder, 'dist'), only(...ASKED_FOR.filter((each) => each !== slug)))
  await host.useSecret(SECRET)
  const unknown = async (slug: string) => (await new Fan(host, slug).get('tally')).status
  expect(await unknown(slug)).toBe(404)
  const there = () => slugsOf({ at: host.url, key: keyring.operator() })
  await expect.poll(there).toContain(slug)

  const two = { campaign: slug, views: 2 }
  const { campaigns } = JSON.parse(await worked(atEdge('backup', file('without.db'), '--json')))
  expect(campaigns).toContainEqual(two)
  expect(JSON.parse(await worked(atEdge('verify', '--json')))).toMatchObject({
    campaigns: expect.arrayContaining([{ ...two, voided: 0, isFolded: false }]),
  })
  // Of one that never was there, no object is made.
  const objects = await host.objects.listDurableObjectIds('CampaignObject')
  const read = { sql: 'SELECT 1', params: [] }
  await expect(askRemote(host.url, 'campaigns/invented', keyring.operator(), 'read', read)).rejects.toThrow('404')
  expect(await host.objects.listDurableObjectIds('CampaignObject')).toEqual(objects)

  // The others have been put back often enough.
  const backup = await openFile(`file:${file('without.db')}`)
  const tables = await campaignTables(backup)
  await backup.write(tables.map((each) => sql`DELETE FROM ${quoted(each.name)} WHERE NOT (${isOf(each, slug)})`))
  await backup.close()
  await remote(slug).write([sql`DELETE FROM nodes WHERE campaign = ${slug} AND depth = 2`])
  await worked(atEdge('restore', file('without.db'), '--json'))
  expect(JSON.parse(await worked(atEdge('verify', slug, '--json')))).toMatchObject({
    campaigns: [two],
    differences: [],
  })
  // It is not shut any more.
  await remote(slug).write([sql`UPDATE nodes SET depth = depth WHERE campaign = ${slug}`])
})

it('a campaign whose secret has leaked comes home, gets another one there, and goes back with every view', async () => {
  const leaked = await startWorkerHost((dist) => writeManifest(dist, only('open')))
  const data = join(leaked.folder, 'node')
  const env = { ENTRENOUS_DATA: data }
  await new Fan(leaked, 'open').opened(rootToken('open'))
  const server = await startServerProcess(join(leaked.folder, 'dist'), data)
  await server.host.stop()
  await worked(command(['move', 'open', '--from', leaked.url], env))
  await worked(command(['secret', 'replace'], env))
  const ENTRENOUS_SECRET = (await readFile(join(data, 'secret'), 'utf8')).trim()
  await writeManifest(join(leaked.folder, 'dist'), only('open'), ENTRENOUS_SECRET)
  await leaked.useSecret(ENTRENOUS_SECRET)
  await worked(command(['move', 'open', '--to', leaked.url], { ...env, ENTRENOUS_SECRET }, leaked.folder))
  const other = createKeyring(ENTRENOUS_SECRET)
  expect((await new Fan(leaked, 'open').unlock(rootToken('open'))).status).toBe(403)
  await new Fan(leaked, 'open').opened(createTokenKind(other.link('open')).write(rootId(other.root('open'), 'List')))
  expect(await new Fan(leaked, 'open').views()).toBe(2)
  await leaked.stop()
})
