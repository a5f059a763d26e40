import { setImmediate } from 'node:timers'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { ProblemBody } from '../../api/errors.ts'
import type { PieceFacts } from '../../campaigns/manifest.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import type { DrawAnswer, DrawnTickets, DrawReport } from '../../pieces/draw/contract.ts'
import { decisions } from '../../pieces/draw/decisions.ts'
import { drawWinners } from '../../pieces/draw/drawing.ts'
import { countTickets, readDraws } from '../../pieces/draw/figures.ts'
import { verify } from '../../pieces/draw/verification.ts'
import { createTokenKind } from '../../seal/link.ts'
import { isEdge, startHost } from '../support/any-host.ts'
import { stopClock } from '../support/clock.ts'
import { drawByHand } from '../support/draw-by-hand.ts'
import { keyring, manifest, newVisit, OPENS_AT, rootToken, writeManifest } from '../support/fixture.ts'
import { Fan, type StudioHost } from '../support/host.ts'
import { invite } from '../support/studio.ts'

vi.mock('../../pieces/draw/drawing.ts', { spy: true })
vi.mock('../../pieces/draw/figures.ts', { spy: true })

const clock = stopClock()
const DAY_MS = 86_400_000

let host: StudioHost
let key: string
let editor: string
let viewer: string
beforeAll(async () => {
  host = await startHost()
  ;({ key } = await invite(host, { role: 'owner' }))
  ;({ key: editor } = await invite(host, { role: 'editor' }))
  ;({ key: viewer } = await invite(host, { role: 'viewer' }))
})
afterAll(() => host.stop())

const header = (pass: string) => ({ Authorization: `Pass ${pass}` })
const fan = () => new Fan(host, 'won')
const ask = async (pass: string) => (await (await fan().get('pieces/pans', header(pass))).json()) as DrawAnswer
const post = async (path: string, pass: string, body: object = {}) =>
  (await (await fan().post(`pieces/pans/${path}`, body, header(pass))).json()) as DrawAnswer
const studio = (path: string, as = key, method = 'GET') =>
  host.fetch(`/api/studio/campaigns/won/${path}`, { method, headers: { Authorization: `Bearer ${as}` } })
const report = async (as = key) => (await (await studio('pieces/pans/report', as)).json()) as DrawReport
const file = (as = key, method = 'GET') => studio('pieces/pans/draw.json', as, method)
const exported = async () => {
  const changes = (await (await studio('export/audit.json')).json()) as { action: string; detail: string }[]
  return changes.filter(({ action, detail }) => action === 'exported' && detail === 'pans.json').length
}

it('is held once after its end, among clear views, can be held again by anybody, and is claimed by the pass', async () => {
  const passes = await Promise.all(Array.from({ length: 12 }, async () => (await fan().opened(rootToken('won'))).pass))
  const tickets = new Map<string, string>()
  for (const pass of passes) {
    const ticket = newVisit()
    tickets.set(ticket, pass)
    await post('enter', pass, { ticket })
  }
  const { commitment } = await ask(passes[0] ?? '')
  const [voided = '', revoked = ''] = passes
  const node = createTokenKind(keyring.pass('won')).read(voided) as NodeId
  const ledger = createLedger({ engine: host.storeOf('won'), nextTurn: setImmediate, now: Date.now })
  await ledger.void({ campaign: 'won', node, isSubtree: false }, { who: 'test', why: 'a script', what: 'view' })
  // Its pass could claim nothing.
  const withdrawn = createTokenKind(keyring.pass('won')).read(revoked) as NodeId
  await ledger.revoke({ campaign: 'won', node: withdrawn, isSubtree: false })
  expect(await report()).toMatchObject({ entries: { clear: 10, voided: 1, revoked: 1 }, drawn: null, commitment })
  const early = await file()
  expect([early.status, ((await early.json()) as ProblemBody).code]).toEqual([425, 'not-open-yet'])

  await clock.advance(OPENS_AT - Date.now() + 1000)
  const [, , second = ''] = passes
  expect((await ask(second)).drawn).toBeNull()
  await clock.advance(10_000)
  // The first ones to look hold it, all at once.
  const answers = await Promise.all(passes.filter((pass) => pass !== revoked).map(ask))
  if (!isEdge) expect(vi.mocked(drawWinners)).toHaveBeenCalledTimes(1)
  vi.mocked(countTickets).mockClear()
  expect((await ask(second)).entries).toBe(12)
  expect(vi.mocked(countTickets)).not.toHaveBeenCalled()
  const [{ drawn } = { drawn: null }] = answers
  expect(drawn?.winners.map(({ prize }) => prize)).toEqual(['A pan', 'A pan', 'A spoon'])
  for (const answer of answers) expect(answer.drawn).toEqual(drawn)
  const winning = drawn?.winners.map(({ ticket }) => tickets.get(ticket) ?? '') ?? []
  for (const left of [voided, revoked]) expect(winning).not.toContain(left)

  const published = (await (await fan().get('pieces/pans/tickets', header(second))).json()) as DrawnTickets
  expect(published.tickets).toHaveLength(10)
  const prizes = [
    { name: 'A pan', count: 2 },
    { name: 'A spoon', count: 1 },
  ]
  const known = { commitment, prizes, ticket: published.tickets[0] ?? '' }
  expect(await verify(published, known)).toBe('verified')
  // A ticket of a voided view is none of those that were kept.
  const ticket = [...tickets].find(([, pass]) => pass === voided)?.[0] ?? ''
  expect(await verify(published, { ...known, ticket })).toBe('left-out')
  // Whoever has no pass gets the same from an owner, in a file.
  expect((await file(key, 'HEAD')).headers.get('content-disposition')).toBe('attachment; filename="won-pans.json"')
  expect(await exported()).toBe(0)
  for (const as of [editor, viewer]) expect((await file(as)).status).toBe(403)
  const download = await (await file()).text()
  expect(JSON.parse(download)).toEqual({ ...published, commitment, prizes })
  expect(await exported()).toBe(1)
  expect(await drawByHand(download, commitment)).toBe('The draw holds.')

  const [winner = '', late = ''] = winning
  expect((await ask(winner)).won).toMatchObject({ code: null })
  const { won } = await post('claim', winner)
  expect(won?.code).toMatch(/^[1-9A-HJ-NP-Za-km-z]{10}$/)
  const loser = passes.find((pass) => !winning.includes(pass) && pass !== voided && pass !== revoked) ?? ''
  expect((await post('claim', loser)).won).toBeNull()
  const told = await report()
  expect(told.drawn).toMatchObject({
    tickets: 10,
    winners: [{ code: won?.code }, { claimedAt: null }, { claimedAt: null }],
  })
  expect(told.drawn?.winners[0]?.claimedAt).toBeGreaterThan(OPENS_AT)
  // Whoever only reads could show a code themselves.
  expect((await report(viewer)).drawn?.winners.map(({ code }) => code)).toEqual([null, null, null])
  const list = async () => (await fan().get('pieces/pans/tickets', header(loser))).status
  const statuses = []
  while (statuses.length < 25) statuses.push(await list())
  expect([statuses[0], statuses.at(-1)]).toEqual([200, 429])

  // A void after the draw changes nothing of it, and a prize that nobody claimed lapses.
  await ledger.void({ campaign: 'won', node: undefined, isSubtree: true }, { who: 'test', why: 'all', what: 'all' })
  expect((await ask(second)).drawn).toEqual(drawn)
  expect(await report()).toMatchObject({
    entries: { clear: 10, doubtful: 0, voided: 2, revoked: 0 },
    drawn: { tickets: 10 },
  })
  // Nor does taking it back, and only links that are revoked are called so.
  await ledger.unvoid({ campaign: 'won', node: undefined, isSubtree: true })
  expect(await report()).toMatchObject({ entries: { clear: 10, doubtful: 1, voided: 0, revoked: 1 } })
  await clock.advance(14 * DAY_MS)
  expect((await post('claim', late)).won).toMatchObject({ code: null })
  expect((await post('claim', winner)).won?.code).toBe(won?.code)
})

it('is promised for good: a new epoch of its piece leaves its seed as it is', async () => {
  const renewed = (piece: PieceFacts) => ({ ...piece, epoch: '1.0' })
  const campaigns = manifest.campaigns.map((campaign) => ({ ...campaign, pieces: campaign.pieces.map(renewed) }))
  const later = await startHost({ furnish: (distDir) => writeManifest(distDir, { ...manifest, campaigns }) })
  try {
    const commitments = [host, later].map(async (each) => {
      const { pass } = await new Fan(each, 'won').opened(rootToken('won'))
      const answer = await new Fan(each, 'won').get('pieces/pans', header(pass))
      return ((await answer.json()) as DrawAnswer).commitment
    })
    const [before, after] = await Promise.all(commitments)
    expect(before).toMatch(/^[0-9a-f]{64}$/)
    expect(after).toBe(before)
  } finally {
    await later.stop()
  }
})

it('is over once it is settled, also where no ticket counts, and a later end opens it no more', async () => {
  const closes = Date.now() + DAY_MS
  const longer = (piece: PieceFacts) => (piece.kind === 'draw' ? { ...piece, closes } : piece)
  const campaigns = manifest.campaigns.map((campaign) => ({ ...campaign, pieces: campaign.pieces.map(longer) }))
  const other = await startHost({ furnish: (distDir) => writeManifest(distDir, { ...manifest, campaigns }) })
  try {
    const its = new Fan(other, 'won')
    const enter = async () => {
      const { pass } = await its.opened(rootToken('won'))
      return its.post('pieces/pans/enter', { ticket: newVisit() }, header(pass))
    }
    expect((await enter()).status).toBe(200)
    const store = other.storeOf('won')
    const ledger = createLedger({ engine: store, nextTurn: setImmediate, now: Date.now })
    await ledger.void({ campaign: 'won', node: undefined, isSubtree: true }, { who: 'test', why: 'all', what: 'all' })
    expect(await readDraws(store, 'won')).toEqual([{ piece: 'pans', entries: 1, isDrawn: 0 }])
    await ledger.decide({ kind: 'draw', campaign: 'won', body: { do: 'settle', piece: 'pans', at: Date.now() } })
    expect(await readDraws(store, 'won')).toEqual([{ piece: 'pans', entries: 1, isDrawn: 1 }])
    const late = await enter()
    expect(((await late.json()) as ProblemBody).code).toBe('closed')
  } finally {
    await other.stop()
  }
})

it('looks up the views of its tickets, and not every view of the campaign', async () => {
  for (const statement of decisions.decide('won', { do: 'settle', piece: 'pans', at: 0 }).statements) {
    const plan = await host.storeOf('won').db.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${statement}`)
    expect(plan.map(({ detail }) => detail).join('\n')).not.toMatch(/SCAN nodes/)
  }
})
