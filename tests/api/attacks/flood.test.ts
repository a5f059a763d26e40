import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OWN } from '../../../api/pacing/limits.ts'
import { DOUBTS } from '../../../db/campaign/doubt.ts'
import { stopClock } from '../../support/clock.ts'
import { newVisit, rootToken } from '../../support/fixture.ts'
import { Fan } from '../../support/host.ts'
import { type NodeHost, startNodeHost } from '../../support/node-host.ts'
import { countedIn, countIn, refusedIn, Script, solved } from '../../support/script.ts'

/** One script, one address, as fast as it can. The clock stands still, so that nothing comes back unless a test says so. */

const clock = stopClock()
let host: NodeHost
beforeAll(async () => {
  host = await startNodeHost()
})
afterAll(() => host.stop())

describe('one script at one address that opens one link', () => {
  const SECONDS = 15
  const FREE = OWN.free + SECONDS * OWN.perSecond

  it('gets in 400 times, then as often as comes back each second, and is told to work from then on', async () => {
    const script = new Script(host, 'open', '198.51.100.7')
    const friend = (await new Fan(host, 'open').opened(rootToken('open'))).link
    await clock.advance(60_000)
    const first = await script.flood(friend, 800)
    await clock.advance(SECONDS * 1000)
    const second = await script.flood(friend, 800)
    expect(countIn(first)).toBe(OWN.free)
    expect(countIn([...first, ...second])).toBe(FREE)
    for (const { link, code } of [...first, ...second]) if (link === undefined) expect(code).toBe('work-required')
  })

  it('has nothing clear beyond the 400, and every refusal is counted', async () => {
    const { views, clear, doubts } = await countedIn(host.engine, 'open')
    expect(views).toBe(1 + FREE)
    expect(clear).toBe(1 + OWN.free)
    expect(doubts.burst).toBe(FREE - OWN.free)
    expect(await refusedIn(host.engine, 'open')).toEqual({ 'work-required': 1600 - FREE })
  })

  it('leaves everybody else alone: other networks get in, clear', async () => {
    const before = await countedIn(host.engine, 'open')
    for (let i = 0; i < 20; i++) await new Fan(host, 'open').opened(rootToken('open'))
    expect((await countedIn(host.engine, 'open')).clear).toBe(before.clear + 20)
  })

  it('does not keep a phone that shares its address out: it works once, gets in, and was not refused after all', async () => {
    const phone = new Script(host, 'open', '198.51.100.7')
    const visit = newVisit()
    const before = await refusedIn(host.engine, 'open')
    const { work } = await phone.open(rootToken('open'), { visit })
    const got = await phone.open(rootToken('open'), { visit, work: await solved(work) })
    expect(got.link).toBeDefined()
    expect(await refusedIn(host.engine, 'open')).toEqual(before)
    const newest = await host.engine.db.all<{ doubt: number }>('SELECT doubt FROM nodes ORDER BY id DESC LIMIT 1')
    expect(newest[0]?.doubt).toBe(DOUBTS.burst | DOUBTS.work)
  })

  it('is still doubted ten minutes after, and no longer then', async () => {
    const script = new Script(host, 'open', '198.51.100.7')
    const doubtOfNext = async () => {
      const before = await countedIn(host.engine, 'open')
      expect((await script.open(rootToken('open'))).link).toBeDefined()
      return (await countedIn(host.engine, 'open')).clear === before.clear
    }
    await clock.advance(9 * 60_000)
    expect(await doubtOfNext()).toBe(true)
    await clock.advance(61_000)
    expect(await doubtOfNext()).toBe(false)
  })
})

it('gets no further by the brand’s own links', async () => {
  const got = await new Script(host, 'busy', '198.51.100.8').flood(rootToken('busy'), 600)
  expect(countIn(got)).toBe(OWN.free)
})

it.each([
  ['an empty', { 'User-Agent': '' }],
  ['a blank', { 'User-Agent': '  ' }],
])('is refused with %s user agent, and counts nothing', async (_, headers) => {
  const fan = new Fan(host, 'shown')
  const response = await fan.post('unlock', { link: `w${rootToken('shown')}`, visit: newVisit() }, headers)
  expect(response.status).toBe(403)
  expect(await response.json()).toMatchObject({ code: 'automated' })
  expect(await fan.views()).toBe(0)
})
