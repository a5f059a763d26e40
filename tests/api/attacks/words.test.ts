import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SpokenAnswer } from '../../../api/fan-contract.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { createTokenKind } from '../../../seal/link.ts'
import { keyring, rootToken } from '../../support/fixture.ts'
import { grow } from '../../support/grown.ts'
import { Fan, from, newAddress } from '../../support/host.ts'
import { type NodeHost, startNodeHost } from '../../support/node-host.ts'
import { codeOf } from '../../support/studio.ts'

const HOUR_MS = 3_600_000
const WRONG = 'filtrer girafe mammouth'

let host: NodeHost
beforeAll(async () => {
  host = await startNodeHost({ TRUST_PROXY: '1' })
  const roots = [createTokenKind(keyring.link('busy')).read(rootToken('busy')) as NodeId]
  await grow(host.engine, { campaign: 'busy', roots, views: 400, from: Date.now() - HOUR_MS, to: Date.now() - 1 })
})
afterAll(() => host.stop())

const fan = (slug: string) => new Fan(host, slug)
const times = <Result>(n: number, make: (i: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: n }, (_, i) => make(i)))
const count = (codes: readonly string[], code: string) => codes.filter((each) => each === code).length

/** What is answered to wrong words from an address. */
const guess = async (slug: string, address: string) => codeOf(await fan(slug).say(WRONG, address))

it('views that ask for words from one address, one after the other, leave words for everybody else', async () => {
  const nodes = await host.engine.db.all<{ id: number }>(
    sql`SELECT id FROM nodes WHERE campaign = 'busy' AND parent IS NOT NULL`,
  )
  const passes = nodes.map(({ id }) => createTokenKind(keyring.pass('busy')).write(id))
  const headers = from('203.0.113.9')
  const ask = async (pass: string) => (await fan('busy').post('words', { pass }, headers)).status
  let lent = 0
  for (let i = 0; i < passes.length; i += 20) {
    const answers = await Promise.all(passes.slice(i, i + 20).map(ask))
    lent += answers.filter((status) => status === 200).length
  }
  expect(nodes).toHaveLength(400)
  expect(lent).toBe(200)
  expect(await ask(passes[0] ?? '')).toBe(200)

  const honest = await fan('busy').opened(rootToken('busy'))
  const { words } = await fan('busy').words(honest.pass)
  expect((await fan('busy').say(words.join(' '))).status).toBe(200)
})

it('an address is one network whatever port a proxy writes behind it', async () => {
  const codes = await times(60, (i) => guess('fresh', `198.51.100.9:${50_000 + i}`))
  expect(count(codes, 'words-unknown')).toBe(10)
  expect(count(codes, 'slow-down')).toBe(50)
})

it('addresses that cannot be read are one network', async () => {
  const codes = await times(30, (i) => guess('fresh', `nonsense-${i}`))
  expect(count(codes, 'words-unknown')).toBe(10)
})

it('wrong words from four /16s shut out nobody in a fifth, whose right words open', async () => {
  const { pass, link } = await fan('open').opened(rootToken('open'))
  const { words } = await fan('open').words(pass)
  const flood = Array.from({ length: 4 * 20 }, (_, i) => `203.${i % 4}.${i >> 2}.9`)
  const codes = (await Promise.all(flood.map((address) => times(11, () => guess('open', address))))).flat()
  expect(count(codes, 'words-unknown')).toBeLessThanOrEqual(600)
  expect(count(codes, 'slow-down')).toBeGreaterThan(300)
  // Neighbours of the flood wait; networks of a fifth and a sixth /16 do not.
  expect((await fan('open').say(words.join(' '), '203.0.200.9')).status).toBe(429)
  const address = newAddress()
  expect(await guess('open', address)).toBe('words-unknown')
  const answer = (await (await fan('open').say(words.join(' '), address)).json()) as SpokenAnswer
  expect(answer.link).toBe(`k${link}`)
})
