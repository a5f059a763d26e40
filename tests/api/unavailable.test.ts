import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ProblemBody } from '../../api/errors.ts'
import { recount } from '../../db/campaign/recount.ts'
import { rootToken } from '../support/fixture.ts'
import { Fan } from '../support/host.ts'
import { type NodeHost, startNodeHost } from '../support/node-host.ts'

let host: NodeHost
beforeAll(async () => {
  host = await startNodeHost()
})
afterAll(() => host.stop())

const pragma = async (text: string) => (await host.engine.write([sql.raw(`PRAGMA ${text}`)]))[0] ?? []

it('answers 503 and gives no key while the disk is full, counts nothing, and recovers when there is room', async () => {
  const fan = new Fan(host, 'open')
  const { pass } = await fan.opened(rootToken('open'))
  const [page] = await pragma('page_count')
  await pragma(`max_page_count = ${page?.page_count}`)

  let counted = 1
  let refused: Response | undefined
  while (!refused) {
    const response = await fan.unlock(rootToken('open'))
    if (response.status === 200) counted++
    else refused = response
    expect(counted).toBeLessThan(1000)
  }
  expect(refused.status).toBe(503)
  expect(refused.headers.get('retry-after')).toBe('2')
  const body = await refused.text()
  expect((JSON.parse(body) as ProblemBody).code).toBe('unavailable')
  expect(body).not.toContain('keys')
  expect(await fan.views()).toBe(counted)
  expect(await recount(host.engine)).toEqual([])
  expect((await host.fetch('/api/health')).status).toBe(503)
  expect((await fan.get('pass', { Authorization: `Pass ${pass}` })).status).toBe(200)

  await pragma('max_page_count = 1000000')
  expect((await fan.opened(rootToken('open'))).tally.views).toBe(counted + 1)
  expect((await host.fetch('/api/health')).status).toBe(200)
  expect(await recount(host.engine)).toEqual([])
})

it('tells a network that is refused again and again to slow down, and lets its real links through', async () => {
  const fan = new Fan(host, 'busy')
  const wrong = rootToken('open')
  const statuses = await Promise.all(Array.from({ length: 800 }, async () => (await fan.unlock(wrong)).status))
  expect(statuses.filter((status) => status === 403).length).toBeGreaterThanOrEqual(300)
  expect(statuses).toContain(429)
  expect((await fan.unlock(rootToken('busy'))).status).toBe(200)
  const [row] = await host.engine.db.all<{ openings: number }>(
    sql`SELECT sum(openings) AS openings FROM refusals WHERE campaign = 'busy'`,
  )
  expect(row?.openings).toBe(800)
})
