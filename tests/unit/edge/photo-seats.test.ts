import { expect, test } from 'vitest'
import { createCampaignHost } from '../../../api/campaign-host.ts'
import type { EdgeEnv } from '../../../api/edge/edge-env.ts'
import { edgeRuntime } from '../../../api/edge/edge-runtime.ts'
import { networkOf } from '../../../api/network.ts'
import { openFile } from '../../../db/clients/file.ts'
import { keyring, manifest, temporaryFolder } from '../../support/fixture.ts'

test('an object takes few photos at once, and of one network half of them: its memory holds no more', async () => {
  const settings = { keyring, siteUrl: 'https://links.example', manifest }
  const engine = await openFile(`file:${await temporaryFolder()}/test.db`)
  const { deps } = createCampaignHost(edgeRuntime(settings, { PHOTOS: {} } as EdgeEnv), engine)
  const taken = (address: string) => {
    let seats = 0
    while (deps.photoSeats.take(networkOf(address))) seats++
    return seats
  }
  expect([taken('203.0.113.9'), taken('198.51.100.1'), taken('192.0.2.1')]).toEqual([2, 2, 0])
  await engine.close()
})
