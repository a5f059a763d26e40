import { expect, it } from 'vitest'
import { createPartedPresence } from '../../../api/brand/parted-presence.ts'
import type { CatalogueEntry } from '../../../api/catalogue.ts'
import { createLedger } from '../../../db/campaign/ledger.ts'
import { openLedger } from '../../support/ledger.ts'

it('says that who is here is counted apart, once another process has written to the file for a while', async () => {
  let clock = Date.UTC(2026, 10, 1)
  const now = () => clock
  const { engine, ledger, end } = await openLedger(now)
  const told: string[] = []
  const tell = (event: Error | string) => void told.push(String(event))
  const ofCampaign = (presence: boolean) => {
    const catalogue = { list: () => [{ slug: 'group', presence, pieces: [] }] as unknown as CatalogueEntry[] }
    return createPartedPresence({ engine, catalogue, now, tell })
  }
  const [parted, without] = [ofCampaign(true), ofCampaign(false)]
  try {
    await ledger.begin()
    await parted.look()
    const other = createLedger({ engine, nextTurn: setImmediate, now })
    await other.begin()
    for (const each of [parted, without]) await each.look()
    // It may have been killed long ago.
    expect([parted.isParted, told]).toEqual([false, []])
    clock += 29_000
    await engine.write([{ sql: 'UPDATE writers SET expires_at = expires_at + 29000', params: [] }])
    await parted.look()
    expect(parted.isParted).toBe(false)
    clock += 2000
    for (const each of [parted, without, parted]) await each.look()
    expect([parted.isParted, without.isParted]).toEqual([true, false])
    expect(told).toEqual([expect.stringMatching(/^Another process writes to this database\. .*: group$/)])
    await other.close()
    await parted.look()
    expect([parted.isParted, told.length]).toEqual([false, 2])
  } finally {
    await end()
  }
})
