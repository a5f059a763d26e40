import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { createTokenKind } from '../../../seal/link.ts'
import { keyring, rootToken } from '../../support/fixture.ts'
import { grow } from '../../support/grown.ts'
import { Fan } from '../../support/host.ts'
import { type NodeHost, startNodeHost } from '../../support/node-host.ts'

const HOUR_MS = 3_600_000
const FANS = 42

let host: NodeHost
beforeAll(async () => {
  host = await startNodeHost({ TRUST_PROXY: '1' })
  const roots = [createTokenKind(keyring.link('busy')).read(rootToken('busy')) as NodeId]
  await grow(host.engine, { campaign: 'busy', roots, views: FANS, from: Date.now() - HOUR_MS, to: Date.now() - 1 })
})
afterAll(() => host.stop())

it('one address presses share a thousand times for all of its fans, and another as often as it likes', async () => {
  const nodes = await host.engine.db.all<{ id: number }>(
    sql`SELECT id FROM nodes WHERE campaign = 'busy' AND parent IS NOT NULL`,
  )
  const passes = nodes.map(({ id }) => createTokenKind(keyring.pass('busy')).write(id))
  const press = async (fan: Fan, pass: string) => (await fan.post('intents', { pass, channel: 'whatsapp' })).status
  const [script, honest] = [new Fan(host, 'busy', '203.0.113.9:4711'), new Fan(host, 'busy')]
  const startedAt = performance.now()
  const answers: number[] = []
  for (let i = 0; i < 29; i++) answers.push(...(await Promise.all(passes.map((pass) => press(script, pass)))))
  const seconds = (performance.now() - startedAt) / 1000
  const counted = answers.filter((status) => status === 204).length
  expect(counted).toBeGreaterThanOrEqual(1000)
  expect(counted).toBeLessThanOrEqual(Math.min(FANS * 29, 1000 + Math.ceil(seconds * 20)))
  expect(await press(honest, passes[0] ?? '')).toBe(204)
})
