import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { SAME_NETWORK } from '../../../db/campaign/doubt.ts'
import { stopClock } from '../../support/clock.ts'
import { rootToken } from '../../support/fixture.ts'
import { Fan } from '../../support/host.ts'
import { type NodeHost, startNodeHost } from '../../support/node-host.ts'
import { countedIn, refusedIn } from '../../support/script.ts'

/** Not attacks: crowds of people, whom none of the measures may touch. All come at once, since the clock stands still. */

const clock = stopClock()
let host: NodeHost
beforeAll(async () => {
  host = await startNodeHost()
})
afterAll(() => host.stop())

const SCHOOL = '198.51.100.7'
const open = async (slug: string, token: string, address?: string) =>
  (await new Fan(host, slug, address).opened(token)).link
const inDozens = async (times: number, one: () => Promise<unknown>) => {
  for (let i = 0; i < times; i += 50) await Promise.all(Array.from({ length: Math.min(50, times - i) }, one))
}

it('a hundred phones in one school, through the link of one who sits there too', async () => {
  const owner = await open('open', rootToken('open'), SCHOOL)
  await clock.advance(60_000)
  await inDozens(100, () => open('open', owner, SCHOOL))
  expect(await countedIn(host.engine, 'open')).toMatchObject({ views: 101, clear: 101 })
  const noted = await host.engine.db.all(sql`SELECT id FROM nodes WHERE campaign = 'open' AND doubt = ${SAME_NETWORK}`)
  expect(noted).toHaveLength(100)
})

it('a chat of a thousand who all tap one fan’s link', async () => {
  const owner = await open('busy', rootToken('busy'))
  await clock.advance(60_000)
  await inDozens(1024, () => open('busy', owner))
  expect(await countedIn(host.engine, 'busy')).toMatchObject({ views: 1025, clear: 1025 })
})

it('a family of six on one Wi-Fi, who pass it on in a chain and as a star', async () => {
  let link = rootToken('fresh')
  for (let i = 0; i < 6; i++) link = await open('fresh', link, SCHOOL)
  const owner = await open('fresh', rootToken('fresh'), '203.0.113.5')
  for (let i = 0; i < 5; i++) await open('fresh', owner, '203.0.113.5')
  expect(await countedIn(host.engine, 'fresh')).toMatchObject({ views: 12, clear: 12 })
})

it('four hundred by a poster, behind one carrier’s address', async () => {
  await inDozens(400, () => open('shown', rootToken('shown'), SCHOOL))
  expect(await countedIn(host.engine, 'shown')).toMatchObject({ views: 400, clear: 400 })
})

afterEach(async () => {
  for (const slug of ['open', 'busy', 'fresh', 'shown']) expect(await refusedIn(host.engine, slug)).toEqual({})
})
