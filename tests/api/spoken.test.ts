import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SpokenAnswer } from '../../api/fan-contract.ts'
import { createSpokenWords } from '../../api/words/spoken-words.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { MOST_ALIVE } from '../../db/campaign/spoken.ts'
import { createTokenKind } from '../../seal/link.ts'
import { differencesIn, startHost } from '../support/any-host.ts'
import { keyring, manifest, newVisit, rootToken, writeManifest } from '../support/fixture.ts'
import { Fan, type StudioHost } from '../support/host.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

let host: StudioHost
beforeAll(async () => {
  host = await startHost()
})
afterAll(() => host.stop())

const fan = (slug: string) => new Fan(host, slug)
const ledgerAt = (slug: string, now = Date.now) =>
  createLedger({ engine: host.storeOf(slug), nextTurn: setImmediate, now })
const nodeOf = (slug: string, token: string) => createTokenKind(keyring.link(slug)).read(token) as NodeId
const rows = (campaign: string) =>
  host
    .storeOf(campaign)
    .db.all<{ code: string; node: number; until: number }>(sql`SELECT * FROM spoken WHERE campaign = ${campaign}`)
const refusals = (campaign: string, reason: string) =>
  host
    .storeOf(campaign)
    .db.get<{ n: number }>(
      sql`SELECT coalesce(sum(openings), 0) AS n FROM refusals WHERE campaign = ${campaign} AND reason = ${reason}`,
    )

/** What the API would lend a node at some moment. */
const choicesOf = (slug: string, node: NodeId, at: number) =>
  createSpokenWords(keyring.words(slug), 'fr').choices(node, at)

/** Puts words in the ledger as if a node had asked for them some time ago. */
async function lentAgo(slug: string, node: NodeId, ms: number): Promise<string> {
  const at = Date.now() - ms
  const { choices, ...life } = choicesOf(slug, node, at)
  const codes = choices.map(({ code }) => code)
  const lent = await ledgerAt(slug, () => at).lend({ campaign: slug, node, codes, most: MOST_ALIVE, ...life })
  return choices.find(({ code }) => code === lent?.code)?.words.join(' ') ?? ''
}

it('an opening by words is a view whose channel is voice, and every figure adds up', async () => {
  const lender = await fan('open').opened(rootToken('open'))
  const { words } = await fan('open').words(lender.pass)
  const { link } = (await (await fan('open').say(words.join(' '))).json()) as SpokenAnswer
  await fan('open').post('unlock', { link, visit: newVisit() })
  const views = await host
    .storeOf('open')
    .db.all<{ channel: string }>(sql`SELECT channel FROM nodes WHERE parent = ${nodeOf('open', lender.link)}`)
  expect(views).toEqual([{ channel: 'voice' }])
  await ledgerAt('open').settle()
  const rollup = await host
    .storeOf('open')
    .db.get<{ views: number }>(
      sql`SELECT sum(views) AS views FROM rollups WHERE campaign = 'open' AND channel = 'voice'`,
    )
  expect(rollup.views).toBe(1)
  expect(await differencesIn(host, 'open')).toEqual([])
})

it('nothing at rest says what the words are', async () => {
  const { pass, link } = await fan('open').opened(rootToken('open'))
  const { words } = await fan('open').words(pass)
  const stored = (await rows('open')).filter(({ node }) => node === nodeOf('open', link))
  expect(stored).toHaveLength(1)
  expect(stored[0]?.code).toMatch(/^[1-9A-HJ-NP-Za-km-z]{22}$/)
  const everything = JSON.stringify(await rows('open'))
  for (const word of words) expect(everything).not.toContain(word)
})

it('words that are a day old, revoked or never lent are answered alike, and counted alike', async () => {
  const [old, revoked] = [await fan('busy').opened(rootToken('busy')), await fan('busy').opened(rootToken('busy'))]
  const expired = await lentAgo('busy', nodeOf('busy', old.link), DAY_MS)
  const { words: withdrawn } = await fan('busy').words(revoked.pass)
  await ledgerAt('busy').revoke({ campaign: 'busy', node: nodeOf('busy', revoked.link), isSubtree: false })
  const answers = await Promise.all(
    [expired, withdrawn.join(' '), 'filtrer girafe mammouth'].map(async (words) => {
      const response = await fan('busy').say(words)
      return `${response.status} ${[...response.headers.keys()]} ${await response.text()}`
    }),
  )
  expect(new Set(answers).size).toBe(1)
  expect(await refusals('busy', 'words-unknown')).toEqual({ n: 3 })
  const refused = await fan('busy').post('words', { pass: revoked.pass })
  expect(((await refused.json()) as { code: string }).code).toBe('link-revoked')
})

it('words live for a day; who asks again gets the same for half of it, then new ones beside them', async () => {
  const young = await fan('fresh').opened(rootToken('fresh'))
  const same = await lentAgo('fresh', nodeOf('fresh', young.link), 11 * HOUR_MS)
  expect((await fan('fresh').words(young.pass)).words.join(' ')).toBe(same)

  const old = await fan('fresh').opened(rootToken('fresh'))
  const first = await lentAgo('fresh', nodeOf('fresh', old.link), 13 * HOUR_MS)
  const second = (await fan('fresh').words(old.pass)).words.join(' ')
  expect(second).not.toBe(first)
  for (const words of [first, second]) expect((await fan('fresh').say(words)).status).toBe(200)
})

it('words that somebody else has are not lent: the node gets the next ones', async () => {
  const { pass, link } = await fan('open').opened(rootToken('open'))
  const other = nodeOf('open', (await fan('open').opened(rootToken('open'))).link)
  const { choices, ...life } = choicesOf('open', nodeOf('open', link), Date.now())
  const [taken, next] = choices
  if (!taken || !next) throw new Error('A node has no choices')
  await ledgerAt('open').lend({ campaign: 'open', node: other, codes: [taken.code], most: MOST_ALIVE, ...life })
  expect((await fan('open').words(pass)).words).toEqual(next.words)
  const { link: said } = (await (await fan('open').say(taken.words.join(' '))).json()) as SpokenAnswer
  expect(nodeOf('open', said.slice(1))).toBe(other)
})

it('a campaign lends ten thousand codes at most; those who have some keep them', async () => {
  const first = await fan('shown').opened(rootToken('shown'))
  const lent = await fan('shown').words(first.pass)
  await host.storeOf('shown').write([
    sql`INSERT INTO spoken (code, campaign, node, until)
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)
      SELECT 'filler' || i, 'shown', i, ${Date.now() + DAY_MS} FROM n`,
  ])
  const next = await fan('shown').opened(rootToken('shown'))
  const refused = await fan('shown').post('words', { pass: next.pass })
  expect(refused.status).toBe(429)
  expect(await fan('shown').words(first.pass)).toEqual(lent)
})

it('what is no longer good is deleted', async () => {
  const { link } = await fan('open').opened(rootToken('open'))
  const node = nodeOf('open', link)
  await lentAgo('open', node, DAY_MS)
  expect((await rows('open')).map((row) => row.node)).toContain(node)
  await ledgerAt('open').forget()
  expect((await rows('open')).map((row) => row.node)).not.toContain(node)
  expect((await rows('open')).every(({ until }) => until > Date.now())).toBe(true)
})

it('words live no longer than their campaign, whatever they would else', async () => {
  const closes = Date.now() + 10 * 60_000
  const campaigns = manifest.campaigns.map((campaign) => ({ ...campaign, closes }))
  const closing = await startHost({ furnish: (distDir) => writeManifest(distDir, { ...manifest, campaigns }) })
  const lender = new Fan(closing, 'open')
  const { pass } = await lender.opened(rootToken('open'))
  expect((await lender.words(pass)).until).toBe(closes)
  await closing.stop()
})
