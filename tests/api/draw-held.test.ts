import { setImmediate } from 'node:timers'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCatalogue } from '../../api/catalogue.ts'
import { createHousekeeping } from '../../api/housekeeping.ts'
import type { Manifest } from '../../campaigns/manifest.ts'
import { createForests } from '../../db/campaign/forests.ts'
import { createLedger } from '../../db/campaign/ledger.ts'
import type { DrawAnswer } from '../../pieces/draw/contract.ts'
import { keyring, manifest, newVisit, rootToken } from '../support/fixture.ts'
import { Fan } from '../support/host.ts'
import { type NodeHost, startNodeHost } from '../support/node-host.ts'

const GRACE_MS = 5000
const [MINUTE_MS, DAY_MS] = [60_000, 86_400_000]
/** Its tree is folded half an hour later, give or take. */
const CLOSES = Date.now() + 4 * DAY_MS - 30 * MINUTE_MS

let host: NodeHost
beforeAll(async () => {
  host = await startNodeHost()
})
afterAll(() => host.stop())

/** The housekeeping of a process of its own on the same file, at some time. */
function houseAt(time: number, isBroken = false) {
  const { engine } = host
  const catalogue = createCatalogue(keyring)
  const won = manifest.campaigns.filter(({ slug }) => slug === 'won')
  const campaigns = won.map((campaign) => ({
    ...{ ...campaign, retention: 4 },
    pieces: campaign.pieces.map((piece) => (piece.id === 'pans' ? { ...piece, closes: CLOSES } : piece)),
  }))
  catalogue.use({ ...manifest, campaigns } as Manifest)
  const now = () => time
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve))
  const ledger = createLedger({ engine, nextTurn: setImmediate, now })
  const faults: unknown[] = []
  const decide = async () => Promise.reject(new Error('broken'))
  const keepHouse = createHousekeeping({
    ...{ catalogue, here: async () => catalogue.list(), now, pause, useForest: createForests({ engine, now, pause }) },
    store: { ...engine, ledger: isBroken ? { ...ledger, decide } : ledger },
    erasePhotos: async () => {},
    log: (fault) => void faults.push(fault),
  })
  return { keepHouse, faults }
}

const prizesNow = () =>
  host.engine.db.all<{ place: number; prize: string; ticket: string }>(
    sql`SELECT place, prize, ticket FROM draw_prizes WHERE piece = 'pans' ORDER BY place`,
  )

it('a draw is held without anybody asking, once, by however many processes, and before its tickets are forgotten', async () => {
  const fan = new Fan(host, 'won')
  const tickets = Array.from({ length: 20 }, newVisit)
  let pass = ''
  for (const ticket of tickets) {
    ;({ pass } = await fan.opened(rootToken('won')))
    await fan.post('pieces/pans/enter', { ticket }, { Authorization: `Pass ${pass}` })
  }
  expect(await houseAt(CLOSES - MINUTE_MS).keepHouse()).toBe(CLOSES + GRACE_MS)
  expect(await prizesNow()).toEqual([])

  const houses = Array.from({ length: 3 }, () => houseAt(CLOSES + 60 * MINUTE_MS))
  await Promise.all(houses.map(({ keepHouse }) => keepHouse()))
  expect(houses.flatMap(({ faults }) => faults)).toEqual([])
  const prizes = await prizesNow()
  expect(prizes.map(({ prize }) => prize)).toEqual(['A pan', 'A pan', 'A spoon'])
  expect(new Set(prizes.map(({ ticket }) => ticket)).size).toBe(3)
  for (const { ticket } of prizes) expect(tickets).toContain(ticket)
  // The tree of this campaign was folded in the same run, and the draw stands.
  expect(await host.engine.db.all(sql`SELECT id FROM nodes WHERE campaign = 'won' AND parent IS NOT NULL`)).toEqual([])
  const { drawn } = (await (await fan.get('pieces/pans', { Authorization: `Pass ${pass}` })).json()) as DrawAnswer
  expect(drawn?.winners).toEqual(prizes.map(({ prize, ticket }) => ({ prize, ticket })))
  await houseAt(CLOSES + 90 * DAY_MS).keepHouse()
  expect(await prizesNow()).toEqual(prizes)
})

it('a draw that cannot be held is told and tried again, and the rest of the house is kept', async () => {
  await host.engine.write([sql`DELETE FROM draws`, sql`DELETE FROM draw_prizes`])
  const at = CLOSES + 200 * DAY_MS
  const { keepHouse, faults } = houseAt(at, true)
  expect(await keepHouse()).toBe(at + MINUTE_MS)
  expect(faults.map(String)).toEqual(['Error: broken', 'Error: broken'])
  const calm = houseAt(at + MINUTE_MS)
  await calm.keepHouse()
  expect([calm.faults, (await host.engine.db.all(sql`SELECT piece FROM draws`)).length]).toEqual([[], 2])
})
