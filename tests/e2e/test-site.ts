import { execFile } from 'node:child_process'
import { cp, link, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { eq } from 'drizzle-orm'
import type * as z from 'zod'
import { createCatalogue } from '../../api/catalogue.ts'
import { readSettings } from '../../api/env.ts'
import { unsealManifest } from '../../api/manifest.ts'
import { serveSite } from '../../api/node.ts'
import { createFolderStore } from '../../api/photos/folder-store.ts'
import type { AmbassadorsAnswer, StudioAmbassador } from '../../api/studio/contract/ambassadors-schema.ts'
import type { linkBody } from '../../api/studio/contract/links-schema.ts'
import { makePreview } from '../../api/studio/previews.ts'
import { type CampaignManifest, MANIFEST_FILE } from '../../campaigns/manifest.ts'
import type { Schedule } from '../../campaigns/phase.ts'
import { type Doubt, doubtsIn } from '../../db/campaign/doubt.ts'
import { readTally } from '../../db/campaign/figures.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { intents, nodes, refusals } from '../../db/campaign/schema.ts'
import type { Engine } from '../../db/engine.ts'
import type { Decision, HeldPage, HeldPhoto } from '../../pieces/gallery/contract.ts'
import { privateLinkUrl } from '../../seal/address.ts'
import { sealDeterministically } from '../../seal/container.ts'
import { createTokenKind, rootId } from '../../seal/link.ts'
import { createKeyring } from '../../seal/secret.ts'
import { newVisit, temporaryFolder } from '../support/fixture.ts'
import { freePort } from '../support/free-port.ts'
import { grow } from '../support/grown.ts'
import { Fan } from '../support/host.ts'
import { Contributor } from '../support/photos.ts'
import type { ProxyName } from '../support/proxy.ts'
import { invite } from '../support/studio.ts'
import { SECRET } from '../unit/sealing/workplace.ts'
import { ALBUM, CAPPED, EPILOGUE_AT, LIST } from './campaigns.ts'

/** When campaigns, and their epilogues, open and close: a date, or milliseconds from the moment that the site is served. */
export type Schedules = Record<string, { [date in keyof Schedule | 'epilogue']?: number | Date }>

const DAY_MS = 86_400_000
/** Faults are worth a line among those of the tests; that a site was started is not. */
const QUIET = { PORT: '0', LOG_LEVEL: 'warn' }
const keyring = createKeyring(SECRET)
const execute = promisify(execFile)

/** What serves a built site: a Node process, or the Worker in workerd. */
interface Server {
  origin: string
  /** The command line reaches it by its address alone. */
  isElsewhere?: boolean
  /** The studio's store. */
  engine: Engine
  storeOf(slug: string): Engine
  campaigns(): readonly CampaignManifest[]
  /** Sets its clock so much ahead of the machine's. */
  setAhead(ms: number): void | Promise<void>
  stop(): Promise<void>
}

/** The built site behind the real server, with a database of its own. */
export class TestSite {
  readonly #server: Server
  readonly #folder: string
  #ahead = 0

  private constructor(server: Server, folder: string) {
    this.#server = server
    this.#folder = folder
  }

  get origin(): string {
    return this.#server.origin
  }

  /** @param embed origins that every campaign names */
  static async open(schedules: Schedules, embed: readonly string[] = []): Promise<TestSite> {
    const folder = await temporaryFolder()
    const isAsBuilt = Object.keys(schedules).length + embed.length === 0
    const distDir = isAsBuilt ? join(builtFolder(), 'dist') : await rebuild(join(folder, 'dist'), schedules, embed)
    const env = { ...QUIET, ENTRENOUS_SECRET: SECRET, ENTRENOUS_DATA: folder }
    return new TestSite(await serveByNode(env, distDir), folder)
  }

  /** The same as it was built, by the Worker: without what is too large for a file there. */
  static async openAtEdge(): Promise<TestSite> {
    // Loads what Node has no need of.
    const { startWorker } = await import('../support/worker-host.ts')
    const folder = await mkdtemp(join(builtFolder(), 'edge-'))
    const distDir = await linkTree(join(builtFolder(), 'dist'), join(folder, 'dist'), (path) => !path.startsWith(ALBUM))
    const campaigns = (await readBuilt(distDir)).campaigns.filter(({ slug }) => slug !== ALBUM)
    const vars = { DEMOS: campaigns.map(({ slug }) => slug).join(',') }
    const worker = await startWorker({ distDir, secret: SECRET, vars })
    const setAhead = (ahead: number) => worker.setClock({ ahead })
    return new TestSite(
      { ...worker, origin: worker.siteUrl, isElsewhere: true, campaigns: () => campaigns, setAhead },
      folder,
    )
  }

  /** The same as it was built, over HTTPS through a proxy of `deploy/`. */
  static async openBehind(name: ProxyName): Promise<TestSite> {
    const folder = await temporaryFolder()
    const port = await freePort()
    const origin = `https://localhost:${port}`
    const env = { ...QUIET, SITE_URL: origin, TRUST_PROXY: '1', ENTRENOUS_SECRET: SECRET, ENTRENOUS_DATA: folder }
    const { port: ownPort, ...server } = await serveByNode(env, join(builtFolder(), 'dist'))
    // Not every test needs what it installs.
    const { startProxy } = await import('../support/proxy.ts')
    const proxy = await startProxy(name, ownPort, port)
    const stop = async () => {
      await proxy.stop()
      await server.stop()
    }
    return new TestSite({ ...server, origin, stop }, folder)
  }

  async close(): Promise<void> {
    await this.#server.stop()
    await rm(this.#folder, { recursive: true })
  }

  /** From now on it is so much later for the server; see {@link Phone.waits}. */
  async waits(ms: number): Promise<void> {
    this.#ahead += ms
    await this.#server.setAhead(this.#ahead)
  }

  /** The private link of a root. */
  link(slug: string, { label = LIST, letter = 'w', isEmail = false } = {}): string {
    return privateLinkUrl(`${this.origin}/${slug}/`, letter, this.rootToken(slug, label), isEmail)
  }

  /** A new private link of the studio. */
  async studioLink(invitation: Parameters<typeof invite>[1] = {}): Promise<string> {
    return `${this.origin}/studio/#${(await invite(this.#server, invitation)).key}`
  }

  /** The link of a new preview. */
  async previewLink(slug: string): Promise<string> {
    const world = { store: this.#server.storeOf(slug), siteUrl: this.origin, now: Date.now }
    const campaign = { slug, previews: createTokenKind(keyring.preview(slug)) }
    const made = await makePreview(world, campaign, { who: 'test', expiresAt: Date.now() + DAY_MS })
    return made.url ?? ''
  }

  rootToken(slug: string, label = LIST): string {
    return createTokenKind(keyring.link(slug)).write(rootId(keyring.root(slug), label))
  }

  /** Runs `npm run entrenous -- …` for the server and returns what it prints. */
  async entrenous(...asked: string[]): Promise<string> {
    const args = this.#server.isElsewhere ? ['--at', this.origin, ...asked] : asked
    const env = {
      ...process.env,
      CAMPAIGNS_DIR: join(builtFolder(), 'campaigns'),
      ENTRENOUS_DATA: this.#folder,
      ENTRENOUS_SECRET: SECRET,
      SITE_URL: this.origin,
    }
    return (await execute(process.execPath, [resolve('cli/launch.cjs'), 'cli/entrenous.ts', ...args], { env })).stdout
  }

  /** Somebody far away opens a link, without a browser of ours, and chooses a circle where the link has none. */
  async openedElsewhere(slug: string, token: string, circle?: string): Promise<string> {
    return (await this.#fan(slug).opened(token, newVisit(), { ...(circle !== undefined && { circle }) })).link
  }

  /** The same, whose page is before them for as long as the server remembers it. */
  async hereElsewhere(slug: string, token: string): Promise<void> {
    const fan = this.#fan(slug)
    const { pass } = await fan.opened(token)
    const answer = await fan.post('presence', { pass, here: true })
    if (!answer.ok) throw new Error(`presence answered ${answer.status}: ${await answer.text()}`)
  }

  /** The same through a root, who then votes. */
  async votedElsewhere(slug: string, label: string, piece: string, choices: readonly string[]): Promise<void> {
    const fan = this.#fan(slug)
    const { pass } = await fan.opened(this.rootToken(slug, label))
    const answer = await fan.post(`pieces/${piece}/vote`, { choices }, { Authorization: `Pass ${pass}` })
    if (!answer.ok) throw new Error(`vote answered ${answer.status}: ${await answer.text()}`)
  }

  /** The same through a root, who has a pass on a gallery then. */
  async contributorElsewhere(slug: string, label: string, piece: string): Promise<Contributor> {
    const fan = this.#fan(slug)
    const { pass } = await fan.opened(this.rootToken(slug, label))
    return new Contributor(fan, pass, piece)
  }

  /** The same, who adds a photo. Resolves to its id. */
  async addedElsewhere(slug: string, piece: string, photo: Uint8Array, caption = ''): Promise<string> {
    return (await this.contributorElsewhere(slug, LIST, piece)).added(photo, { caption })
  }

  /** A moderator decides about photos. */
  async decides(slug: string, piece: string, decision: Decision): Promise<void> {
    await this.#studio(slug, `pieces/${piece}/photos`, decision)
  }

  /** An owner changes what a link may do, or what of it counts. */
  async changes(slug: string, link: string, change: Omit<z.input<typeof linkBody>, 'dryRun'>): Promise<void> {
    const node = createTokenKind(keyring.link(slug)).read(link)
    if (node === undefined) throw new Error(`No link of ${slug}: ${link}`)
    await this.#studio(slug, `links/${createTokenKind(keyring.name(slug)).write(node)}`, change)
  }

  /** The address of an ambassador's own page. */
  async pageOf(slug: string, label: string): Promise<string> {
    const { url } = await this.#ambassador(slug, label)
    if (!url) throw new Error(`No page of ${label}`)
    // The server knows its address, but not the port that it was given.
    return url.replace(/^https?:\/\/[^/]+/, this.origin)
  }

  /** The studio shows what an ambassador wrote to their branch. */
  async showsNote(slug: string, label: string): Promise<void> {
    const { node, note } = await this.#ambassador(slug, label)
    await this.#studio(slug, `ambassadors/${node}/note`, { state: 'shown', at: note?.at })
  }

  async #ambassador(slug: string, label: string): Promise<StudioAmbassador> {
    const { ambassadors } = await this.#studio<AmbassadorsAnswer>(slug, 'ambassadors')
    const found = ambassadors.find((each) => each.label === label)
    if (!found) throw new Error(`No ambassador ${label}`)
    return found
  }

  /** All photos of a gallery in one queue of its moderators. */
  async queue(slug: string, piece: string, queue: string): Promise<HeldPhoto[]> {
    return (await this.#studio<HeldPage>(slug, `pieces/${piece}/photos?queue=${queue}`)).photos
  }

  /** What the studio answers an owner: to a change, or to a question. */
  async #studio<Answer>(slug: string, path: string, change?: object): Promise<Answer> {
    const { key } = await invite(this.#server, { role: 'owner' })
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
    const response = await fetch(`${this.origin}/api/studio/campaigns/${slug}/${path}`, {
      headers,
      ...(change && { method: 'PATCH', body: JSON.stringify(change) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`The studio answered ${response.status} to ${path}: ${text}`)
    return text && JSON.parse(text)
  }

  #fan(slug: string): Fan {
    const host = {
      fetch: (path: string, init?: RequestInit) => fetch(new URL(path, this.origin), init),
      stop: () => this.close(),
    }
    return new Fan(host, slug)
  }

  /** Lets a campaign spread for four days. Those of another one must be other days: ids are made of the time. */
  async grow(
    slug: string,
    views: number,
    { labels = [LIST, CAPPED], to = Date.now() }: { labels?: readonly string[]; to?: number } = {},
  ): Promise<void> {
    const roots = labels.map((label) => rootId(keyring.root(slug), label) as NodeId)
    await grow(this.#server.storeOf(slug), { campaign: slug, roots, views, from: to - 4 * DAY_MS, to })
  }

  /** Fills the wall of a gallery: photos of so many fans who came before, three of each. */
  async hang(slug: string, piece: string, photos: number): Promise<void> {
    const { hang } = await import('../support/wall.ts')
    const catalogue = createCatalogue(keyring)
    catalogue.use({ version: 1, campaigns: [...this.#server.campaigns()] })
    const campaign = catalogue.find(slug)
    if (!campaign) throw new Error(`The site has no campaign ${slug}`)
    const store = createFolderStore(join(this.#folder, 'photos'))
    await hang({ engine: this.#server.storeOf(slug), store, campaign, piece, photos, each: 3 })
  }

  async views(slug: string): Promise<number> {
    return (await readTally(this.#server.storeOf(slug), slug)).views
  }

  /** The first moment after every view so far: the machine's clock may show an earlier one, or that of the last view. */
  async afterViews(slug: string): Promise<Date> {
    const rows = await this.#server.storeOf(slug).db.select().from(nodes).where(eq(nodes.campaign, slug))
    return new Date(Math.max(...rows.filter(({ parent }) => parent !== null).map(({ at }) => at)) + 1)
  }

  /** How the counted views travelled, in the order of their opening. */
  async channels(slug: string): Promise<string[]> {
    const rows = await this.#server.storeOf(slug).db.select().from(nodes).where(eq(nodes.campaign, slug))
    return rows.filter(({ parent }) => parent !== null).map(({ channel }) => channel)
  }

  /** What the counted views carry, in the order of their opening. */
  async doubts(slug: string): Promise<Doubt[][]> {
    const rows = await this.#server.storeOf(slug).db.select().from(nodes).where(eq(nodes.campaign, slug))
    return rows.filter(({ parent }) => parent !== null).map(({ doubt }) => doubtsIn(doubt))
  }

  /** Openings that were not counted, by reason. */
  async refusals(slug: string): Promise<Record<string, number>> {
    const rows = await this.#server.storeOf(slug).db.select().from(refusals).where(eq(refusals.campaign, slug))
    return Object.fromEntries(rows.map(({ reason, openings }) => [reason, openings]))
  }

  /** Uses of share buttons, by channel. */
  async intents(slug: string): Promise<Record<string, number>> {
    const rows = await this.#server.storeOf(slug).db.select().from(intents).where(eq(intents.campaign, slug))
    return Object.fromEntries(rows.map(({ channel, uses }) => [channel, uses]))
  }
}

function builtFolder(): string {
  const folder = process.env.E2E_FOLDER
  if (!folder) throw new Error('No site was built: run the tests with `npx playwright test`')
  return folder
}

async function serveByNode(env: Record<string, string>, distDir: string): Promise<Server & { port: number }> {
  let ahead = 0
  const settings = { ...readSettings(env), distDir }
  const site = await serveSite(settings, SECRET, { now: () => Date.now() + ahead })
  return {
    ...{ port: site.port, origin: `http://localhost:${site.port}`, engine: site.engine, stop: site.close },
    storeOf: () => site.engine,
    campaigns: () => site.campaigns() ?? [],
    setAhead(ms) {
      ahead = ms
    },
  }
}

/** The files of a folder in another one, without a copy of their bytes. */
async function linkTree(from: string, to: string, isWanted: (path: string) => boolean): Promise<string> {
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    const path = relative(from, join(entry.parentPath, entry.name))
    if (!entry.isFile() || !isWanted(path)) continue
    await mkdir(dirname(join(to, path)), { recursive: true })
    await link(join(from, path), join(to, path))
  }
  return to
}

async function readBuilt(distDir: string) {
  return unsealManifest(new Uint8Array(await readFile(join(distDir, MANIFEST_FILE))), keyring)
}

/**
 * The built site with other dates and origins, in the places where a build writes them: a build per test would take longer
 * than some of the dates are away. What stays as it was is linked.
 */
async function rebuild(distDir: string, schedules: Schedules, embed: readonly string[]): Promise<string> {
  const builtDir = join(builtFolder(), 'dist')
  await mkdir(distDir)
  for (const name of await readdir(builtDir)) {
    if (name in schedules) await cp(join(builtDir, name), join(distDir, name), { recursive: true })
    else if (name !== MANIFEST_FILE) await symlink(join(builtDir, name), join(distDir, name))
  }
  const manifest = await readBuilt(builtDir)
  for (const campaign of manifest.campaigns) campaign.embed.push(...embed)
  for (const [slug, { epilogue, ...offsets }] of Object.entries(schedules)) {
    const campaign = manifest.campaigns.find((each) => each.slug === slug)
    const last = campaign?.pieces.find(({ id }) => id === 'epilogue')
    const dates = Object.entries(offsets).map(([name, offset = 0]) => [name, moment(offset)])
    const schedule = Object.fromEntries(dates) as Schedule
    const epilogueAt = epilogue === undefined ? EPILOGUE_AT : moment(epilogue)
    Object.assign(campaign ?? {}, schedule)
    Object.assign(last?.unlock ?? {}, { at: epilogueAt })
    const page = join(distDir, slug, 'index.html')
    const html = await readFile(page, 'utf8')
    const island = html
      .replace(
        /"schedule":(\{[^}]*\})/,
        (_, built) => `"schedule":${JSON.stringify({ ...JSON.parse(built), ...schedule })}`,
      )
      .replace(`{"at":${EPILOGUE_AT}}`, `{"at":${epilogueAt}}`)
    await writeFile(page, island)
    // The server would answer with the page as it was compressed by the build.
    for (const ending of ['.br', '.gz']) await rm(page + ending)
  }
  const json = new TextEncoder().encode(JSON.stringify(manifest))
  await writeFile(join(distDir, MANIFEST_FILE), await sealDeterministically(json, keyring.manifest(), 'manifest'))
  return distDir
}

function moment(offset: number | Date): number {
  return offset instanceof Date ? offset.getTime() : Date.now() + offset
}
