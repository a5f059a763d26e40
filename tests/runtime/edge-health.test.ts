import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MANIFEST_FILE } from '../../campaigns/manifest.ts'
import { manifest, rootToken, writeManifest } from '../support/fixture.ts'
import { Fan, type RunningHost } from '../support/host.ts'
import { signedIn } from '../support/studio.ts'
import { startWorkerHost, type WorkerHost } from '../support/worker-host.ts'

async function healthOf(host: RunningHost) {
  const response = await host.fetch('/api/health')
  const { ok, reasons } = (await response.json()) as { ok?: boolean; reasons?: string[] }
  return { status: response.status, ok, reasons, cache: response.headers.get('cache-control') }
}
const WELL = { status: 200, ok: true, cache: 'no-store' }
const ill = (...reasons: string[]) => ({ status: 503, reasons, cache: 'no-store' })

describe('health', () => {
  let host: WorkerHost
  beforeAll(async () => {
    host = await startWorkerHost()
  })
  afterAll(() => host.stop())
  const refuseIn = async (className: 'CampaignObject' | 'StudioObject', name: string, tables: string[]) => {
    const storage = await host.objects.getDurableObjectStorage(className, { name })
    for (const table of tables)
      await storage.exec(`CREATE TRIGGER no_${table} BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'full'); END`)
    return async () => {
      for (const table of tables) await storage.exec(`DROP TRIGGER no_${table}`)
    }
  }

  it('is ill while the object of a campaign takes no writes, and well again once it does, though nobody asks it', async () => {
    const fan = new Fan(host, 'open')
    await fan.opened(rootToken('open'))
    expect(await healthOf(host)).toMatchObject(WELL)
    const mend = await refuseIn('CampaignObject', 'open', ['nodes', 'probes'])
    expect((await fan.unlock(rootToken('open'))).status).toBe(503)
    await expect.poll(() => healthOf(host)).toMatchObject(ill('database-unwritable'))
    expect((await host.fetch('/api/health/live')).status).toBe(200)
    await mend()
    await expect.poll(() => healthOf(host)).toMatchObject(WELL)
    await fan.opened(rootToken('open'))
  })

  it('is ill while the studio’s object takes no writes, and not for a write that fails for its own sake', async () => {
    const { name } = await signedIn(host)
    await expect(signedIn(host, { name })).rejects.toThrow()
    expect(await healthOf(host)).toMatchObject(WELL)
    const mend = await refuseIn('StudioObject', 'studio', ['studio_audit'])
    await expect(signedIn(host)).rejects.toThrow()
    expect(await healthOf(host)).toMatchObject(ill('database-unwritable'))
    await mend()
    await expect.poll(() => healthOf(host)).toMatchObject(WELL)
  })
})

/** Every route says so, in a way that no cache keeps. */
async function expectUnavailable(host: RunningHost, ...reasons: string[]) {
  expect(await healthOf(host)).toMatchObject(ill(...reasons))
  for (const path of ['/api/campaigns/open/tally', '/api/campaigns/invented/tally', '/api/studio/session']) {
    const response = await host.fetch(path)
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
      503,
      'application/problem+json',
      'no-store',
    ])
    expect(await response.json()).toMatchObject({ code: 'unavailable', reasons })
  }
}

it('says that the build is sealed with another secret or missing, and goes on by itself once that is mended', async () => {
  const host = await startWorkerHost((distDir) =>
    writeManifest(distDir, manifest, 'another secret, long enough to be one'),
  )
  const dist = join(host.folder, 'dist')
  await expectUnavailable(host, 'site-of-another-secret')
  await rm(join(dist, MANIFEST_FILE))
  await expectUnavailable(host, 'site-missing')
  await writeManifest(dist, manifest)
  await expect.poll(() => healthOf(host)).toMatchObject(WELL)
  expect((await new Fan(host, 'open').get('tally')).status).toBe(200)
  await host.stop()
})

it('names a wrong secret', async () => {
  const host = await startWorkerHost(undefined, { ENTRENOUS_SECRET: 'short' })
  await expectUnavailable(host, 'settings-wrong')
  await host.stop()
})
