import { setImmediate } from 'node:timers'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type CampaignHost, createCampaignHost } from '../../api/campaign-host.ts'
import { createFaults } from '../../api/faults.ts'
import { networkOf } from '../../api/network.ts'
import { keepAsSent } from '../../api/photos/as-sent.ts'
import { createPhotos } from '../../api/photos/photos.ts'
import { campaignTables } from '../../cli/transfer/tables.ts'
import { shut, unshut } from '../../db/campaign/moves.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { SETTLE } from '../../db/campaign/unsettled.ts'
import { type FileEngine, openFile } from '../../db/clients/file.ts'
import { createTokenKind } from '../../seal/link.ts'
import { keyring, manifest, newVisit, OPENS_AT, rootToken, temporaryFolder } from '../support/fixture.ts'
import { storeIn } from '../support/photos.ts'

/** The housekeeping of a database of which a campaign is away: its move was broken off, or has ended. */

const DAY_MS = 86_400_000

let engine: FileEngine
let clock: number
let campaigns: CampaignHost
let deleted: string[]
let faults: string[]
beforeEach(async () => {
  engine = await openFile(`file:${await temporaryFolder()}/test.db`)
  clock = Date.now()
  deleted = []
  faults = []
  const file = (campaign: string) => ({ campaign, piece: 'wall', file: campaign, size: 'full' }) as const
  const store = {
    ...storeIn(new Map()),
    async *list(slug: string) {
      yield file(slug)
    },
    delete: async ({ campaign }: { campaign: string }) => void deleted.push(campaign),
  }
  const world = {
    photos: createPhotos({
      store,
      develop: keepAsSent,
      mostBytes: 1e9,
      atOnce: 4,
      log: console.error,
      tell: console.error,
    }),
    ...{ keyring, siteUrl: 'http://localhost', nextTurn: setImmediate, now: () => clock, watchers: 10 },
    networkOf: () => networkOf(''),
    faults: createFaults(
      (_level, _event, message) => void faults.push(message),
      () => clock,
    ),
  }
  campaigns = createCampaignHost(world, engine)
  await campaigns.use(manifest)
})
afterEach(() => engine.close())

const open = (campaign: string) =>
  campaigns.store.ledger.open({
    ...{ campaign, channel: 'copy', visit: newVisit() },
    parent: createTokenKind(keyring.link(campaign)).read(rootToken(campaign)) as NodeId,
  })
const sendAway = async (campaign: string, state: 'leaving' | 'left') =>
  engine.write([
    ...SETTLE,
    sql`INSERT INTO moves (campaign, move, state, at, peer) VALUES (${campaign}, 'm', ${state}, ${clock}, 'there')`,
    ...shut(await campaignTables(engine), campaign),
  ])
const withVisits = async () =>
  (await engine.db.all<{ campaign: string }>(sql`SELECT campaign FROM nodes WHERE visit IS NOT NULL`)).map(
    ({ campaign }) => campaign,
  )

it('is kept for the others, and for a campaign that comes back as well', async () => {
  const [away, here] = ['open', 'busy']
  await open(away)
  await open(here)
  await engine.write(
    [away, here].map(
      (campaign) =>
        sql`INSERT INTO spoken (code, campaign, node, until) VALUES (${campaign}, ${campaign}, 1, ${clock})`,
    ),
  )
  await sendAway(away, 'leaving')
  clock += DAY_MS + 1
  await campaigns.keepHouse()
  expect(await withVisits()).toEqual([away])
  expect(await engine.db.all(sql`SELECT campaign FROM spoken`)).toEqual([{ campaign: away }])
  clock += 40 * DAY_MS
  // Not again in a minute, and for ever.
  expect(await campaigns.keepHouse()).toBe(clock + DAY_MS)
  const folded = await engine.db.all(sql`SELECT campaign FROM tallies WHERE folded_at IS NOT NULL`)
  expect(folded).toEqual([{ campaign: here }])
  await engine.write([...(await unshut(engine, away)), sql`DELETE FROM moves WHERE campaign = ${away}`])
  await campaigns.store.ledger.forget()
  expect(await withVisits()).toEqual([])
  expect(faults).toEqual([])
})

it('holds no draw of a campaign that has left, and deletes none of its photos: they may not have been copied yet', async () => {
  const galleries = manifest.campaigns.filter(({ pieces }) => pieces.some(({ kind }) => kind === 'gallery'))
  const [gone, ...stay] = galleries.map(({ slug }) => slug)
  await sendAway(gone ?? '', 'left')
  await sendAway('won', 'left')
  clock = OPENS_AT + 60_000
  expect(await campaigns.keepHouse()).toBeGreaterThan(clock + 60_000)
  clock += 7 * DAY_MS
  await campaigns.keepHouse()
  expect(faults).toEqual([])
  expect([...new Set(deleted)].toSorted()).toEqual(stay.toSorted())
})
