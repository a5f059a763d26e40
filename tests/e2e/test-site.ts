import { execFile } from 'node:child_process'
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { eq } from 'drizzle-orm'
import { readSettings } from '../../api/env.ts'
import { unsealManifest } from '../../api/manifest.ts'
import { type RunningSite, serveSite } from '../../api/node.ts'
import { makePreview } from '../../api/studio/previews.ts'
import { MANIFEST_FILE } from '../../campaigns/manifest.ts'
import type { Schedule } from '../../campaigns/phase.ts'
import { type Doubt, doubtsIn } from '../../db/campaign/doubt.ts'
import { readTally } from '../../db/campaign/figures.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { intents, nodes, refusals } from '../../db/campaign/schema.ts'
import type { Decision, HeldPage, HeldPhoto } from '../../pieces/gallery/contract.ts'
import { privateLinkUrl } from '../../seal/address.ts'
import { sealDeterministically } from '../../seal/container.ts'
import { createTokenKind, rootId } from '../../seal/link.ts'
import { createKeyring } from '../../seal/secret.ts'
import { temporaryFolder } from '../support/fixture.ts'
import { freePort } from '../support/free-port.ts'
import { grow } from '../support/grown.ts'
import { Fan } from '../support/host.ts'
import { Contributor } from '../support/photos.ts'
import type { ProxyName, TlsProxy } from '../support/proxy.ts'
import { invite } from '../support/studio.ts'
import { SECRET } from '../unit/sealing/workplace.ts'
import { CAPPED, EPILOGUE_AT, LIST } from './campaigns.ts'

/** When campaigns, and their epilogues, open and close: a date, or milliseconds from the moment that the site is served. */
export type Schedules = Record<string, { [date in keyof Schedule | 'epilogue']?: number | Date }>

const DAY_MS = 86_400_000
/** Faults are worth a line among those of the tests; that a site was started is not. */
const QUIET = { PORT: '0', LOG_LEVEL: 'warn' }
const keyring = createKeyring(SECRET)
const execute = promisify(execFile)

/** The machine's, until a test waits. */
class Clock {
  ahead = 0
  readonly now = () => Date.now() + this.ahead
}

/** The built site behind the real server, with a database of its own. */
export class TestSite {
  readonly origin: string
  readonly #site: RunningSite
  readonly #folder: string
  readonly #clock: Clock
  #proxy: TlsProxy | undefined

  private constructor(site: RunningSite, folder: string, clock: Clock, origin = `http://localhost:${site.port}`) {
    this.#site = site
    this.#folder = folder
    this.#clock = clock
    this.origin = origin
  }

  /** @param embed origins that every campaign names */
  static async open(schedules: Schedules, embed: readonly string[] = []): Promise<TestSite> {
    const folder = await temporaryFolder()
    const isAsBuilt = Object.keys(schedules).length + embed.length === 0
    const distDir = isAsBuilt ? join(builtFolder(), 'dist') : await rebuild(join(folder, 'dist'), schedules, embed)
    const settings = { ...readSettings({ ...QUIET, ENTRENOUS_SECRET: SECRET, ENTRENOUS_DATA: folder }), distDir }
    const clock = new Clock()
    return new TestSite(await serveSite(settings, SECRET, { now: clock.now }), folder, clock)
  }

  /** The same as it was built, over HTTPS through a proxy of `deploy/`. */
  static async openBehind(name: ProxyName): Promise<TestSite> {
    const folder = await temporaryFolder()
    const port = await freePort()
    const origin = `https://localhost:${port}`
    const env = { ...QUIET, SITE_URL: origin, TRUST_PROXY: '1', ENTRENOUS_SECRET: SECRET, ENTRENOUS_DATA: folder }
    const clock = new Clock()
    const settings = { ...readSettings(env), distDir: join(builtFolder(), 'dist') }
    const running = await serveSite(settings, SECRET, { now: clock.now })
    const site = new TestSite(running, folder, clock, origin)
    // Not every test needs what it installs.
    const { startProxy } = await import('../support/proxy.ts')
    site.#proxy = await startProxy(name, running.port, port)
    return site
  }

  async close(): Promise<void> {
    await this.#proxy?.stop()
    await this.#site.close()
    await rm(this.#folder, { recursive: true })
  }

  /** From now on it is so much later for the server; see {@link Phone.waits}. */
  waits(ms: number): void {
    this.#clock.ahead += ms
  }

  /** The private link of a root. */
  link(slug: string, { label = LIST, letter = 'w', isEmail = false } = {}): string {
    return privateLinkUrl(`${this.origin}/${slug}/`, letter, this.rootToken(slug, label), isEmail)
  }

  /** A new private link of the studio. */
  async studioLink(invitation: Parameters<typeof invite>[1] = {}): Promise<string> {
    return `${this.origin}/studio/#${(await invite(this.#site, invitation)).key}`
  }

  /** The link of a new preview. */
  async previewLink(slug: string): Promise<string> {
    const world = { store: this.#site.engine, siteUrl: this.origin, now: Date.now }
    const campaign = { slug, previews: createTokenKind(keyring.preview(slug)) }
    const made = await makePreview(world, campaign, { who: 'test', expiresAt: Date.now() + DAY_MS })
    return made.url ?? ''
  }

  rootToken(slug: string, label = LIST): string {
    return createTokenKind(keyring.link(slug)).write(rootId(keyring.root(slug), label))
  }

  /** Runs `npm run entrenous -- …` beside the server and returns what it prints. */
  async entrenous(...args: string[]): Promise<string> {
    const env = {
      ...process.env,
      CAMPAIGNS_DIR: join(builtFolder(), 'campaigns'),
      ENTRENOUS_DATA: this.#folder,
      ENTRENOUS_SECRET: SECRET,
      SITE_URL: this.origin,
    }
    return (await execute(process.execPath, [resolve('cli/launch.cjs'), 'cli/entrenous.ts', ...args], { env })).stdout
  }

  /** Somebody far away opens a link, without a browser of ours. */
  async openedElsewhere(slug: string, token: string): Promise<string> {
    return (await this.#fan(slug).opened(token)).link
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
    const { key } = await invite(this.#site, { role: 'owner' })
    const response = await fetch(`${this.origin}/api/studio/campaigns/${slug}/pieces/${piece}/photos`, {
      method: 'PATCH',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(decision),
    })
    if (!response.ok) throw new Error(`The decision was answered ${response.status}: ${await response.text()}`)
  }

  /** All photos of a gallery in one queue of its moderators. */
  async queue(slug: string, piece: string, queue: string): Promise<HeldPhoto[]> {
    const { key } = await invite(this.#site, { role: 'owner' })
    const path = `/api/studio/campaigns/${slug}/pieces/${piece}/photos?queue=${queue}`
    const response = await fetch(this.origin + path, { headers: { Authorization: `Bearer ${key}` } })
    return ((await response.json()) as HeldPage).photos
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
    await grow(this.#site.engine, { campaign: slug, roots, views, from: to - 4 * DAY_MS, to })
  }

  async views(slug: string): Promise<number> {
    return (await readTally(this.#site.engine, slug)).views
  }

  /** How the counted views travelled, in the order of their opening. */
  async channels(slug: string): Promise<string[]> {
    const rows = await this.#site.engine.db.select().from(nodes).where(eq(nodes.campaign, slug))
    return rows.filter(({ parent }) => parent !== null).map(({ channel }) => channel)
  }

  /** What the counted views carry, in the order of their opening. */
  async doubts(slug: string): Promise<Doubt[][]> {
    const rows = await this.#site.engine.db.select().from(nodes).where(eq(nodes.campaign, slug))
    return rows.filter(({ parent }) => parent !== null).map(({ doubt }) => doubtsIn(doubt))
  }

  /** Openings that were not counted, by reason. */
  async refusals(slug: string): Promise<Record<string, number>> {
    const rows = await this.#site.engine.db.select().from(refusals).where(eq(refusals.campaign, slug))
    return Object.fromEntries(rows.map(({ reason, openings }) => [reason, openings]))
  }

  /** Uses of share buttons, by channel. */
  async intents(slug: string): Promise<Record<string, number>> {
    const rows = await this.#site.engine.db.select().from(intents).where(eq(intents.campaign, slug))
    return Object.fromEntries(rows.map(({ channel, uses }) => [channel, uses]))
  }
}

function builtFolder(): string {
  const folder = process.env.E2E_FOLDER
  if (!folder) throw new Error('No site was built: run the tests with `npx playwright test`')
  return folder
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
  const manifest = await unsealManifest(new Uint8Array(await readFile(join(builtDir, MANIFEST_FILE))), keyring)
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
      .replace('"schedule":{}', `"schedule":${JSON.stringify(schedule)}`)
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
