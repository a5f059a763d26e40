import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MembersAnswer } from '../../api/studio/contract/members-schema.ts'
import type { Report } from '../../api/studio/contract/report-schema.ts'
import { campaignTables, quoted } from '../../cli/transfer/tables.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { recount } from '../../db/campaign/recount.ts'
import { openFile } from '../../db/clients/file.ts'
import { readHeader, unseal } from '../../seal/envelope.ts'
import { createTokenKind, memberId, rootId } from '../../seal/link.ts'
import { createKeyring, type Keyring } from '../../seal/secret.ts'
import { AmbassadorPage, pageToken } from '../support/ambassadors.ts'
import { entrenousHere } from '../support/entrenous.ts'
import { manifest, newVisit, rootToken, SECRET, writeDist, writeManifest } from '../support/fixture.ts'
import { Fan } from '../support/host.ts'
import { Contributor, jpeg } from '../support/photos.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { codeOf, invite } from '../support/studio.ts'

/** A secret that has leaked is replaced by another one. */

let distDir: string
let folder: string
let server: ServerProcess
beforeEach(async () => {
  distDir = await writeDist()
  folder = dirname(distDir)
  await writeFile(file('secret'), `${SECRET}\n`, { mode: 0o600 })
})
afterEach(async () => {
  await server?.kill()
  await rm(folder, { recursive: true })
})

const file = (name: string) => join(folder, name)
const secretNow = async () => (await readFile(file('secret'), 'utf8')).trim()

async function start(secret = SECRET) {
  server = await startServerProcess(distDir, folder, { env: { BACKUP_KEEP: '0' }, secret })
}

async function startOnNew() {
  const secret = await secretNow()
  await writeManifest(distDir, manifest, secret)
  await start(secret)
  return createKeyring(secret)
}

/** With the secret of the data folder. */
const replace = (env: Record<string, string> = {}) =>
  entrenousHere(['secret', 'replace', '--json'], { ENTRENOUS_DATA: folder, ENTRENOUS_SECRET: '', ...env })

async function replaced(env?: Record<string, string>) {
  const { code, out, said } = await replace(env)
  expect(code, said).toBe(0)
  return JSON.parse(out) as Record<string, unknown>
}

async function withDatabase<T>(work: (engine: Awaited<ReturnType<typeof openFile>>) => Promise<T>): Promise<T> {
  const engine = await openFile(`file:${file('entrenous.db')}`, { asItIs: true })
  return work(engine).finally(() => engine.close())
}

let owner: string
const ask = (path: string, init: RequestInit = {}) =>
  server.host.fetch(`/api/studio/campaigns/${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${owner}`, 'Content-Type': 'application/json' },
  })
async function told<T>(path: string, method = 'GET', body?: unknown): Promise<T> {
  const response = await ask(path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })
  expect(response.ok, `${path}: ${response.status}`).toBe(true)
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}
const membersOf = async (list: string) => (await told<MembersAnswer>(`open/members/${list}`)).members
/** The report of a campaign without the names of its nodes, which hang on the secret. */
async function rootsOf(slug: string) {
  const { roots, totals } = await told<Report>(`${slug}/report`)
  return {
    totals,
    roots: roots.map(({ node: _, ...root }) => root).sort((a, b) => ((a.label ?? '') < (b.label ?? '') ? -1 : 1)),
  }
}

describe('secret replace', () => {
  it('kills every link and keeps every figure, with the lists, words, notes and photos that hang on it', async () => {
    await start()
    owner = await withDatabase(async (engine) => (await invite({ engine }, { role: 'owner' })).key)
    const first = await server.fan('open').opened(rootToken('open'))
    await server.fan('open').opened(first.link)
    const labels = ['0001', '0002', '0003', '0004', '0005']
    type Lists = { lists: { list: string }[] }
    const { lists } = await told<Lists>('open/members', 'POST', { lists: [{ label: 'Club', members: labels }] })
    const [member] = await membersOf(lists[0]?.list ?? '')
    await server.fan('open').opened(member?.url?.slice(-22) ?? '')
    await told('group/word', 'POST', { locale: 'fr', text: 'Bonsoir.' })
    const teller = await server.fan('group').opened(rootToken('group'))
    const tellerHeaders = { Authorization: `Pass ${teller.pass}` }
    const line = { id: newVisit(), line: 'Merci.' }
    expect((await server.fan('group').post('tell', line, tellerHeaders)).status).toBe(201)
    await new AmbassadorPage(server.host, 'led', pageToken('led', 'Claire')).write('À vous.')
    type Ambassadors = { ambassadors: { node: string; url: string; note: { at: number; text: string } }[] }
    const claire = async () => (await told<Ambassadors>('led/ambassadors?q=Claire')).ambassadors[0]
    const before = await claire()
    await told(`led/ambassadors/${before?.node}/note`, 'PATCH', { at: before?.note.at, state: 'shown' })
    const photographer = new Fan(server.host, 'cabines')
    const { pass } = await photographer.opened(rootToken('cabines'))
    const photo = await new Contributor(photographer, pass, 'open-cabs').added(await jpeg(), { caption: 'La mienne' })
    const figures = [await rootsOf('open'), await rootsOf('led'), await rootsOf('cabines')]
    await server.host.stop()

    const said = await replaced()
    expect(said).toMatchObject({ taken: { members: 5, texts: 5, photos: 1, unopened: 0 }, isSetIn: null })
    expect((await stat(file('secret'))).mode & 0o777).toBe(0o600)
    expect(await readFile(String(said.keptSecret), 'utf8')).toBe(`${SECRET}\n`)
    expect((await readdir(folder)).filter((name) => /next|restoring/.test(name))).toEqual([])
    const keyring = await startOnNew()

    const dead = [
      await server.fan('open').unlock(rootToken('open')),
      await server.fan('open').get('pass', { Authorization: `Pass ${first.pass}` }),
      await server.fan('open').unlock(first.link),
    ]
    expect(await Promise.all(dead.map(codeOf))).toEqual(['link-invalid', 'link-invalid', 'link-invalid'])
    expect(await rootsOf('open')).toEqual(figures[0])
    expect([await rootsOf('led'), await rootsOf('cabines')]).toEqual(figures.slice(1))
    const newToken = (slug: string, label?: string) => tokenOf(keyring, slug, label)
    await server.fan('open').opened(newToken('open'))
    expect(await server.fan('open').views()).toBe(4)

    const list = createTokenKind(keyring.name('open')).write(rootId(keyring.root('open'), 'Club'))
    const members = await membersOf(list)
    expect(members.map(({ label }) => label)).toEqual(labels)
    const theirs = createTokenKind(keyring.link('open')).write(memberId(keyring.root('open'), '0002'))
    expect(members[1]?.url).toContain(theirs)
    // A link that opens once does so again for who had opened it.
    for (const { url } of members.slice(0, 2)) {
      await server.fan('open').opened(url.slice(-22))
      expect(await codeOf(await server.fan('open').unlock(url.slice(-22)))).toBe('link-exhausted')
    }

    expect((await told<{ words: object[] }>('group/word')).words[0]).toMatchObject({ text: 'Bonsoir.' })
    expect(await told('group/told')).toMatchObject({ lines: [{ line: 'Merci.' }] })
    expect((await server.fan('led').opened(newToken('led', 'Claire'))).note?.text).toBe('À vous.')
    expect(await claire()).toMatchObject({ note: { text: 'À vous.' } })
    expect((await claire())?.url).not.toBe(before?.url)
    const visitor = new Fan(server.host, 'cabines')
    const wall = new Contributor(visitor, (await visitor.opened(newToken('cabines'))).pass, 'open-cabs')
    expect((await wall.wall()).photos).toMatchObject([{ id: photo, caption: 'La mienne' }])
    const container = new Uint8Array(await (await wall.ask(`photos/${photo}/full`)).arrayBuffer())
    const opened = await unseal(container, keyring.content('cabines', 'open-cabs', '0.0'))
    expect(opened.length).toBeGreaterThan(100)
    await server.host.stop()
    expect(await withDatabase((engine) => recount(engine))).toEqual([])
    expect(await leftBehind(createKeyring(SECRET), keyring)).toEqual([])
  })

  it('takes a secret that the start refuses, from the settings too, and says where it still stands', async () => {
    const weak = 'too short to be used'
    await databaseOf(weak)
    await writeFile(file('site.env'), `NODE_ENV=production\nENTRENOUS_SECRET="${weak}"\n`)
    const ENV_FILE = file('site.env')
    const env = { ENTRENOUS_DATA: folder, ENTRENOUS_SECRET: '', ENV_FILE }
    expect(await entrenousHere(['verify'], env)).toMatchObject({
      code: 1,
      said: expect.stringContaining('site.env:2 ENTRENOUS_SECRET: shorter'),
    })
    const { isSetIn, keptSecret } = await replaced({ ENV_FILE })
    expect(isSetIn).toMatch(/site\.env:2 ENTRENOUS_SECRET$/)
    // That of the file was another one.
    expect(await readFile(String(keptSecret), 'utf8')).toBe(`${SECRET}\n`)
    const keyring = await startOnNew()
    await server.fan('open').opened(tokenOf(keyring, 'open'))
    expect(await server.fan('open').views()).toBe(2)
  })

  it('takes no other secret than that of the database, nobody’s beside a server, and has changed nothing then', async () => {
    await databaseOf(SECRET)
    const before = await readFile(file('entrenous.db'))
    const other = await replace({ ENTRENOUS_SECRET: 'another secret, as long as it has to be' })
    expect(other).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^ENTRENOUS_SECRET: is not the secret that .*Nothing was changed/m),
    })
    expect(await readFile(file('entrenous.db'))).toEqual(before)
    await start()
    expect(await replace()).toMatchObject({ code: 1, said: expect.stringMatching(/a server or a command uses it/) })
    await server.host.stop()
    await withDatabase((engine) =>
      engine.write([
        sql`INSERT INTO moves (campaign, move, state, at, peer) VALUES ('busy', 'm', 'left', 1, 'https://edge.example')`,
      ]),
    )
    expect(await replace()).toMatchObject({
      code: 1,
      said: expect.stringMatching(/busy: is at https:\/\/edge\.example.*move busy --from/),
    })
    expect(await secretNow()).toBe(SECRET)
    await withDatabase((engine) => engine.write([sql`DELETE FROM moves`]))
    await rm(file('secret'))
    expect(await replace()).toMatchObject({ code: 1, said: expect.stringMatching(/ENTRENOUS_SECRET: missing/) })
    expect((await readdir(folder)).filter((name) => /^secret|before|restoring/.test(name))).toEqual([])
  })

  it('that was broken off between the database and the file is finished by the next one', async () => {
    await databaseOf(SECRET)
    await replaced()
    const made = await secretNow()
    // As it is before the last step.
    await rename(file('secret'), file('secret.next'))
    await writeFile(file('secret'), `${SECRET}\n`)
    await start()
    expect([await server.exit, server.said()]).toEqual([1, expect.stringMatching(/another secret.*secret replace/)])
    const said = await replaced()
    expect(said).not.toHaveProperty('taken')
    expect(await secretNow()).toBe(made)
    await startOnNew()
    expect(await server.fan('open').views()).toBe(1)
  })

  it('leaves no photo behind where one cannot be written, and changes nothing', async () => {
    await start()
    const fan = new Fan(server.host, 'cabines')
    const gallery = new Contributor(fan, (await fan.opened(rootToken('cabines'))).pass, 'open-cabs')
    await gallery.added(await jpeg())
    const photo = await gallery.added(await jpeg())
    await server.host.stop()
    const inGallery = async () => (await readdir(file('photos/cabines/open-cabs'))).sort()
    const before = await inGallery()
    // A folder where the second photo's file should be cannot be read.
    const row = await withDatabase(async ({ db }) =>
      db.get<{ file: string }>(sql`SELECT file FROM photos WHERE id = ${photo}`),
    )
    const lost = file(`photos/cabines/open-cabs/${row.file}.thumb`)
    await rename(lost, file('aside'))
    await mkdir(lost)
    expect(await replace()).toMatchObject({ code: 1, said: expect.stringMatching(/EISDIR.*Nothing was changed/) })
    expect(await inGallery()).toEqual(before)
    expect(await secretNow()).toBe(SECRET)
  })
})

/** A database with one view, made with this secret. */
async function databaseOf(secret: string) {
  const node = rootId(createKeyring(secret).root('open'), 'List') as NodeId
  const engine = await openFile(`file:${file('entrenous.db')}`)
  const ledger = createLedger({ engine, nextTurn: setImmediate, now: Date.now })
  await ledger.plant([{ node, campaign: 'open', label: 'List', kind: 'seed', channel: 'whatsapp' }])
  await ledger.open({ campaign: 'open', parent: node, channel: 'whatsapp', visit: 'v' })
  await ledger.settle()
  await ledger.close()
  await engine.close()
}

const tokenOf = (keyring: Keyring, slug: string, label = 'List') =>
  createTokenKind(keyring.link(slug)).write(rootId(keyring.root(slug), label))

/** Where ids and texts in the database still hang on the old secret, or on none. */
async function leftBehind(old: Keyring, now: Keyring): Promise<string[]> {
  const keys = now.every(manifest.campaigns).filter(({ key }) => key.length === 16)
  const opens = (container: Uint8Array<ArrayBuffer>) =>
    Promise.any(keys.map(({ key }) => unseal(container, key))).then(
      () => true,
      () => false,
    )
  return withDatabase(async (engine) => {
    const { db } = engine
    const labelled = await db.all<{ campaign: string; label: string; isMember: number }>(sql`
      SELECT campaign, label, 0 AS isMember FROM roots UNION ALL SELECT campaign, label, 1 FROM members`)
    const ids = new Set(
      labelled.map(({ campaign, label, isMember }) => (isMember ? memberId : rootId)(old.root(campaign), label)),
    )
    const found = new Set<string>()
    let texts = 0
    for (const { name } of await campaignTables(engine)) {
      for (const row of await db.all<Record<string, unknown>>(sql`SELECT * FROM ${quoted(name)}`)) {
        for (const [column, value] of Object.entries(row)) {
          if (typeof value === 'number' && ids.has(value)) found.add(`${name}.${column}`)
          const container = typeof value === 'string' ? containerIn(value) : undefined
          if (container && ++texts && !(await opens(container))) found.add(`${name}.${column}`)
        }
      }
    }
    expect([ids.size, texts]).toEqual([expect.any(Number), 5])
    return [...found]
  })
}

/** The container that a text is, base64. */
function containerIn(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const container = new Uint8Array(Buffer.from(text, 'base64'))
    return readHeader(container).recordSize === 65_536 ? container : undefined
  } catch {
    return undefined
  }
}
