import { setImmediate } from 'node:timers'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { createCampaignHost } from '../../api/campaign-host.ts'
import { createFaults } from '../../api/faults.ts'
import { networkOf } from '../../api/network.ts'
import { keepAsSent } from '../../api/photos/as-sent.ts'
import { createPhotos } from '../../api/photos/photos.ts'
import { openFile } from '../../db/clients/file.ts'
import { keyring, manifest, temporaryFolder } from '../support/fixture.ts'
import { storeIn } from '../support/photos.ts'

it('health says that photos cannot be erased, for as long as there is no store of them and some are due', async () => {
  const engine = await openFile(`file:${await temporaryFolder()}/test.db`)
  const world = {
    ...{ keyring, siteUrl: 'http://localhost', nextTurn: setImmediate, now: Date.now, watchers: 10 },
    networkOf: () => networkOf(''),
    faults: createFaults(() => {}, Date.now),
  }
  const bare = createCampaignHost(world, engine)
  await bare.use(manifest)
  await bare.keepHouse()
  expect(bare.deps.readiness().photos).toBeUndefined()
  const due = (file: string, at: number) =>
    sql`INSERT INTO photo_trash (file, campaign, piece, due) VALUES (${file}, 'gone', 'cabs', ${at})`
  await engine.write([due('later', Date.now() + 86_400_000)])
  await bare.keepHouse()
  expect(bare.deps.readiness().photos).toBeUndefined()
  await engine.write([due('now', 0)])
  await bare.keepHouse()
  expect(bare.deps.readiness()).toEqual({ reasons: [], photos: { isFailing: true } })

  const photos = createPhotos({
    ...{
      store: storeIn(new Map()),
      develop: keepAsSent,
      mostBytes: 1e9,
      atOnce: 4,
      log: console.error,
      tell: console.error,
    },
  })
  const whole = createCampaignHost({ ...world, photos }, engine)
  await whole.use(manifest)
  await whole.keepHouse()
  expect(whole.deps.readiness().photos).toBeUndefined()
  expect(await engine.db.all(sql`SELECT file FROM photo_trash`)).toEqual([{ file: 'later' }])
  await bare.keepHouse()
  expect(bare.deps.readiness().photos).toBeUndefined()
  await engine.close()
})
