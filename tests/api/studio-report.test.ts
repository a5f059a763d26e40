import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProblemBody } from '../../api/errors.ts'
import type { UnlockAnswer } from '../../api/fan-contract.ts'
import type { Report } from '../../api/studio/contract/report-schema.ts'
import { type ChannelId, channel } from '../../campaigns/channels.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { refusals } from '../../db/campaign/schema.ts'
import { createTokenKind } from '../../seal/link.ts'
import { differencesIn, startHost } from '../support/any-host.ts'
import { stopClock } from '../support/clock.ts'
import { CLOSED_AT, keyring, newVisit, rootToken } from '../support/fixture.ts'
import { grow } from '../support/grown.ts'
import { Fan, type StudioHost } from '../support/host.ts'
import { codeOf, type StudioBrowser, signedIn } from '../support/studio.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const CHANNELS: ChannelId[] = ['whatsapp', 'email', 'copy']

const VIEWS = 4000
const to = Date.now() - (Date.now() % HOUR_MS)
const from = to - 30 * DAY_MS

// However long a hundred openings take here, they come within a second.
stopClock()

let host: StudioHost
let studio: StudioBrowser
beforeAll(async () => {
  host = await startHost()
  // Before anybody reads: hours that are over are read once.
  const roots = ['List', 'Capped'].map((label) => nodeOf('busy', rootToken('busy', label)))
  await grow(host.storeOf('busy'), { campaign: 'busy', roots, views: VIEWS, from, to: to - 1 })
  const closed = { campaign: 'over', roots: [nodeOf('over', rootToken('over'))], views: 60 }
  await grow(host.storeOf('over'), { ...closed, from: CLOSED_AT - DAY_MS, to: CLOSED_AT - 1 })
  await host
    .storeOf('over')
    .db.insert(refusals)
    .values([
      { campaign: 'over', quarter: (CLOSED_AT / HOUR_MS - 30) * 4, reason: 'not-open-yet', openings: 2 },
      { campaign: 'over', quarter: (CLOSED_AT / HOUR_MS + 30) * 4, reason: 'closed', openings: 3 },
    ])
  studio = (await signedIn(host, { role: 'editor' })).browser
})
afterAll(() => host.stop())

const nodeOf = (slug: string, token: string) => createTokenKind(keyring.link(slug)).read(token) as NodeId
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
async function report(slug: string, query: Record<string, string> = {}): Promise<Report> {
  const response = await studio.ask(`campaigns/${slug}/report?${new URLSearchParams(query)}`)
  expect(response.status).toBe(200)
  return (await response.json()) as Report
}

/** Everything that adds up, whatever is selected. */
function expectSums({ totals, views, channels, roots, uncounted }: Report) {
  expect(sum(views.map((bucket) => bucket.views))).toBe(totals.inRange)
  expect(sum(views.map(({ before }) => before))).toBe(totals.before)
  expect(sum(views.map((bucket) => bucket.clear))).toBe(totals.clearInRange)
  expect(sum(channels.map((each) => each.views))).toBe(totals.inRange)
  expect(sum(channels.map((each) => each.clear))).toBe(totals.clearInRange)
  expect(sum(roots.map(({ clearReach }) => clearReach ?? 0))).toBe(totals.clearInRange)
  expect(totals.views).toBe(totals.clear + totals.doubtful)
  expect(sum(roots.map(({ reach }) => reach ?? 0))).toBe(totals.inRange)
  for (const root of roots) expect(sum(root.spark)).toBe(root.reach)
  // At most 24 dots, of which the last is never of fewer buckets than those before it.
  const lastDot = views.slice(-Math.ceil(views.length / 24))
  expect(sum(roots.map(({ spark }) => spark.at(-1) ?? 0))).toBe(sum(lastDot.map((bucket) => bucket.views)))
  if (totals.inRange > 0) {
    expect(sum(channels.map(({ share }) => share))).toBeCloseTo(1, 9)
    expect(sum(roots.map(({ share }) => share ?? 0))).toBeCloseTo(1, 9)
  }
  const refused = sum(uncounted.reasons.map(({ openings }) => openings))
  expect(uncounted.raw).toBe(uncounted.counted + refused)
  expect(sum(uncounted.buckets.flatMap(({ openings }) => Object.values(openings)))).toBe(refused)
  expect(sum(uncounted.buckets.map(({ counted }) => counted))).toBe(uncounted.counted)
}

describe('a cascade of fans', () => {
  const opened: UnlockAnswer[] = []
  const uses = { whatsapp: 0, email: 0, copy: 0 }
  let openings = 0

  /** Opens by a link that travelled some way, and remembers every opening. */
  async function open(token: string, id: ChannelId, more: Record<string, unknown> = {}, visit = newVisit()) {
    openings++
    const link = channel(id).letter + token
    const response = await new Fan(host, 'open').post('unlock', { link, visit, ...more })
    return response.status === 200 ? ((await response.json()) as UnlockAnswer) : undefined
  }

  beforeAll(async () => {
    let state = 42
    const random = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
      return (state >> 8) % below
    }
    const links = [rootToken('open'), rootToken('open', 'Capped')]
    for (let i = 0; i < 150; i++) {
      const id = CHANNELS[random(3)] ?? 'copy'
      const token = links[random(links.length)] ?? ''
      const [visit, known] = [newVisit(), opened[random(opened.length + 1)]]
      const dice = random(10)
      const answer = await open(token, id, dice === 0 && known ? { pass: known.pass } : {}, visit)
      if (dice === 1) await open(token, id, {}, visit)
      if (dice === 2) await open(rootToken('busy'), id)
      if (answer?.counted && !opened.some(({ link }) => link === answer.link)) {
        opened.push(answer)
        links.push(answer.link)
        if (dice > 6) {
          await new Fan(host, 'open').post('intents', { pass: answer.pass, channel: id })
          uses[id as keyof typeof uses]++
        }
      }
    }
  })

  it('is told as the tally tells it, and every sum equals it', async () => {
    const told = await report('open')
    expect(told.totals).toMatchObject({ views: opened.length, inRange: opened.length, before: 0 })
    // A test opens faster than people pass on: the public counter shows what is clear.
    expect(told.totals.doubtful).toBeGreaterThan(0)
    expect(await new Fan(host, 'open').views()).toBe(told.totals.clear)
    expect(sum(told.spread.generations.map(({ views }) => views))).toBe(opened.length)
    expect(Math.max(...told.spread.generations.map(({ generation }) => generation))).toBe(told.totals.depth)
    expectSums(told)
  })

  it('explains every opening that is no view', async () => {
    const { uncounted } = await report('open')
    expect(uncounted.counted).toBe(opened.length)
    expect(uncounted.raw).toBe(openings)
    const reasons = uncounted.reasons.map(({ reason }) => reason)
    expect(reasons).toEqual(expect.arrayContaining(['retry', 'reopened', 'link-invalid']))
  })

  it('is told by channel: intents, views, and how many of one the other brings', async () => {
    const { channels } = await report('open')
    for (const id of CHANNELS) {
      const told = channels.find((each) => each.channel === id)
      const used = uses[id as keyof typeof uses]
      expect(told?.intents).toBe(used)
      expect(told?.perIntent).toBeCloseTo((told?.views ?? 0) / used, 9)
    }
  })

  it('is the same in the tree, the overview and the export', async () => {
    const owner = (await signedIn(host, { role: 'owner' })).browser
    const tree = await (await owner.ask('campaigns/open/tree?fold=1')).json()
    expect(tree.size).toBe(opened.length)
    const roots = tree.parents.flatMap((parent: number, i: number) => (parent < 0 ? [tree.below[i]] : []))
    expect(sum(roots)).toBe(opened.length)
    const { campaigns } = await (await studio.ask('campaigns')).json()
    expect(campaigns.find(({ slug }: { slug: string }) => slug === 'open').views).toBe(opened.length)
    const exported = (await (await studio.ask('campaigns/open/export/views.json')).json()) as { views: number }[]
    expect(sum(exported.map(({ views }) => views))).toBe(opened.length)
  })

  it('adds up under every filter, and the filters add up to it', async () => {
    const whole = await report('open')
    const byChannel = await Promise.all(whole.channels.map((each) => report('open', { channel: each.channel })))
    const byRoot = await Promise.all(whole.roots.map(({ node }) => report('open', { root: node })))
    for (const parts of [byChannel, byRoot]) {
      parts.forEach(expectSums)
      expect(sum(parts.map(({ totals }) => totals.inRange))).toBe(whole.totals.inRange)
      for (const { totals } of parts) expect(totals.views).toBe(whole.totals.views)
    }
    for (const { channels } of byRoot) for (const { perIntent } of channels) expect(perIntent).toBeNull()
    expect((await report('open', { root: '1'.repeat(22) })).totals.inRange).toBe(0)
  })

  it('leaves every counter as a recount has it', async () => {
    expect(await differencesIn(host, 'open', 'busy', 'over')).toEqual([])
  })
})

describe('a link that spreads further than chats do', () => {
  it('is flagged by both rules with their limits, alarms once, and no more when it is capped', async () => {
    const fan = new Fan(host, 'fresh')
    const alerts = async () => {
      const { campaigns } = await (await studio.ask('campaigns')).json()
      return campaigns.find(({ slug }: { slug: string }) => slug === 'fresh').alerts
    }
    const { link } = await fan.opened(rootToken('fresh'))
    const quiet = await fan.opened(rootToken('fresh'))
    await Promise.all(Array.from({ length: 12 }, () => fan.opened(quiet.link)))
    // The brand's own link may go as far as it likes.
    await Promise.all(Array.from({ length: 120 }, () => fan.opened(rootToken('fresh'))))
    expect(await alerts()).toBe(0)
    const [opened] = await Promise.all(Array.from({ length: 110 }, () => fan.opened(link)))
    await fan.opened(opened?.link ?? '')
    const { leaks } = await report('fresh')
    const node = createTokenKind(keyring.name('fresh')).write(nodeOf('fresh', link))
    // A hundred within a second: a star, and no people.
    expect(leaks.map((leak) => [leak.node, leak.rule, leak.limit]).sort()).toEqual([
      [node, 'fast', 20],
      [node, 'machine', 20],
      [node, 'many', 100],
      [node, 'star', 20],
    ])
    expect(leaks.find(({ rule }) => rule === 'many')).toMatchObject({
      views: 110,
      further: 1,
      channel: 'whatsapp',
      depth: 2,
      cap: null,
    })
    expect(await alerts()).toBe(1)
    await studio.send('PATCH', `campaigns/fresh/links/${node}`, { cap: 110 })
    expect(await alerts()).toBe(0)
    expect((await report('fresh')).leaks.map(({ cap }) => cap)).toEqual([110, 110, 110, 110])
    expect(await differencesIn(host, 'fresh')).toEqual([])
  })
})

describe('a campaign of weeks', () => {
  it.each(['quarter', 'hour', 'day', 'week'])('adds up by the %s, in any zone', async (bucket) => {
    for (const zone of ['UTC', 'Europe/Paris', 'Asia/Kolkata', 'America/Santiago']) {
      const told = await report('busy', { bucket, zone })
      expect(told.range.bucket).toBe(bucket)
      expect(told.totals.inRange).toBe(VIEWS)
      expectSums(told)
    }
  })

  it('has windows that meet without a gap: the one before ends where this one begins', async () => {
    const middle = to - 15 * DAY_MS
    const last = await report('busy', { from: String(middle), to: String(to), bucket: 'hour' })
    const first = await report('busy', { from: String(from), to: String(middle), bucket: 'hour' })
    expect(last.totals.before).toBe(first.totals.inRange)
    expect(last.totals.inRange + first.totals.inRange).toBe(VIEWS)
    expect(last.views.map(({ before }) => before)).toEqual(first.views.map(({ views }) => views))
    for (const told of [first, last]) expectSums(told)
  })
})

describe('a question that makes no sense', () => {
  it.each([
    ['zone', 'Europe/Atlantis'],
    ['bucket', 'minute'],
    ['channel', 'fax'],
    ['root', 'x'],
    ['from', 'yesterday'],
    ['from', '-1'],
    ['from', ''],
    ['zone', ''],
    ['from', '9e15'],
    ['from', String(Date.now() + DAY_MS)],
  ])('is answered with what is expected: %s=%s', async (name, value) => {
    for (const route of ['report', 'live']) {
      const response = await studio.ask(`campaigns/open/${route}?${new URLSearchParams({ [name]: value })}`)
      expect(response.status).toBe(400)
      const problem = (await response.json()) as ProblemBody
      expect(problem.code).toBe('malformed')
      expect(problem.detail).toMatch(new RegExp(`^${name}: `))
    }
  })

  it('asks for more hours than anybody looks at', async () => {
    expect(await codeOf(await studio.ask('campaigns/open/report?from=0&bucket=hour'))).toBe('malformed')
    expect((await report('open', { from: '0' })).totals.inRange).toBeGreaterThan(0)
  })
})

it('a campaign that has closed is shown from its first opening to its last, those included that were not counted', async () => {
  const told = await report('over')
  expect(told.range).toMatchObject({ from: CLOSED_AT - 30 * HOUR_MS, to: CLOSED_AT + 30.25 * HOUR_MS })
  expect(told.uncounted).toMatchObject({ raw: 65, counted: 60 })
  expectSums(told)
  expect((await report('over', { from: String(CLOSED_AT - DAY_MS) })).range.to).toBeGreaterThan(to)
})

it('a campaign in which nothing has happened says so, in numbers', async () => {
  const told = await report('early')
  expect(told.totals).toEqual({
    ...{ views: 0, clear: 0, doubtful: 0, voided: 0, depth: 0, counter: 'clear' },
    ...{ inRange: 0, clearInRange: 0, before: 0 },
  })
  expect(told.spread).toMatchObject({ reproduction: null, generations: [], firstForward: null, trend: null })
  expect([told.channels, told.leaks, told.uncounted.raw, told.pace.goal, told.shape]).toEqual([[], [], 0, null, null])
  expectSums(told)
})
