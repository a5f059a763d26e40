import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import type { Challenge } from 'altcha-lib/types'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { OWN } from '../../../api/pacing/limits.ts'
import { askForWork, readWork } from '../../../api/work.ts'
import { stopClock } from '../../support/clock.ts'
import { newVisit, rootToken } from '../../support/fixture.ts'
import { type NodeHost, startNodeHost } from '../../support/node-host.ts'
import { countedIn, Script, solved, written } from '../../support/script.ts'

/** What a script may try with a challenge and its solution. Its address has used up what is free; the clock stands still. */

const clock = stopClock()
let host: NodeHost
let script: Script
let foreign: Script
beforeAll(async () => {
  host = await startNodeHost()
  script = new Script(host, 'open', '198.51.100.7')
  foreign = new Script(host, 'fresh', '198.51.100.7')
  for (const each of [script, foreign]) {
    const slug = each === script ? 'open' : 'fresh'
    await each.flood(rootToken(slug), OWN.free)
  }
})
afterAll(() => host.stop())

const views = async () => (await countedIn(host.engine, 'open')).views
const challenged = async (visit = newVisit(), token = rootToken('open')) => {
  const { work } = await script.open(token, { visit })
  if (!work) throw new Error('No work was asked')
  return { visit, work }
}

it('opens for a solution, once: the same again is the same view', async () => {
  const { visit, work } = await challenged()
  const solution = await solved(work)
  const before = await views()
  const all = await Promise.all([1, 2, 3].map(() => script.open(rootToken('open'), { visit, work: solution })))
  expect(new Set(all.map(({ link }) => link)).size).toBe(1)
  expect(all[0]?.link).toBeDefined()
  expect(await views()).toBe(before + 1)
})

it('takes no solution of another visit, link or campaign', async () => {
  const { visit, work } = await challenged()
  const solution = await solved(work)
  const before = await views()
  const others = [
    await script.open(rootToken('open'), { work: solution }),
    await script.open(rootToken('open', 'Capped'), { visit, work: solution }),
    await foreign.open(rootToken('fresh'), { visit, work: solution }),
  ]
  expect(others.map(({ code }) => code)).toEqual(Array(3).fill('work-required'))
  expect(await views()).toBe(before)
})

it('knows of a solution when it was asked for at first, also where a harder one had to follow: that refusal is taken back', async () => {
  const campaign = { workKey: 'k'.repeat(64), visitDigest: (text: string) => text }
  const errand = { campaign, token: rootToken('open'), visit: newVisit() }
  const [first, again] = [Date.now() - 5000, Date.now()]
  const solution = await solved(await askForWork(errand, 2, again, first))
  expect(await readWork(solution, errand, again)).toEqual({ askedAt: first, level: 2 })
})

it('takes no solution after five minutes, though it would have before', async () => {
  const [early, late] = [await challenged(), await challenged()]
  const [inTime, tooLate] = [await solved(early.work), await solved(late.work)]
  // What comes back meanwhile is taken by others.
  await clock.advance(299_000)
  expect((await script.open(rootToken('open'), { visit: early.visit, work: inTime })).link).toBeDefined()
  await clock.advance(2000)
  while ((await script.flood(rootToken('open'), 50)).some(({ link }) => link !== undefined));
  expect((await script.open(rootToken('open'), { visit: late.visit, work: tooLate })).code).toBe('work-required')
})

/** A challenge that its holder has made easier, or longer good, or nobody’s. */
const EASIER: [string, (challenge: Challenge) => Challenge][] = [
  ['a shorter way', ({ parameters, ...rest }) => ({ ...rest, parameters: { ...parameters, cost: 1 } })],
  ['a shorter key', ({ parameters, ...rest }) => ({ ...rest, parameters: { ...parameters, keyPrefix: '00' } })],
  ['no key', ({ parameters: { keySignature, ...parameters }, ...rest }) => ({ ...rest, parameters })],
  ['more time', ({ parameters, ...rest }) => ({ ...rest, parameters: { ...parameters, expiresAt: 4e9 } })],
  [
    'another range',
    ({ parameters, ...rest }) => ({ ...rest, parameters: { ...parameters, data: { ...parameters.data, most: 1 } } }),
  ],
  ['no signature', ({ parameters }) => ({ parameters })],
  ['a signature of its own', ({ parameters }) => ({ parameters, signature: '0'.repeat(64) })],
]

it.each(EASIER)('takes no challenge with %s', async (_, ease) => {
  const { visit, work } = await challenged()
  const easier = ease(work)
  // What was solved as it was asked, or the easy way where that leads anywhere.
  const challenge = easier.parameters.keyPrefix === '00' ? easier : work
  const solution = await solveChallenge({ challenge, deriveKey })
  const got = await script.open(rootToken('open'), { visit, work: written(easier, solution) })
  expect(got.code).toBe('work-required')
})

it('takes no guess, nor what it cannot read, and asks anew', async () => {
  const { visit, work } = await challenged()
  const guesses = [
    written(work, { counter: 1, derivedKey: '00'.repeat(32) }),
    written(work, { counter: -1, derivedKey: 'zz' }),
    written(work, null),
    btoa('{"challenge":{}}'),
    btoa('[]'),
    'not base64!',
    '',
  ]
  for (const guess of guesses) {
    const got = await script.open(rootToken('open'), { visit, work: guess })
    expect(got.code).toBe('work-required')
    expect(got.work?.signature).not.toBe(work.signature)
  }
})

it('calls what is too long malformed', async () => {
  expect((await script.open(rootToken('open'), { work: 'A'.repeat(881) })).code).toBe('malformed')
})

it('asks for more the more is owed, and never for more than 32,000 tries', async () => {
  const mosts: number[] = []
  for (let i = 0; i < 500; i += 50) {
    mosts.push(Number((await challenged()).work.parameters.data?.most))
    await script.flood(rootToken('open'), 49)
  }
  expect(mosts[0]).toBeLessThan(mosts.at(-1) ?? 0)
  expect(mosts).toEqual(mosts.toSorted((a, b) => a - b))
  expect(mosts.at(-1)).toBeLessThanOrEqual(32_000)
})
