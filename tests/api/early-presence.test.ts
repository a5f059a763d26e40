import { afterAll, beforeAll, expect, it } from 'vitest'
import { CLOSED_AT, manifest, OPENS_AT, rootToken, writeManifest } from '../support/fixture.ts'
import { Fan } from '../support/host.ts'
import { type NodeHost, startNodeHost } from '../support/node-host.ts'
import { codeOf } from '../support/studio.ts'

let host: NodeHost
beforeAll(async () => {
  const roots = ['Members', 'Others'].map((label) => ({ label, kind: 'circle' as const, channel: 'copy' as const }))
  const [members, others] = roots
  if (!members || !others) throw new Error('Two roots')
  const campaigns = manifest.campaigns.map((campaign) =>
    campaign.slug === 'group'
      ? { ...campaign, opens: OPENS_AT, roots: [{ ...members, opens: CLOSED_AT }, others] }
      : campaign,
  )
  host = await startNodeHost({}, (distDir) => writeManifest(distDir, { ...manifest, campaigns }))
})
afterAll(() => host.stop())

it('knows of fans whose branch opens before the campaign does that they are here', async () => {
  const fan = () => new Fan(host, 'group')
  const come = () => fan().opened(rootToken('group', 'Members'))
  const [a, b, c] = [await come(), await come(), await come()]
  const beat = (pass: string) => fan().post('presence', { pass, here: true })
  expect(await (await beat(a.pass)).json()).toEqual({ present: null })
  expect(await (await beat(b.pass)).json()).toEqual({ present: null })
  expect(await (await beat(c.pass)).json()).toEqual({ present: 3 })
  expect(await codeOf(await fan().unlock(rootToken('group', 'Others')))).toBe('not-open-yet')
})
