import { afterAll, beforeAll, expect, it } from 'vitest'
import type { UnlockAnswer } from '../../../api/fan-contract.ts'
import { FEW, OWN } from '../../../api/pacing/limits.ts'
import { stopClock } from '../../support/clock.ts'
import { newVisit, rootToken } from '../../support/fixture.ts'
import { Fan } from '../../support/host.ts'
import { type NodeHost, startNodeHost } from '../../support/node-host.ts'
import { countedIn, countIn, refusedIn, Script } from '../../support/script.ts'

/** People behind a lost signal ask again and again. The clock stands still, so that nothing comes back. */

stopClock()
let host: NodeHost
beforeAll(async () => {
  host = await startNodeHost()
})
afterAll(() => host.stop())

const ADDRESS = '198.51.100.7'

it('charges a storm of retries nothing: a network opens as often as without it', async () => {
  const script = new Script(host, 'open', ADDRESS)
  const visit = newVisit()
  const storm = await Promise.all(Array.from({ length: 700 }, () => script.open(rootToken('open'), { visit })))
  expect(new Set(storm.map(({ link }) => link)).size).toBe(1)
  expect(countIn(await script.flood(rootToken('open'), OWN.free + 50))).toBe(OWN.free - 1)
})

it('asks no retry of a view for work, nor a browser that has a pass, however much its network owes', async () => {
  const script = new Script(host, 'fresh', ADDRESS)
  const visit = newVisit()
  const fan = new Fan(host, 'fresh', ADDRESS)
  const mine: UnlockAnswer = await fan.opened(rootToken('fresh'), visit)
  expect(countIn(await script.flood(rootToken('fresh'), OWN.free + 50))).toBe(OWN.free - 1)
  for (let i = 0; i < 10; i++) {
    expect(await fan.opened(rootToken('fresh'), visit)).toMatchObject({ counted: true, pass: mine.pass })
    expect(await fan.opened(rootToken('fresh'), newVisit(), { pass: mine.pass })).toMatchObject({ counted: false })
  }
  expect((await countedIn(host.engine, 'fresh')).views).toBe(OWN.free)
})

it('charges next to nothing for what a link refuses: a crowd before a full guest list leaves the others their share', async () => {
  const script = new Script(host, 'shown', ADDRESS)
  const full = await script.flood(rootToken('shown', 'Capped'), 200)
  expect(countIn(full)).toBe(10)
  expect(countIn(await script.flood(rootToken('shown'), OWN.free))).toBeGreaterThan(OWN.free - 10 - FEW)
  expect(Object.keys(await refusedIn(host.engine, 'shown')).toSorted()).toEqual(['link-exhausted', 'work-required'])
})

it('charges every view: a visit that a full link refuses meanwhile opens no other link for nothing', async () => {
  const script = new Script(host, 'busy', ADDRESS)
  expect(countIn(await script.flood(rootToken('busy', 'Capped'), 10))).toBe(10)
  for (let tries = 0; tries < OWN.free + 100; tries += 25) {
    const pairs = Array.from({ length: 25 }, () => newVisit()).flatMap((visit) =>
      ['Capped', undefined].map((label) => script.open(rootToken('busy', label), { visit })),
    )
    await Promise.all(pairs)
  }
  expect((await countedIn(host.engine, 'busy')).views).toBeLessThanOrEqual(OWN.free)
  expect((await refusedIn(host.engine, 'busy'))['work-required']).toBeGreaterThan(0)
})
