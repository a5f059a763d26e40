import { setImmediate } from 'node:timers'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProblemBody } from '../../api/errors.ts'
import type { Access } from '../../api/fan-contract.ts'
import type {
  EnlistedAnswer,
  EnlistedList,
  ListsAnswer,
  MembersAnswer,
  TakeOverAnswer,
} from '../../api/studio/contract/members-schema.ts'
import type { Report } from '../../api/studio/contract/report-schema.ts'
import type { RootsAnswer } from '../../api/studio/contract/roots-schema.ts'
import type { Enlisting } from '../../api/studio/enlisting.ts'
import { seasonIn } from '../../api/studio/season.ts'
import { takeOver } from '../../api/studio/take-over.ts'
import type { Slug } from '../../campaigns/campaign.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { recount } from '../../db/campaign/recount.ts'
import type { PollReport } from '../../pieces/poll/contract.ts'
import { createTokenKind, memberId, rootId } from '../../seal/link.ts'
import { startHost } from '../support/any-host.ts'
import { keyring, OPENS_AT, rootToken } from '../support/fixture.ts'
import { Fan, type StudioHost } from '../support/host.ts'
import { type StudioBrowser, signedIn } from '../support/studio.ts'

let host: StudioHost
let editor: StudioBrowser
let owner: StudioBrowser
let viewer: StudioBrowser
beforeAll(async () => {
  host = await startHost()
  editor = (await signedIn(host, { role: 'editor' })).browser
  owner = (await signedIn(host, { role: 'owner' })).browser
  viewer = (await signedIn(host, { role: 'viewer' })).browser
})
afterAll(() => host.stop())

const numbers = (count: number, from = 1) => Array.from({ length: count }, (_, i) => String(from + i).padStart(4, '0'))
const bring = (slug: string, body: unknown) => editor.send('POST', `campaigns/${slug}/members`, body)
async function brought(slug: string, label: string, members: string[], more: object = {}): Promise<EnlistedList> {
  const response = await bring(slug, { lists: [{ label, members }], ...more })
  expect(response.status, await response.clone().text()).toBe(201)
  const { lists } = (await response.json()) as EnlistedAnswer
  return lists[0] as EnlistedList
}
const detailOf = async (response: Response) => ((await response.json()) as ProblemBody).detail
async function linksOf(slug: string, list: string): Promise<MembersAnswer['members']> {
  const found: MembersAnswer['members'] = []
  for (let next: string | null = ''; next !== null; ) {
    const after: string = next === '' ? '' : `&after=${encodeURIComponent(next)}`
    const page = (await (await editor.ask(`campaigns/${slug}/members/${list}?most=7${after}`)).json()) as MembersAnswer
    found.push(...page.members)
    next = page.next
  }
  return found
}
async function listsOf(slug: string, browser = viewer): Promise<ListsAnswer> {
  return (await browser.ask(`campaigns/${slug}/members`)).json() as Promise<ListsAnswer>
}
/** What of a list is to be read where it is one link among others. */
async function toldElsewhere(slug: string, list: string) {
  const ask = (path: string) => owner.ask(`campaigns/${slug}/${path}`)
  const rows = async (table: string) =>
    (await (await ask(`export/${table}.json`)).json()) as { root: string; views: number; clear: number }[]
  const { roots } = (await (await ask('report')).json()) as Report
  const { views, clear, reach } = roots.find(({ node }) => node === list) ?? {}
  const direct = (await rows('roots')).find(({ root }) => root === list)?.clear
  const hourly = (await rows('views')).find(({ root }) => root === list)?.views
  const selected = [`report?root=${list}`, `export/views.csv?root=${list}`, `export/roots.csv?root=${list}`]
  return [
    views,
    clear,
    reach,
    direct,
    hourly,
    ...(await Promise.all(selected.map(async (path) => (await ask(path)).status))),
  ]
}
const rootOf = (slug: string, label: string) => rootId(keyring.root(slug), label)
const tokenOf = ({ url }: { url: string }) => url.slice(-22)
const codeOf = async (response: Response) => ((await response.json()) as ProblemBody).code
const rowsOf = (slug: string) =>
  host
    .storeOf(slug)
    .db.all(
      sql`SELECT label FROM members WHERE campaign = ${slug} UNION ALL SELECT label FROM roots WHERE campaign = ${slug} AND kind = 'member'`,
    )

describe('a list of members', () => {
  it('gives each a link that opens once, and lists them by the page', async () => {
    const { list, added, known } = await brought('open', 'Abonnés', numbers(20))
    expect([added, known]).toEqual([20, 0])
    const links = await linksOf('open', list)
    expect(links.map(({ label }) => label)).toEqual(numbers(20))
    expect(links.every(({ url, cap }) => /\/open\/\?k=m\w{22}$/.test(url) && cap === 1)).toBe(true)
    const [first = { url: '' }] = links
    const { link } = await new Fan(host, 'open').opened(tokenOf(first))
    expect(await codeOf(await new Fan(host, 'open').unlock(tokenOf(first)))).toBe('link-exhausted')
    // What the member passes on is theirs to pass on.
    await new Fan(host, 'open').opened(link)
  })

  it('can be brought in again with those who have joined since: whoever is there keeps their link', async () => {
    const before = await linksOf('open', (await brought('open', 'Abonnés', numbers(20))).list)
    const { list, added, known } = await brought('open', 'Abonnés', numbers(22))
    expect([added, known]).toEqual([2, 20])
    expect((await linksOf('open', list)).slice(0, 20)).toEqual(before)
  })

  it('is one line of the report, with nothing of what grew from the few who opened, and no link of its own', async () => {
    const report = (await (await owner.ask('campaigns/open/report')).json()) as Report
    expect(report.roots.filter(({ kind }) => kind === 'member')).toMatchObject([
      { label: 'Abonnés', views: null, reach: null, depth: null, share: null, spark: [] },
    ])
    expect(report.roots.some(({ label }) => label === null)).toBe(false)
    const { roots } = (await (await editor.ask('campaigns/open/roots')).json()) as RootsAnswer
    expect(roots.map(({ label }) => label)).not.toContain('Abonnés')
  })

  it('is no line of a poll while it is untold: what the few chose who opened would stand in it', async () => {
    const [slug, label] = ['circled-asked', 'Kop']
    const votes = async (token: string, choice: string) => {
      const fan = new Fan(host, slug)
      const { pass } = await fan.opened(token)
      const vote = await fan.post('pieces/coast/vote', { choices: [choice] }, { Authorization: `Pass ${pass}` })
      expect(vote.status).toBe(200)
    }
    const list = { label, circle: 'normandie', members: numbers(12) }
    const { lists } = (await (await bring(slug, { lists: [list] })).json()) as EnlistedAnswer
    const members = await linksOf(slug, lists[0]?.list ?? '')
    const byRoot = async () => {
      const report = await owner.ask(`campaigns/${slug}/pieces/coast/report`)
      return ((await report.json()) as PollReport).byRoot.map(({ label, votes, choices }) => [label, votes, choices])
    }
    await votes(rootToken(slug, 'Rouen'), 'white')
    for (const member of members.slice(0, 2)) await votes(tokenOf(member), 'pink')
    // Alone, Rouen's would tell the others', which are what it leaves of all.
    expect(await byRoot()).toEqual([[null, 3, {}]])
    for (const member of members.slice(2, 5)) await votes(tokenOf(member), 'pink')
    expect(await byRoot()).toEqual([
      [label, 5, { pink: 5 }],
      ['Rouen', 1, { white: 1 }],
    ])
  })

  it('leaves no member in any export, not to owners either', async () => {
    const { list } = await brought('open', 'Abonnés', numbers(20))
    const names = (await linksOf('open', list)).map(({ node }) => node)
    for (const table of ['views', 'roots', 'nodes', 'voids', 'audit']) {
      const text = await (await owner.ask(`campaigns/open/export/${table}.csv`)).text()
      expect(text, table).not.toMatch(/\b00(?:0[1-9]|1\d|2[0-2])\b/)
      expect(names.some((name) => text.includes(name))).toBe(false)
    }
    const nodes = await (await owner.ask('campaigns/open/export/nodes.json')).json()
    expect(nodes).toContainEqual(expect.objectContaining({ parent: list, root: list, depth: 1 }))
    const roots = await (await owner.ask('campaigns/open/export/roots.json')).json()
    expect(roots).toContainEqual(
      expect.objectContaining({ label: 'Abonnés', views_through_the_link: null, generations: null, clear: null }),
    )
  })

  it('is refused whole for one line that is none, and nothing of it is written', async () => {
    const good = numbers(9, 100)
    for (const [bad, why] of [
      ['06 12 34 56 78', /members\.9: looks like a phone number/],
      ['jean at club dot fr', /members\.9: looks like an e-mail address/],
      ['x'.repeat(81), /members\.9: longer than 80/],
      ['0100', /members\.9: "0100" stands twice/],
      ['\u200b', /members\.9: expected one line/],
    ] as const) {
      const response = await bring('fresh', { lists: [{ label: 'Tribune', members: [...good, bad] }] })
      expect(response.status).toBe(400)
      expect(await detailOf(response)).toMatch(why)
    }
    const few = await bring('fresh', { lists: [{ label: 'Tribune', members: numbers(4) }] })
    expect(await detailOf(few)).toMatch(/lists\.0\.members: 4 on the list "Tribune", expected 5 or more/)
    expect(await rowsOf('fresh')).toEqual([])
  })

  it('takes no label twice that looks the same, nor a newcomer who looks like somebody there', async () => {
    const [slug, label] = ['won', 'Twins']
    const good = ['A1', '1 12', '11 2', 'Jean Dupont', 'Jean Dupond']
    for (const [twin, why] of [
      ['a1', /members\.5: "a1" looks like "A1", expected it as it is written there, or what tells the two apart/],
      ['\u04101', /members\.5: "\u04101" looks like "A1"/],
      ['A\u200b1', /members\.5: "A1" stands twice/],
      ['A1\u200d', /members\.5: "A1" stands twice/],
      ['Jean\u00a0 Dupont', /members\.5: "Jean Dupont" stands twice/],
    ] as const) {
      expect(await detailOf(await bring(slug, { lists: [{ label, members: [...good, twin] }] }))).toMatch(why)
    }
    const beside = {
      lists: [
        { label, members: good },
        { label: 'Others', members: [...numbers(4, 800), 'a1'] },
      ],
    }
    expect(await detailOf(await bring(slug, beside))).toMatch(/lists\.1\.members\.4: "a1" looks like "A1"/)
    expect(await rowsOf(slug)).toEqual([])
    await brought(slug, label, good)
    for (const list of [label, 'Others']) {
      const later = { lists: [{ label: list, members: [...numbers(5, 800), 'jean dupont'] }] }
      expect(await detailOf(await bring(slug, later))).toMatch(/members\.5: "jean dupont" looks like "Jean Dupont"/)
    }
    expect(await brought(slug, label, ["'1 12", ...numbers(1, 800)])).toMatchObject({ added: 1, known: 1 })
  })

  it('gives newcomers the cap that its members have, unless one is said', async () => {
    const capsOf = async (list: string) => (await linksOf('led', list)).map(({ cap }) => cap)
    const { list } = await brought('led', 'Club', numbers(5), { cap: 3 })
    await brought('led', 'Club', numbers(6))
    expect(await capsOf(list)).toEqual([3, 3, 3, 3, 3, 3])
    await brought('led', 'Club', numbers(7), { cap: null })
    expect(await capsOf(list)).toEqual([3, 3, 3, 3, 3, 3, null])
    // Nobody is new, so that no cap is asked for.
    await brought('led', 'Club', numbers(7))
    const unclear = await bring('led', { lists: [{ label: 'Club', members: numbers(8) }] })
    expect(await detailOf(unclear)).toMatch(
      /lists\.0\.cap: members of "Club" have different ones \(3, none\), expected one/,
    )
    const fresh = await brought('led', 'Neufs', numbers(5, 50))
    expect(await capsOf(fresh.list)).toEqual([1, 1, 1, 1, 1])
  })

  it('is one of several, which are taken together or not at all; nobody is on two', async () => {
    const [nord, sud] = [numbers(6, 300), numbers(6, 400)]
    const two = (more: string[], label = 'Sud') => ({
      lists: [
        { label: 'Nord', members: nord },
        { label, members: [...sud, ...more] },
      ],
    })
    for (const [body, why] of [
      [two([nord[2] ?? '']), /^lists\.1\.members\.6: "0302" is on the list "Nord" too/],
      [two(['06 12 34 56 78']), /^lists\.1\.members\.6: looks like a phone number/],
      [two([], 'Nord'), /^lists\.1\.label: "Nord" stands twice/],
      [{ lists: [...two([]).lists, { label: 'Est', members: ['0500'] }] }, /^lists\.2\.members: 1 on the list "Est"/],
      [{ lists: [] }, /lists/],
    ] as const) {
      const response = await bring('fresh', body)
      expect(response.status).toBe(400)
      expect(await detailOf(response)).toMatch(why)
    }
    expect(await rowsOf('fresh')).toEqual([])
    const { lists } = (await (await bring('fresh', two([]))).json()) as EnlistedAnswer
    expect(lists.map(({ label, added, known }) => [label, added, known])).toEqual([
      ['Nord', 6, 0],
      ['Sud', 6, 0],
    ])
  })

  it('is told where its words do not fit what is there', async () => {
    await brought('busy', 'Tribune', numbers(6))
    for (const [list, why] of [
      [{ label: 'List' }, /lists\.0\.label: "List" is a link already \(seed\)/],
      [{ label: 'Tribune', channel: 'qr' }, /lists\.0\.channel: the list "Tribune" has the channel email/],
      [{ label: 'Tribune', opens: 5 }, /lists\.0\.opens: the list "Tribune" has no opening, expected/],
      [{ label: 'Autre', circle: 'kop' }, /lists\.0\.circle: the campaign has no circles/],
      [{ label: 'Autre' }, /members\.0: "0001" is on the list "Tribune"/],
    ] as const) {
      expect(await detailOf(await bring('busy', { lists: [{ ...list, members: numbers(6) }] }))).toMatch(why)
    }
    const single = await editor.send('POST', 'campaigns/busy/roots', { roots: [{ label: 'Momo', kind: 'member' }] })
    expect(await detailOf(single)).toMatch(/members come as a list/)
  })

  it('is for editors, but how many have opened is for everybody', async () => {
    const asked = [
      await viewer.send('POST', 'campaigns/open/members', { lists: [{ label: 'X', members: numbers(5) }] }),
      await viewer.ask(`campaigns/open/members/${(await listsOf('open')).lists[0]?.node}`),
      await viewer.send('POST', 'campaigns/open/members/take-over', { from: 'busy' }),
    ]
    expect(asked.map(({ status }) => status)).toEqual([403, 403, 403])
    expect((await listsOf('open')).lists).toMatchObject([{ label: 'Abonnés', opened: { members: 22 } }])
  })
})

describe('how many members have opened', () => {
  it('is told from five on, and as long as five have not; never to whom else, owners included', async () => {
    const { list } = await brought('silent', 'Club', numbers(12))
    const links = await linksOf('silent', list)
    const seen: string[] = []
    const told: unknown[] = []
    for (const [i, link] of links.entries()) {
      await new Fan(host, 'silent').opened(tokenOf(link))
      const [{ opened }] = (await listsOf('silent', owner)).lists as [ListsAnswer['lists'][number]]
      seen.push(`${i + 1}: ${opened.from}-${opened.to}`)
      if (i === 3 || i === 6 || i === 11) told.push(await toldElsewhere('silent', list))
    }
    expect(seen).toEqual([
      ...['1: 0-4', '2: 0-4', '3: 0-4', '4: 0-4', '5: 5-5', '6: 6-6', '7: 7-7'],
      ...['8: 8-12', '9: 8-12', '10: 8-12', '11: 8-12', '12: 8-12'],
    ])
    // Every link opened once, and nobody passed it on: whatever counts by list would say the same number.
    const nothing = [null, null, null, null, undefined, ...[403, 403, 403]]
    expect(told).toEqual([nothing, [7, 7, 7, 7, 7, ...[200, 200, 200]], nothing])
  })

  it('cannot be told by taking somebody off the list, who stays in its figures without a name', async () => {
    const { list } = await brought('shown', 'Club', numbers(20))
    const links = await linksOf('shown', list)
    for (const link of links.slice(0, 8)) await new Fan(host, 'shown').opened(tokenOf(link))
    const listed = async () => (await listsOf('shown', owner)).lists.find(({ label }) => label === 'Club')
    const views = async () => {
      const { roots } = (await (await owner.ask('campaigns/shown/report')).json()) as Report
      return roots.find(({ label }) => label === 'Club')?.views
    }
    const before = [await listed(), await views()]
    expect(before).toMatchObject([{ opened: { members: 20, from: 8, to: 8 } }, 8])
    const engine = host.storeOf('shown')
    const ledger = createLedger({ engine, nextTurn: setImmediate, now: Date.now })
    const nodeOf = (label: string) =>
      createTokenKind(keyring.name('shown')).read(links.find((link) => link.label === label)?.node ?? '') as NodeId
    const change = { at: Date.now(), who: 'test', campaign: 'shown', action: 'members-removed', detail: 'x' } as const
    for (const label of ['0001', '0019']) {
      expect(await ledger.dismiss('shown', [nodeOf(label)], change)).toBe(1)
      expect([await listed(), await views()]).toEqual(before)
    }
    expect(await ledger.dismiss('shown', [nodeOf('0001')], change)).toBe(0)
    expect((await linksOf('shown', list)).map(({ label }) => label)).toEqual(
      numbers(20).filter((label) => !['0001', '0019'].includes(label)),
    )
    expect(await rowsOf('shown')).not.toContainEqual({ label: '0001' })
    expect(await codeOf(await new Fan(host, 'shown').unlock(tokenOf(links[0] ?? { url: '' })))).toBe('link-revoked')
    // Whoever comes back is on it again, once, with a link that opens; nobody comes back to another list.
    const moved = await bring('shown', { lists: [{ label: 'Sud', members: numbers(5, 19) }] })
    expect(await detailOf(moved)).toMatch(/members\.0: "0019" has left the list "Club"/)
    expect(await brought('shown', 'Club', ['0001', '0019'])).toMatchObject({ added: 2 })
    const back = (await linksOf('shown', list)).filter(({ label }) => ['0001', '0019'].includes(label))
    expect(back.map(({ revokedAt }) => revokedAt)).toEqual([null, null])
    expect(await codeOf(await new Fan(host, 'shown').unlock(tokenOf(links[0] ?? { url: '' })))).toBe('link-exhausted')
    expect([await listed(), await views()]).toEqual(before)
    expect(await recount(engine, 'shown')).toEqual([])
    await ledger.fold('shown', { shape: null, reposted: 0 })
    expect(await listed()).toEqual(before[0])
    expect(await engine.db.all(sql`SELECT 1 FROM members WHERE campaign = 'shown' AND has_left = 1`)).toEqual([])
  })

  it('cannot be asked of one link by changing it', async () => {
    const { list } = await brought('silent', 'Club', numbers(12))
    const [opened, late] = [(await linksOf('silent', list))[0], await brought('silent', 'Club', ['late'])]
    const never = (await linksOf('silent', late.list)).find(({ label }) => label === 'late')
    const ask = async (node: string | undefined, body: object) =>
      (await owner.send('PATCH', `campaigns/silent/links/${node}`, body)).json()
    for (const body of [{ revoke: 'branch', dryRun: true }, { cap: 2 }]) {
      expect(await ask(opened?.node, body)).toEqual(await ask(never?.node, body))
    }
    expect(await ask(opened?.node, { void: 'branch', dryRun: true })).toMatchObject({ code: 'forbidden' })
  })
})

it('a list is one branch, for what opens by its views', async () => {
  const { list } = await brought('together', 'Club', numbers(5))
  const [one, two] = await linksOf('together', list)
  const member = await new Fan(host, 'together').opened(tokenOf(one ?? { url: '' }))
  const friend = await new Fan(host, 'together').opened(member.link)
  await new Fan(host, 'together').opened(tokenOf(two ?? { url: '' }))
  for (const { pass } of [member, friend]) {
    // What a list's views come to is remembered for a second.
    await expect
      .poll(
        async () => {
          const answer = await new Fan(host, 'together').get('pass', { Authorization: `Pass ${pass}` })
          const { pieces } = (await answer.json()) as Access
          return pieces.find(({ piece }) => piece === 'thanks')
        },
        { timeout: 5000 },
      )
      .toEqual({ piece: 'thanks', unlocked: true, need: 3, have: 3 })
  }
})

describe('a branch that opens by itself', () => {
  it('opens before its campaign, passes included, and all that grows from it; others wait', async () => {
    const opens = Date.now() - 1000
    const body = { lists: [{ label: 'Abonnés', opens, members: numbers(5) }] }
    const { lists } = (await (await bring('early', body)).json()) as EnlistedAnswer
    const [link] = await linksOf('early', lists[0]?.list ?? '')
    if (!link) throw new Error('no link')
    const fan = new Fan(host, 'early')
    const { link: next, pass } = await fan.opened(tokenOf(link))
    await new Fan(host, 'early').opened(next)
    expect((await fan.get('pass', { Authorization: `Pass ${pass}` })).status).toBe(200)
    const everybodys = createTokenKind(keyring.link('early')).write(rootOf('early', 'List'))
    const refused = await fan.unlock(everybodys)
    expect(await refused.json()).toMatchObject({ code: 'not-open-yet', opens: OPENS_AT })
    // Whoever is inside is early with any link.
    expect(await fan.opened(everybodys, undefined, { pass })).toMatchObject({ pass, counted: false })
    const asked = await fan.post('invitation', { link: `m${tokenOf(link)}` })
    expect(await asked.json()).toEqual({ opens })
  })

  it('opens later than its campaign, and says when', async () => {
    const opens = Date.now() + 3_600_000
    const made = await editor.send('POST', 'campaigns/open/roots', { roots: [{ label: 'Plus tard', opens }] })
    const { roots } = (await made.json()) as RootsAnswer
    const token = roots[0]?.url.slice(-22) ?? ''
    // Whoever opened before takes the news of a window for old: two seconds at most.
    await expect
      .poll(async () => (await new Fan(host, 'open').unlock(token)).json())
      .toMatchObject({ code: 'not-open-yet', opens })
    expect(roots[0]).toMatchObject({ opens })
  })
})

describe('a new season', () => {
  it('takes over lists and links with new addresses, and says how many came back', async () => {
    await brought('asked', 'Tribune', numbers(30), { cap: 2 })
    await editor.send('POST', 'campaigns/asked/roots', { roots: [{ label: 'Momo', kind: 'ambassador', cap: 9 }] })
    const old = await linksOf('asked', (await listsOf('asked')).lists[0]?.node ?? '')
    await editor.send('PATCH', `campaigns/asked/links/${old[0]?.node}`, { revoke: 'link' })
    const response = await editor.send('POST', 'campaigns/asked-all/members/take-over', { from: 'asked' })
    const taken = (await response.json()) as TakeOverAnswer
    expect(taken).toMatchObject({ lists: [{ label: 'Tribune', added: 29, known: 0 }], roots: ['Momo'], revoked: 1 })
    const list = taken.lists[0]?.list ?? ''
    await brought('asked-all', 'Tribune', numbers(10, 200))
    const links = await linksOf('asked-all', list)
    expect(links.filter(({ label }) => label < '0100').every(({ cap }) => cap === 2)).toBe(true)
    expect(links.map(({ url }) => url)).not.toContain(old[1]?.url)
    for (const link of [...links.slice(0, 7), ...links.slice(-5)])
      await new Fan(host, 'asked-all').opened(tokenOf(link))
    const back = [{ campaign: 'asked', members: 29, from: 7, to: 7 }]
    expect(await listsOf('asked-all')).toMatchObject({
      lists: [{ opened: { members: 39, from: 12, to: 12 }, since: back }],
      since: back,
    })
    // Again: nothing is made twice.
    const again = await editor.send('POST', 'campaigns/asked-all/members/take-over', { from: 'asked' })
    expect(await again.json()).toMatchObject({ lists: [{ added: 0, known: 29 }], roots: [] })
  })

  it('leaves out whoever has left it, however often it is taken over; a list brought in by hand brings them back', async () => {
    const [from, to] = ['group', 'group-apart']
    await brought(from, 'Kop', numbers(8))
    await brought(from, 'Virage', numbers(5, 90))
    const take = async () => {
      const response = await editor.send('POST', `campaigns/${to}/members/take-over`, { from })
      expect(response.status, await response.clone().text()).toBe(201)
      return (await response.json()) as TakeOverAnswer
    }
    const { lists, revoked } = await take()
    expect([lists.map(({ label, added }) => [label, added]), revoked]).toEqual([
      [
        ['Kop', 8],
        ['Virage', 5],
      ],
      0,
    ])
    const kop = lists[0]?.list ?? ''
    const links = await linksOf(to, kop)
    const ledger = createLedger({ engine: host.storeOf(to), nextTurn: setImmediate, now: Date.now })
    const nodes = links.slice(0, 2).map(({ node }) => createTokenKind(keyring.name(to)).read(node) as NodeId)
    const change = { at: Date.now(), who: 'test', campaign: to, action: 'members-removed', detail: 'x' } as const
    expect(await ledger.dismiss(to, nodes, change)).toBe(2)
    await owner.send('PATCH', `campaigns/${to}/links/${lists[1]?.list}`, { revoke: 'branch' })
    await brought(from, 'Kop', numbers(9))
    await brought(from, 'Virage', numbers(6, 90))
    // Two who left, and a list that was revoked here.
    for (const added of [1, 0]) {
      expect(await take()).toMatchObject({ lists: [{ label: 'Kop', added, known: 7 - added }], revoked: 3 })
    }
    expect((await linksOf(to, kop)).map(({ label }) => label)).toEqual(numbers(9).slice(2))
    expect(await rowsOf(to)).not.toContainEqual({ label: '0001' })
    expect(await codeOf(await new Fan(host, to).unlock(tokenOf(links[0] ?? { url: '' })))).toBe('link-revoked')
    await ledger.fold(to, { shape: null, reposted: 0 })
    expect(await take()).toMatchObject({ lists: [{ label: 'Kop', added: 0 }], revoked: 3 })
    expect(await brought(to, 'Kop', ['0001'])).toMatchObject({ added: 1 })
  })

  it('leaves whoever is on another list by now where they are, and says how many', async () => {
    const [from, to] = ['together', 'shown']
    await brought(from, 'Nord', numbers(6, 700))
    await brought(from, 'Sud', numbers(5, 800))
    const moved = await brought(to, 'Bancs', ['0700', ...numbers(4, 900)])
    const response = await editor.send('POST', `campaigns/${to}/members/take-over`, { from })
    expect(response.status, await response.clone().text()).toBe(201)
    expect(await response.json()).toMatchObject({
      lists: expect.arrayContaining([
        expect.objectContaining({ label: 'Nord', added: 5 }),
        expect.objectContaining({ label: 'Sud', added: 5 }),
      ]),
      elsewhere: 1,
    })
    expect((await linksOf(to, moved.list)).map(({ label }) => label)).toContain('0700')
  })

  it('takes over the other links, too, where somebody makes one of them meanwhile', async () => {
    await editor.send('POST', 'campaigns/asked/roots', { roots: [{ label: 'Nour', kind: 'ambassador' }] })
    const [engine, key] = [host.storeOf('busy'), keyring.root('busy')]
    const ledger = createLedger({ engine, nextTurn: setImmediate, now: Date.now })
    const add: typeof ledger.add = async (roots, changes) => {
      await ledger.add(
        roots.filter(({ label }) => label === 'Momo'),
        [],
      )
      return ledger.add(roots, changes)
    }
    const place: Enlisting = {
      campaign: {
        ...{ slug: 'busy' as Slug, circles: undefined },
        rootOf: (label) => rootId(key, label) as NodeId,
        memberOf: (label) => memberId(key, label) as NodeId,
      },
      store: { ...engine, ledger: { ...ledger, add } },
      ...{ now: Date.now, pause: async () => undefined, who: 'test' },
    }
    const taken = await takeOver(place, seasonIn(host.storeOf('asked'), 'asked'))
    expect(taken).toMatchObject({ lists: [{ label: 'Tribune' }], roots: ['Nour'] })
  })

  it('refuses itself, and a campaign that is not there', async () => {
    for (const [from, why] of [
      ['asked', /from: the campaign itself/],
      ['nowhere', /from: no campaign "nowhere"/],
      ['fresh', null],
    ] as const) {
      const response = await editor.send('POST', 'campaigns/asked/members/take-over', { from })
      if (why) expect(await detailOf(response)).toMatch(why)
      else expect(response.status).toBe(201)
    }
  })

  it('says the same once its tree is folded, of which no member can be told any more', async () => {
    const ledger = createLedger({ engine: host.storeOf('asked-all'), nextTurn: setImmediate, now: Date.now })
    const before = await listsOf('asked-all')
    const report = async () => ((await (await owner.ask('campaigns/asked-all/report')).json()) as Report).roots
    const list = (await report()).find(({ kind }) => kind === 'member')
    expect(await recount(host.storeOf('asked-all'), 'asked-all')).toEqual([])
    await ledger.fold('asked-all', { shape: null, reposted: 0 })
    expect(await listsOf('asked-all')).toEqual(before)
    expect((await report()).find(({ kind }) => kind === 'member')).toMatchObject({ views: list?.views, depth: 1 })
    const kept = await host.storeOf('asked-all').db.all(sql`
      SELECT DISTINCT restrictions.cap, threads.views FROM members JOIN restrictions USING (node)
      LEFT JOIN threads USING (node) WHERE members.campaign = 'asked-all'`)
    expect(kept).toEqual([{ cap: 0, views: null }])
  })
})

it('revoking a list revokes every link on it, and restoring undoes that', async () => {
  const { list } = await brought('watched', 'Club', numbers(8))
  const links = await linksOf('watched', list)
  const fan = await new Fan(host, 'watched').opened(tokenOf(links[0] ?? { url: '' }))
  const change = (body: object) => owner.send('PATCH', `campaigns/watched/links/${list}`, body)
  expect(await detailOf(await change({ revoke: 'link' }))).toMatch(/revoke: a list has no link of its own/)
  expect(await detailOf(await change({ cap: 3 }))).toMatch(/cap: a list has no link of its own/)
  // The list, its members, and the fan.
  expect(await (await change({ revoke: 'branch' })).json()).toMatchObject({ revoked: 10 })
  for (const token of [tokenOf(links[7] ?? { url: '' }), fan.link]) {
    expect(await codeOf(await new Fan(host, 'watched').unlock(token))).toBe('link-revoked')
  }
  expect(await (await change({ restore: 'branch' })).json()).toMatchObject({ restored: 10 })
  await new Fan(host, 'watched').opened(tokenOf(links[7] ?? { url: '' }))
  expect(await (await change({ void: 'branch', why: 'A script' })).json()).toMatchObject({ voided: 2 })
  expect(await recount(host.storeOf('watched'), 'watched')).toEqual([])
})

it.each([
  ['revoked before they left', true],
  ['revoked after they had left', false],
])('restoring a list, %s, brings nobody back who was taken off it', async (_, isBefore) => {
  const slug = isBefore ? 'open' : 'busy'
  const { list } = await brought(slug, 'Leaving', numbers(5, 700))
  const [left, stays] = await linksOf(slug, list)
  if (!left || !stays) throw new Error('no links')
  const ledger = createLedger({ engine: host.storeOf(slug), nextTurn: setImmediate, now: Date.now })
  const node = createTokenKind(keyring.name(slug)).read(left.node) as NodeId
  const change = { at: Date.now(), who: 'test', campaign: slug, action: 'members-removed', detail: 'x' } as const
  const send = (body: object) => owner.send('PATCH', `campaigns/${slug}/links/${list}`, body)
  if (!isBefore) await ledger.dismiss(slug, [node], change)
  await send({ revoke: 'branch' })
  if (isBefore) await ledger.dismiss(slug, [node], change)
  // The list and the four who stay.
  expect(await (await send({ restore: 'branch', dryRun: true })).json()).toMatchObject({ restored: 5 })
  expect(await (await send({ restore: 'branch' })).json()).toMatchObject({ restored: 5 })
  expect(await codeOf(await new Fan(host, slug).unlock(tokenOf(left)))).toBe('link-revoked')
  await new Fan(host, slug).opened(tokenOf(stays))
  const own = await owner.send('PATCH', `campaigns/${slug}/links/${left.node}`, { restore: 'link' })
  expect(await own.json()).toMatchObject({ restored: 0 })
})

it('verify finds a member whose node or list is lost', async () => {
  const { list } = await brought('cabines', 'Club', numbers(6))
  const [link] = await linksOf('cabines', list)
  const node = createTokenKind(keyring.name('cabines')).read(link?.node ?? '') ?? 0
  await host.storeOf('cabines').write([sql`DELETE FROM nodes WHERE id = ${node}`])
  expect(await recount(host.storeOf('cabines'), 'cabines')).toMatchObject([
    { counter: 'member', stored: 1, recounted: 0 },
  ])
})
