import { setImmediate } from 'node:timers'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY_MS } from '../../campaigns/durations.ts'
import { DOUBTS } from '../../db/campaign/doubt.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { recount } from '../../db/campaign/recount.ts'
import type { PollReport } from '../../pieces/poll/contract.ts'
import { createTokenKind } from '../../seal/link.ts'
import { differencesIn, startHost } from '../support/any-host.ts'
import { CLOSED_AT, keyring, rootToken } from '../support/fixture.ts'
import { Fan, type StudioHost } from '../support/host.ts'
import { invite } from '../support/studio.ts'

const SLUG = 'asked-all'

let host: StudioHost
let keys: Record<'owner' | 'viewer', string>
beforeAll(async () => {
  host = await startHost()
  const [owner, viewer] = await Promise.all([invite(host, { role: 'owner' }), invite(host, { role: 'viewer' })])
  keys = { owner: owner.key, viewer: viewer.key }
})
afterAll(() => host.stop())

const ledger = () => createLedger({ engine: host.storeOf(SLUG), nextTurn: setImmediate, now: Date.now })
const nodeOf = (pass: string) => createTokenKind(keyring.pass(SLUG)).read(pass) as NodeId
const fan = () => new Fan(host, SLUG)
const open = async (link = rootToken(SLUG)) => fan().opened(link)
const vote = async (piece: string, pass: string, ...choices: string[]) => {
  const answer = await fan().post(`pieces/${piece}/vote`, { choices }, { Authorization: `Pass ${pass}` })
  expect(answer.status).toBe(200)
}
const studio = (path: string, role: keyof typeof keys = 'owner') =>
  host.fetch(`/api/studio/campaigns/${SLUG}/${path}`, { headers: { Authorization: `Bearer ${keys[role]}` } })
const report = async (piece: string, query = '', role?: keyof typeof keys): Promise<PollReport> =>
  (await studio(`pieces/${piece}/report${query}`, role)).json()
const chosen = ({ choices }: PollReport) => Object.fromEntries(choices.map(({ id, votes }) => [id, votes]))

describe('what the studio reads of a poll', () => {
  it('adds up by choice, channel, root and generation, against all openings', async () => {
    const first = await open()
    const second = await open(first.link)
    const capped = await open(rootToken(SLUG, 'Capped'))
    await open()
    for (const { pass } of [first, second]) await vote('colour', pass, 'pink')
    await vote('colour', capped.pass, 'white')
    const told = await report('colour')
    expect(chosen(told)).toEqual({ brown: 0, pink: 2, white: 1 })
    expect(told).toMatchObject({
      votes: { clear: 3, doubtful: 0, voided: 0 },
      turnout: { votes: 3, openings: 4, share: { value: 0.75 } },
      byGeneration: [
        { key: '1', votes: 2 },
        { key: '2', votes: 1, choices: { pink: 1 } },
      ],
      folded: 0,
    })
    expect(told.byRoot.map(({ label, votes }) => [label, votes])).toEqual([
      ['List', 2],
      ['Capped', 1],
    ])
    // Wilson, by hand: 2 of 3.
    expect(told.choices[1]?.share.low).toBeCloseTo(0.2077, 4)
    expect(told.choices[1]?.share.high).toBeCloseTo(0.9385, 4)
    expect(told.overTime.reduce((sum, { votes }) => sum + votes, 0)).toBe(3)
    // Who could have voted is not asked of a period.
    const before = await report('colour', `?to=${Date.now() - DAY_MS}`)
    expect([before.votes, before.turnout]).toEqual([{ clear: 0, doubtful: 0, voided: 0 }, told.turnout])
    expect(await report('decided')).toMatchObject({ closes: CLOSED_AT, closed: true })
  })

  it('gives the mean place of each choice of a ranking, and counts who put it first', async () => {
    const [a, b] = [await open(), await open()]
    await vote('order', a.pass, 'pink', 'brown', 'white')
    await vote('order', b.pass, 'white', 'pink', 'brown')
    const { choices } = await report('order')
    expect(choices.map(({ id, votes, meanPlace }) => [id, votes, meanPlace])).toEqual([
      ['brown', 0, 2.5],
      ['pink', 1, 1.5],
      ['white', 1, 2],
    ])
  })

  it('tells others than owners of no cell in which a vote could be somebody’s', async () => {
    const told = await report('colour', '', 'viewer')
    expect(told.byRoot).toEqual([{ key: null, label: null, votes: 3, choices: {} }])
    expect(told.folded).toBe(9)
    expect(told.overTime.every(({ choices }) => Object.keys(choices).length === 0)).toBe(true)
    const part = await report('colour', '?channel=whatsapp', 'viewer')
    expect(chosen(part)).toEqual({ brown: 0, pink: 0, white: 0 })
    expect(part.choices.map(({ share }) => share)).toEqual(Array(3).fill({ value: 0, low: 0, high: 1 }))
    expect(JSON.stringify(part)).not.toMatch(/"(brown|pink|white)":[1-9]/)
    expect((await studio('export/votes.json?from=0', 'viewer')).status).toBe(403)
  })

  it('tells them of no channel or root that the others, asked one by one, would leave to somebody', async () => {
    const [one, other] = [await open(), await open(rootToken(SLUG, 'Capped'))]
    const by = async (channel: string, choice: string, { link } = one) => {
      const { pass } = await fan().opened(link, undefined, { link: `${channel}${link}` })
      await vote('told', pass, choice)
    }
    for (let i = 0; i < 6; i++) await by('w', 'pink')
    for (let i = 0; i < 5; i++) await by('m', 'pink', other)
    await by('g', 'white')
    const of = async (query: string, role: keyof typeof keys) => chosen(await report('told', query, role))
    // Twelve in all, six and five of them told: the twelfth would be what is left.
    expect(await of('', 'viewer')).toEqual({ brown: 0, pink: 11, white: 1 })
    expect(await of('?channel=whatsapp', 'viewer')).toEqual({ brown: 0, pink: 6, white: 0 })
    for (const channel of ['signal', 'email']) {
      const part = await report('told', `?channel=${channel}`, 'viewer')
      expect(JSON.stringify(part), channel).not.toMatch(/"(brown|pink|white)":[1-9]/)
      expect(chosen(part), channel).toEqual({ brown: 0, pink: 0, white: 0 })
    }
    expect(await of('?channel=signal', 'owner')).toEqual({ brown: 0, pink: 0, white: 1 })
    // A window, a channel of a root, an hour: the next one, less it, would be one vote.
    const capped = `root=${(await report('told')).byRoot[1]?.key}`
    for (const query of ['?from=0', `?to=${Date.now() + 60_000}`, `?channel=email&${capped}`]) {
      const part = await report('told', query, 'viewer')
      expect(part, query).toMatchObject({ told: false })
      expect(JSON.stringify(part), query).not.toMatch(/"(brown|pink|white)":[1-9]/)
      expect(chosen(part), query).toEqual({ brown: 0, pink: 0, white: 0 })
      expect(await report('told', query), query).toMatchObject({ told: true })
    }
    const whole = await report('told', '', 'viewer')
    expect(whole.overTime.every(({ choices }) => Object.keys(choices).length === 0)).toBe(true)
    expect((await report('told', '?channel=whatsapp', 'viewer')).byRoot.every(({ choices }) => !choices.pink)).toBe(
      true,
    )
    const exported = async (query: string, role: keyof typeof keys) =>
      ((await (await studio(`export/votes.json?${query}`, role)).json()) as Record<string, unknown>[])
        .filter(({ poll }) => poll === 'told')
        .map(({ choice, votes }) => [choice, votes])
    expect(await exported('channel=whatsapp', 'viewer')).toEqual([['pink', 6]])
    expect(await exported('channel=email', 'viewer')).toEqual([['pink', null]])
    expect(await exported('channel=email', 'owner')).toEqual([['pink', 5]])
  })

  it('tells them by generation of all votes alone: the difference of two hours or two channels would place a fan in the tree', async () => {
    const generations = async (query: string, role: keyof typeof keys) =>
      (await report('told', query, role)).byGeneration.map(({ votes }) => votes)
    expect(await generations('', 'viewer')).toEqual([12])
    const root = (await report('told')).byRoot[0]?.key
    for (const query of ['?from=0', `?to=${Date.now() + 60_000}`, '?channel=whatsapp', `?root=${root}`]) {
      expect(await generations(query, 'viewer'), query).toEqual([])
      expect((await generations(query, 'owner')).length, query).toBeGreaterThan(0)
    }
  })

  it('exports every choice, with its places where it has any', async () => {
    const rows = (await (await studio('export/votes.json')).json()) as Record<string, unknown>[]
    expect(rows.filter(({ poll }) => poll === 'colour')).toEqual([
      { poll: 'colour', choice: 'pink', votes: 2, clear: 2, first_places: null, mean_place: null },
      { poll: 'colour', choice: 'white', votes: 1, clear: 1, first_places: null, mean_place: null },
    ])
    expect(rows).toContainEqual({ poll: 'order', choice: 'pink', votes: 2, clear: 2, first_places: 1, mean_place: 1.5 })
    const selected = async (query: string) =>
      ((await (await studio(`export/votes.json?${query}`)).json()) as Record<string, unknown>[])
        .filter(({ poll }) => poll === 'colour')
        .map(({ choice }) => choice)
    expect(await selected(`to=${Date.now() - DAY_MS}`)).toEqual([])
    expect(await selected(`root=${(await report('colour')).byRoot[1]?.key}`)).toEqual(['white'])
  })

  it('knows no report of a piece that has none', async () => {
    expect((await studio('pieces/prize/report')).status).toBe(404)
    expect((await studio('pieces/nothing/report')).status).toBe(404)
  })
})

describe('votes of voided views', () => {
  it('leave every figure, stay apart, can be changed meanwhile, and come back', async () => {
    const [head, beside] = [await open(), await open()]
    const below = await open(head.link)
    for (const { pass } of [head, below, beside]) await vote('moving', pass, 'pink')
    const selection = { campaign: SLUG, node: nodeOf(head.pass), isSubtree: true }
    expect(await ledger().void(selection, { who: 'test', why: 'a script', what: 'branch' })).toBe(2)
    expect(await report('moving')).toMatchObject({ votes: { clear: 1, voided: 2 } })
    await vote('moving', below.pass, 'white', 'brown')
    expect(chosen(await report('moving'))).toEqual({ brown: 0, pink: 1, white: 0 })
    expect(await differencesIn(host, SLUG)).toEqual([])
    expect(await ledger().unvoid(selection)).toBe(2)
    expect(chosen(await report('moving'))).toEqual({ brown: 1, pink: 2, white: 1 })
    expect(await differencesIn(host, SLUG)).toEqual([])
  })

  it('stand apart from those of doubtful ones, which stand apart from the start', async () => {
    const doubtful = await open()
    const [node, doubt] = [nodeOf(doubtful.pass), DOUBTS.fast]
    await host.storeOf(SLUG).write([sql`UPDATE nodes SET doubt = ${doubt} WHERE id = ${node}`])
    await vote('moving', doubtful.pass, 'brown')
    const told = await report('moving')
    expect(told.votes).toEqual({ clear: 3, doubtful: 1, voided: 0 })
    expect(told.choices[0]).toMatchObject({ id: 'brown', votes: 2, clear: 1 })
    // The campaign counts all, and so does what its fans are shown.
    const shown = await fan().get('pieces/moving', { Authorization: `Pass ${doubtful.pass}` })
    expect(await shown.json()).toMatchObject({ result: { votes: 4 } })
  })
})

describe('the recount of votes', () => {
  it.each([
    ['vote chosen', sql`UPDATE vote_counts SET chosen = chosen + 1 WHERE piece = 'colour' AND choice = 'pink'`],
    ['vote places', sql`UPDATE vote_counts SET places = places - 1 WHERE piece = 'order' AND choice = 'pink'`],
    ['vote total firsts', sql`UPDATE vote_totals SET firsts = firsts + 1 WHERE piece = 'order' AND choice = 'pink'`],
    ['vote chosen', sql`DELETE FROM votes WHERE piece = 'colour'`],
  ])('names a wrong %s', async (counter, damage) => {
    await host
      .storeOf(SLUG)
      .write([
        ...['votes', 'vote_counts', 'vote_totals'].map((table) =>
          sql.raw(`CREATE TABLE ${table}_kept AS SELECT * FROM ${table}`),
        ),
        damage,
      ])
    const differences = await recount(host.storeOf(SLUG), SLUG)
    expect(differences.map((difference) => difference.counter)).toContain(counter)
    await host
      .storeOf(SLUG)
      .write(
        ['votes', 'vote_counts', 'vote_totals'].flatMap((table) => [
          sql.raw(`DELETE FROM ${table}`),
          sql.raw(`INSERT INTO ${table} SELECT * FROM ${table}_kept`),
          sql.raw(`DROP TABLE ${table}_kept`),
        ]),
      )
  })
})

describe('a vote whose view is gone', () => {
  it('counts where a restored backup has lost the view, which comes back as a root', async () => {
    const lost = createTokenKind(keyring.pass(SLUG)).write(2 ** 52 + 8192)
    const before = (await report('colour')).votes.clear
    await vote('colour', lost, 'brown')
    expect((await report('colour')).votes.clear).toBe(before + 1)
    const wrong = (await recount(host.storeOf(SLUG), SLUG)).filter(({ counter }) => counter.startsWith('vote'))
    expect(wrong).toEqual([])
  })

  it('is deleted with the tree when that is folded, its counts stay, and no other is taken', async () => {
    const { pass } = await open()
    await vote('colour', pass, 'brown')
    const before = await report('colour')
    await ledger().fold(SLUG, { shape: null, reposted: 0 })
    expect(await host.storeOf(SLUG).db.all(sql`SELECT 1 FROM votes WHERE campaign = ${SLUG}`)).toEqual([])
    await vote('colour', pass, 'white')
    const after = await report('colour')
    expect({ ...after, overTime: [] }).toEqual({ ...before, overTime: [] })
    expect(await recount(host.storeOf(SLUG), SLUG)).toEqual([])
  })
})
