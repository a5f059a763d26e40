import { readFile } from 'node:fs/promises'
import { setImmediate } from 'node:timers'
import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UnlockAnswer } from '../../api/fan-contract.ts'
import type { Report } from '../../api/studio/contract/report-schema.ts'
import { AGE_ENDS_MS } from '../../db/campaign/ages.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { createTokenKind } from '../../seal/link.ts'
import { startHost } from '../support/any-host.ts'
import { keyring, newVisit, rootToken } from '../support/fixture.ts'
import { grow } from '../support/grown.ts'
import { Fan, type StudioHost } from '../support/host.ts'
import { codeOf, type StudioBrowser, signedIn } from '../support/studio.ts'

const HOUR_MS = 3_600_000
/** 90 days that end lately: an old tree is folded. */
const BEGAN = Math.floor(Date.now() / (24 * HOUR_MS) - 91) * 24 * HOUR_MS
/** Several pages of 1,000, of hours too. */
const MANY = 8321

let host: StudioHost
let owner: StudioBrowser
let viewer: StudioBrowser
const links: string[] = []
beforeAll(async () => {
  host = await startHost()
  owner = (await signedIn(host, { role: 'owner' })).browser
  viewer = (await signedIn(host, { role: 'viewer', campaigns: ['open', 'busy', 'fresh'] })).browser
  const { browser: editor } = await signedIn(host, { role: 'editor' })
  await editor.send('POST', 'campaigns/open/roots', {
    roots: [...NASTY, 'Nour, la "reine"'].map((label) => ({ label })),
  })
  await wander()
  const roots = [nodeOf('busy', rootToken('busy')), nodeOf('busy', rootToken('busy', 'Capped'))]
  await grow(host.storeOf('busy'), { campaign: 'busy', roots, views: MANY, from: BEGAN, to: BEGAN + 90 * 24 * HOUR_MS })
})
afterAll(() => host.stop())

const NASTY = ['=1+1', '@SUM(A1)', '-2', '+33', '＝1', '=cmd|"/C calc"!A0, x']

const nodeOf = (slug: string, token: string) => createTokenKind(keyring.link(slug)).read(token) as NodeId
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
const namesOf = (slug: string) => createTokenKind(keyring.name(slug))
const download = (file: string, query: Record<string, string> = {}, reader = owner) =>
  reader.ask(`campaigns/${file.replace('/', '/export/')}?${new URLSearchParams(query)}`)

/** Fans of every sort, so that each table of `open` has rows. */
async function wander() {
  const fan = new Fan(host, 'open')
  const opened: UnlockAnswer[] = [await fan.opened(rootToken('open'))]
  for (let i = 0; i < 12; i++) opened.push(await fan.opened(opened[i >> 1]?.link ?? '', undefined))
  for (let i = 0; i < 12; i++) await fan.opened(opened[12]?.link ?? '')
  await fan.opened(rootToken('open', '=1+1'))
  for (const { pass } of opened.slice(0, 3)) await fan.post('intents', { pass, channel: 'whatsapp' })
  await fan.unlock(rootToken('busy'))
  await fan.unlock(opened[0]?.link ?? '', undefined, { pass: opened[1]?.pass })
  links.push(rootToken('open'), ...opened.flatMap(({ link, pass }) => [link, pass]))
  const change = (label: string, body: object) =>
    owner.send('PATCH', `campaigns/open/links/${namesOf('open').write(nodeOf('open', rootToken('open', label)))}`, body)
  await change('-2', { cap: 7 })
  await change('+33', { revoke: 'link' })
  // Past the route, which would see in a test's fan no browser or a burst: a doubtful view, and one that is voided.
  const ledger = createLedger({ engine: host.storeOf('open'), nextTurn: setImmediate, now: Date.now })
  const parent = nodeOf('open', opened[2]?.link ?? '')
  const opening = { campaign: 'open', parent, channel: 'sms' } as const
  await ledger.open({ ...opening, visit: newVisit(), doubt: 8 | 2 | 32 })
  await ledger.open({ ...opening, channel: 'signal', visit: newVisit(), doubt: 16 })
  const reason = { why: '=a test', doubtful: true }
  await owner.send('PATCH', 'campaigns/open/links/all', { void: 'branch', ...reason, from: Date.now() + 1000 })
  const [last] = await host
    .storeOf('open')
    .db.all<{ id: number }>(sql`SELECT max(id) AS id FROM nodes WHERE campaign = 'open'`)
  const name = namesOf('open').write(last?.id ?? 0)
  expect(
    await (await owner.send('PATCH', `campaigns/open/links/${name}`, { void: 'view', ...reason })).json(),
  ).toMatchObject({ voided: 1 })
}

/** RFC 4180, as a spreadsheet reads it. */
function readCsv(text: string): string[][] {
  const cells = /(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/gy
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.matchAll(cells)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === '\n') rows.push([])
  }
  return rows.slice(0, -1)
}

type Rows = (string | number | null)[][]

/** What the database says: the columns of each table, in their order; which of them are nodes, and which are times. */
interface Expected {
  columns: string[]
  read: (campaign: string) => SQL
  nodes?: number[]
  times?: Record<number, number>
}

const BITS = JSON.stringify({ burst: 1, work: 2, kin: 4, browser: 8, fast: 16 })
const counted = (campaign: string) => sql`(SELECT *, doubt & 31 = 0 AS isClear,
    (SELECT count(*) FROM nodes AS n WHERE n.parent = nodes.id AND n.voided IS NULL AND n.doubt & 31 = 0) AS children FROM nodes
  WHERE campaign = ${campaign} AND parent IS NOT NULL AND voided IS NULL)`

const TABLES: Record<string, Expected> = {
  views: {
    columns: ['hour', 'channel', 'root', 'root_label', 'views', 'clear'],
    read: (
      campaign,
    ) => sql`SELECT at / 3600000, nodes.channel, root, label, count(*), sum(isClear) FROM ${counted(campaign)} AS nodes
      LEFT JOIN roots ON roots.node = root GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    nodes: [2],
    times: { 0: HOUR_MS },
  },
  intents: {
    columns: ['hour', 'channel', 'uses'],
    read: (campaign) =>
      sql`SELECT quarter / 4, channel, sum(uses) FROM intents WHERE campaign = ${campaign} GROUP BY 1, 2`,
    times: { 0: HOUR_MS },
  },
  uncounted: {
    columns: ['hour', 'reason', 'openings'],
    read: (campaign) =>
      sql`SELECT quarter / 4, reason, sum(openings) FROM refusals WHERE campaign = ${campaign} GROUP BY 1, 2`,
    times: { 0: HOUR_MS },
  },
  channels: {
    columns: ['channel', 'views', 'forwarders', 'views_through_their_links', 'mean_depth', 'deepest', 'clear'],
    read: (campaign) => sql`SELECT channel, count(*), sum(isClear AND children > 0), sum(iif(isClear, children, 0)),
        round(avg(depth), 3), max(depth), sum(isClear)
      FROM ${counted(campaign)} GROUP BY channel ORDER BY channel`,
  },
  generations: {
    columns: ['generation', 'views', 'forwarders', 'views_through_their_links', 'clear'],
    read: (
      campaign,
    ) => sql`SELECT depth, count(*), sum(isClear AND children > 0), sum(iif(isClear, children, 0)), sum(isClear)
      FROM ${counted(campaign)} GROUP BY depth ORDER BY depth`,
  },
  forwards: {
    columns: ['within_seconds', 'forwarders'],
    read: (campaign) => sql`SELECT (SELECT min(value) FROM json_each(${JSON.stringify(AGE_ENDS_MS)})
          WHERE value >= delay) / 1000.0 AS end, count(*)
      FROM (SELECT min(child.at) - fan.at AS delay FROM nodes AS fan JOIN nodes AS child ON child.parent = fan.id
        WHERE fan.campaign = ${campaign} AND fan.parent IS NOT NULL AND child.doubt & 31 = 0 AND fan.doubt & 31 = 0 GROUP BY fan.id)
      GROUP BY end`,
  },
  surges: {
    columns: ['quarter', 'node', 'views_after_the_first_ten'],
    read: (campaign) => sql`SELECT at / 900000 AS quarter, parent, count(*) FROM (
        SELECT *, row_number() OVER (PARTITION BY parent ORDER BY id) AS nth FROM nodes WHERE campaign = ${campaign})
      WHERE nth > 10 AND parent IN (SELECT id FROM nodes WHERE parent IS NOT NULL) GROUP BY 1, 2`,
    nodes: [1],
    times: { 0: 900_000 },
  },
  roots: {
    columns: [
      'root',
      'label',
      'kind',
      'channel',
      'views_through_the_link',
      'generations',
      'cap',
      'revoked_at',
      'clear',
    ],
    read: (campaign) => sql`SELECT roots.node, label, kind, roots.channel,
        (SELECT count(*) FROM ${counted(campaign)} WHERE parent = roots.node),
        (SELECT coalesce(max(depth), 0) FROM ${counted(campaign)} WHERE root = roots.node), cap, revoked_at,
        (SELECT count(*) FROM ${counted(campaign)} WHERE parent = roots.node AND isClear)
      FROM roots LEFT JOIN restrictions ON restrictions.node = roots.node WHERE roots.campaign = ${campaign} ORDER BY label`,
    nodes: [0],
    times: { 7: 1 },
  },
  nodes: {
    columns: ['node', 'parent', 'root', 'depth', 'channel', 'at', 'clear', 'doubts', 'voided'],
    read: (campaign) => sql`SELECT id, parent, root, depth, channel, at, doubt & 31 = 0,
        (SELECT coalesce(group_concat(key, ' '), '') FROM json_each(${BITS}) WHERE doubt & value), voided IS NOT NULL
      FROM nodes WHERE campaign = ${campaign} ORDER BY id`,
    nodes: [0, 1, 2],
    times: { 5: 1 },
  },
  audit: {
    columns: ['at', 'who', 'action', 'detail'],
    read: (campaign) => sql`SELECT at, who, action, detail FROM audit WHERE campaign = ${campaign} ORDER BY id DESC`,
    times: { 0: 1 },
  },
  doubts: {
    columns: ['hour', 'doubt', 'views'],
    read: (campaign) => sql`SELECT at / 3600000, name.key, count(*) FROM ${counted(campaign)},
        json_each(${BITS}) AS name WHERE doubt & name.value GROUP BY 1, 2`,
    times: { 0: HOUR_MS },
  },
  voids: {
    columns: ['void', 'at', 'who', 'why', 'what', 'views'],
    read: (campaign) => sql`SELECT id, at, who, why, what,
        (SELECT count(*) FROM nodes WHERE voided = voids.id) FROM voids WHERE campaign = ${campaign} ORDER BY id`,
    times: { 1: 1 },
  },
}

async function expected(table: string, campaign: string): Promise<Rows> {
  const { read, nodes = [], times = {} } = TABLES[table] ?? { read: () => sql`` }
  const rows = await host.storeOf(campaign).db.all<Record<string, string | number | null>>(read(campaign))
  return rows.map((row) =>
    Object.values(row).map((cell, i) => {
      if (cell !== null && nodes.includes(i)) return namesOf(campaign).write(Number(cell))
      return times[i] !== undefined && cell !== null ? iso(Number(cell) * times[i]) : cell
    }),
  )
}
/** As CSV writes it: text, formulas defused. */
const asText = (cell: string | number | null) =>
  typeof cell === 'string' && /^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : String(cell ?? '')

describe.each(Object.keys(TABLES))('the table %s', (table) => {
  it('equals the database, as CSV and as JSON, under the same columns', async () => {
    const columns = TABLES[table]?.columns ?? []
    // The log has an entry of itself being read.
    for (const ending of ['csv', 'json']) await (await download(`open/${table}.${ending}`)).text()
    const rows = await expected(table, 'open')
    expect(rows.length).toBeGreaterThan(0)
    const csv = await download(`open/${table}.csv`)
    expect(csv.status).toBe(200)
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('content-disposition')).toBe(`attachment; filename="open-${table}.csv"`)
    const bytes = new Uint8Array(await csv.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const [head, ...body] = readCsv(new TextDecoder().decode(bytes))
    expect(head).toEqual(columns)
    const sorted = (cells: Rows | string[][]) => cells.map((row) => JSON.stringify(row)).sort()
    expect(sorted(body)).toEqual(sorted(rows.map((row) => row.map(asText))))
    const json = await download(`open/${table}.json`)
    expect(json.headers.get('content-type')).toBe('application/json')
    const objects = (await json.json()) as Record<string, string | number | null>[]
    for (const object of objects) expect(Object.keys(object)).toEqual(columns)
    expect(sorted(objects.map((object) => Object.values(object)))).toEqual(sorted(rows))
  })

  it('is empty for a campaign in which nothing has happened, and says its columns', async () => {
    for (const ending of ['csv', 'json']) await (await download(`fresh/${table}.${ending}`)).text()
    const rows = await expected(table, 'fresh')
    const [head, ...body] = readCsv(await (await download(`fresh/${table}.csv`)).text())
    expect([head, body.length]).toEqual([TABLES[table]?.columns, rows.length])
    expect(await (await download(`fresh/${table}.json`)).json()).toHaveLength(rows.length)
  })

  it('holds nothing that opens', async () => {
    const text = await (await download(`open/${table}.csv`)).text()
    for (const token of [...links, ...NASTY.map((label) => rootToken('open', label))]) expect(text).not.toContain(token)
  })
})

describe('a large table', () => {
  it.each(['nodes', 'views'])('%s is sent a page at a time, each row once', async (table) => {
    const response = await download(`busy/${table}.csv`)
    expect(response.headers.get('content-length')).toBeNull()
    const [, ...body] = readCsv(await response.text())
    const rows = await expected(table, 'busy')
    expect(rows.length).toBeGreaterThan(5000)
    expect(body).toEqual(rows.map((row) => row.map(asText)))
    expect(await (await download(`busy/${table}.json`)).json()).toHaveLength(rows.length)
  })

  it('of exactly one page is whole', async () => {
    const rows = Array.from({ length: 5000 }, (_, hour) => ['fresh', 4 * hour, 'copy', 1])
    await host.storeOf('fresh').write([
      sql`INSERT INTO intents (campaign, quarter, channel, uses)
        SELECT value->>0, value->>1, value->>2, value->>3 FROM json_each(${JSON.stringify(rows)})`,
    ])
    expect(await (await download('fresh/intents.json')).json()).toHaveLength(5000)
    expect(readCsv(await (await download('fresh/intents.csv')).text())).toHaveLength(5001)
  })

  it('is no longer read when nobody takes it any more', async () => {
    const aborted = new AbortController()
    const response = await owner.ask('campaigns/busy/export/nodes.csv', { signal: aborted.signal })
    await response.body?.getReader().read()
    aborted.abort()
    expect((await download('busy/intents.csv')).status).toBe(200)
  })
})

describe('a selection', () => {
  const rowsOf = async (file: string, query: Record<string, string>) =>
    (await (await download(file, query)).json()) as Record<string, string & number>[]
  const sumOf = async (file: string, column: string, query: Record<string, string>) =>
    (await rowsOf(file, query)).reduce((sum, row) => sum + (row[column] ?? 0), 0)
  const report = async (slug: string, query: Record<string, string>) =>
    (await (await owner.ask(`campaigns/${slug}/report?${new URLSearchParams(query)}`)).json()) as Report

  const day = (days: number, hours = 0) => String(BEGAN + (24 * days + hours) * HOUR_MS + 600_000)
  const root = namesOf('busy').write(nodeOf('busy', rootToken('busy', 'Capped')))
  /** Each with a filter of its own: conditions of time and of place are added to one another. */
  const PERIODS: [string, Record<string, string>, string, Record<string, string>][] = [
    ['always', {}, 'everything', {}],
    ['from a moment on', { from: day(60) }, 'a channel', { channel: 'whatsapp' }],
    ['until a moment', { to: day(3, 5) }, 'a root', { root }],
    ['some hours', { from: day(7, 3), to: day(7, 9) }, 'a channel below a root', { channel: 'sms', root }],
    [
      'days that begin at half past',
      { from: day(7, 3), to: day(12, 9), bucket: 'day', zone: 'Asia/Kolkata' },
      ...(['a root', { root }] as const),
    ],
    ['hours in which nothing was', { from: day(200), to: day(201) }, 'everything', {}],
  ]

  describe.each(PERIODS)('of %s', (_, period, of, filter) => {
    it(`and ${of} has the views of the report`, async () => {
      const query = { ...period, ...filter }
      const { totals } = await report('busy', query)
      expect(await sumOf('busy/views.json', 'views', query)).toBe(totals.inRange)
      const nodes = await rowsOf('busy/nodes.json', query)
      expect(nodes.filter(({ parent, voided }) => parent !== null && !voided)).toHaveLength(totals.inRange)
      expect(readCsv(await (await download('busy/nodes.csv', query)).text())).toHaveLength(nodes.length + 1)
    })

    it('has the views of the report by generation and by channel', async () => {
      const { totals, channels } = await report('busy', period)
      expect(await sumOf('busy/generations.json', 'views', period)).toBe(totals.inRange)
      const exported = await rowsOf('busy/channels.json', period)
      const viewed = channels.filter(({ views }) => views > 0)
      expect(new Map(exported.map(({ channel, views }) => [String(channel), views]))).toEqual(
        new Map(viewed.map(({ channel, views }) => [String(channel), views])),
      )
    })
  })

  it('of one channel, or of one root, has its row only', async () => {
    expect((await rowsOf('busy/channels.json', { channel: 'sms' })).map(({ channel }) => channel)).toEqual(['sms'])
    expect((await rowsOf('busy/roots.json', { root })).map(({ label }) => label)).toEqual(['Capped'])
  })

  it('leaves out uses, uncounted openings, doubts, surges and changes of another time', async () => {
    const now = Date.now()
    const [lately, before] = [{ from: String(now - 2 * HOUR_MS) }, { to: String(now - 2 * HOUR_MS) }]
    for (const [file, column] of [
      ['open/intents.json', 'uses'],
      ['open/uncounted.json', 'openings'],
      ['open/doubts.json', 'views'],
      ['open/surges.json', 'views_after_the_first_ten'],
    ] as const) {
      expect(await sumOf(file, column, lately)).toBe(await sumOf(file, column, {}))
      expect(await sumOf(file, column, lately)).toBeGreaterThan(0)
      expect(await sumOf(file, column, before)).toBe(0)
    }
    expect(await sumOf('open/intents.json', 'uses', { channel: 'sms' })).toBe(0)
    expect((await rowsOf('open/audit.json', lately)).length).toBe((await rowsOf('open/audit.json', {})).length)
    expect(await rowsOf('open/audit.json', before)).toEqual([])
  })

  it.each([
    { from: day(5), to: day(5) },
    { from: 'yesterday' },
    { channel: 'fax' },
    { root: 'x' },
    { zone: 'Europe/Atlantis' },
    { from: '0', bucket: 'hour' },
  ])('that makes no sense is refused: %o', async (query: Record<string, string>) => {
    const response = await download('busy/nodes.csv', query)
    expect([response.status, await codeOf(response)]).toEqual([400, 'malformed'])
  })
})

it('is separated by a semicolon, with decimal commas, for whoever asks for it', async () => {
  const [comma, semicolon] = await Promise.all(
    ['comma', 'semicolon'].map(async (separator) => (await download('busy/channels.csv', { separator })).text()),
  )
  expect(semicolon).toBe(comma?.replaceAll(',', ';').replaceAll('.', ','))
  expect(semicolon).toContain(';mean_depth;deepest')
  const unknown = await download('busy/channels.csv', { separator: ';' })
  expect([unknown.status, await codeOf(unknown)]).toEqual([400, 'malformed'])
})

describe('an export', () => {
  it('is in the audit log, once an hour for the same file and person', async () => {
    const { browser, name } = await signedIn(host, { role: 'owner' })
    const ask = (file: string, method = 'GET') => browser.ask(`campaigns/fresh/export/${file}`, { method })
    for (const file of ['views.csv', 'views.csv', 'views.json', 'roots.csv']) await (await ask(file)).text()
    expect((await ask('intents.csv', 'HEAD')).status).toBe(200)
    expect((await ask('intents.csv?channel=fax')).status).toBe(400)
    const entries = () =>
      host.storeOf('fresh').db.all<{ detail: string }>(sql`
        SELECT campaign, action, detail FROM audit WHERE who = ${name} AND campaign IS NOT NULL ORDER BY id`)
    const exported = { campaign: 'fresh', action: 'exported' }
    const files = ['views.csv', 'views.json', 'roots.csv']
    expect(await entries()).toEqual(files.map((detail) => ({ ...exported, detail })))
    await host.storeOf('fresh').write([sql`UPDATE audit SET at = at - ${HOUR_MS} WHERE detail = 'views.csv'`])
    await (await ask('views.csv')).text()
    expect((await entries()).map(({ detail }) => detail)).toEqual([...files, 'views.csv'])
  })

  it('that cannot be recorded is not handed out', async () => {
    const { browser } = await signedIn(host)
    await host
      .storeOf('fresh')
      .write([sql`CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'disk full'); END`])
    const response = await browser.ask('campaigns/fresh/export/views.csv')
    await host.storeOf('fresh').write([sql`DROP TRIGGER full`])
    expect([response.status, await codeOf(response)]).toEqual([503, 'unavailable'])
  })
})

describe('a label that a spreadsheet would run', () => {
  it('is text in CSV, and itself in JSON', async () => {
    const text = await (await download('open/roots.csv')).text()
    const labels = readCsv(text).map(([, label]) => label)
    for (const label of NASTY) expect(labels).toContain(`'${label}`)
    expect(labels).toContain('Nour, la "reine"')
    const json = (await (await download('open/roots.json')).json()) as { label: string }[]
    expect(json.map(({ label }) => label)).toEqual(expect.arrayContaining(NASTY))
  })

  it('in the log is defused as well', async () => {
    const details = readCsv(await (await download('open/audit.csv')).text()).map((row) => row[3])
    expect(details).toContain("'=1+1")
    expect(details).not.toContain('=1+1')
  })
})

it.each([
  'nothing.csv',
  'views.xlsx',
  'views',
  '.csv',
  'constructor.csv',
  '__proto__.json',
  'views.csv.json',
  'VIEWS.csv',
])('knows no %s', async (file) => {
  const response = await download(`open/${file}`)
  expect(response.status).toBe(404)
  expect(await codeOf(response)).toBe('route-unknown')
})

it('holds nothing of other campaigns', async () => {
  const nodes = (await (await download('open/nodes.json')).json()) as { node: string; at: string }[]
  const last = iso(BEGAN + 91 * 24 * HOUR_MS) ?? ''
  expect(nodes.some(({ at }) => at < last)).toBe(false)
  expect(nodes.every(({ node }) => namesOf('open').read(node) !== undefined)).toBe(true)
  expect(await codeOf(await download('shown/views.csv', {}, viewer))).toBe('campaign-unknown')
})

it('is documented: every table with its columns, in their order', async () => {
  const docs = await readFile('docs/studio.md', 'utf8')
  for (const [table, { columns }] of Object.entries(TABLES)) {
    const row = docs.split('\n').find((line) => line.startsWith(`| \`${table}\` |`)) ?? ''
    const cells = row.split('|').at(3)?.split(';')[0]
    expect([...(cells ?? '').matchAll(/`(\w+)`/g)].map(([, column]) => column)).toEqual(columns)
  }
})
