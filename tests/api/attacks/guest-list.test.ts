import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ProblemBody } from '../../../api/errors.ts'
import { readRoots } from '../../../db/campaign/roots.ts'
import { differencesIn, startHost } from '../../support/any-host.ts'
import { rootToken } from '../../support/fixture.ts'
import { Fan, newAddress, type StudioHost } from '../../support/host.ts'

let host: StudioHost
beforeAll(async () => {
  host = await startHost()
})
afterAll(() => host.stop())

const GUESTS = 10

it('a script uses up no guest list: whoever is on it still gets in, and the cap counts who is clear', async () => {
  const script = new Fan(host, 'open', newAddress())
  // Its own cap is ten; the studio gives it twenty.
  await host.storeOf('open').write([{ sql: 'UPDATE restrictions SET cap = 20 WHERE campaign = ?', params: ['open'] }])
  for (let i = 0; i < 60; i++) {
    expect((await script.unlock(rootToken('open', 'Capped'))).status).toBe(200)
  }
  const capped = async () => (await readRoots(host.storeOf('open'), 'open')).find(({ label }) => label === 'Capped')
  expect(await capped()).toMatchObject({ views: 60, clear: 10 })
  for (let i = 0; i < GUESTS; i++) await new Fan(host, 'open').opened(rootToken('open', 'Capped'))
  expect(await capped()).toMatchObject({ views: 70, clear: 20 })
  const late = await new Fan(host, 'open').unlock(rootToken('open', 'Capped'))
  expect(((await late.json()) as ProblemBody).code).toBe('link-exhausted')
  expect(await differencesIn(host, 'open')).toEqual([])
})

it('a link without a cap is nobody’s guest list: a room full of phones is clear', async () => {
  const room = new Fan(host, 'fresh', newAddress())
  for (let i = 0; i < 60; i++) await room.opened(rootToken('fresh'))
  const list = (await readRoots(host.storeOf('fresh'), 'fresh')).find(({ label }) => label === 'List')
  expect(list).toMatchObject({ views: 60, clear: 60 })
})
