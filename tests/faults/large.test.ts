import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LargeServer, startLargeServer } from '../support/large.ts'

/** In processor time: some four times what it takes, and less than all of it at once; `tests/bench/large.ts` measures a million views. */
const HELD_MS = 500
const CROWD = 150_000
const VIEWS = 60_000 + CROWD

let server: LargeServer
beforeAll(async () => {
  server = await startLargeServer(VIEWS, CROWD, 20)
}, 600_000)
afterAll(() => server.stop())

it('holds up nobody while a large campaign is read, exported, voided, revoked and verified', async () => {
  const steps = [
    await server.get('report'),
    await server.get('tree'),
    await server.get('export/surges.csv'),
    await server.get('export/nodes.csv'),
    await server.change({ void: 'branch', why: 'a test' }),
    await server.change({ revoke: 'branch' }),
    await server.changeIdol({ void: 'view', why: 'a test' }),
    await server.verify(),
    await server.changeIdol({ unvoid: 'view' }),
    await server.change({ unvoid: 'branch' }),
    await server.change({ restore: 'branch' }),
    await server.verify(),
  ]
  for (const { blockMs, unlocks } of steps) {
    expect(blockMs).toBeLessThan(HELD_MS)
    expect(unlocks).toBeGreaterThan(0)
  }
  const [, , , nodes, voided, revoked, , verified, , unvoided, restored] = steps.map(({ text }) => text)
  expect(nodes?.split('\n').length).toBeGreaterThan(VIEWS)
  const branch = server.branchViews + 1
  expect(JSON.parse(voided ?? '')).toMatchObject({ voided: branch })
  expect(JSON.parse(revoked ?? '')).toMatchObject({ revoked: branch })
  expect(verified).toContain(`${branch + 1} voided\n`)
  expect(JSON.parse(unvoided ?? '')).toMatchObject({ unvoided: branch })
  expect(JSON.parse(restored ?? '')).toMatchObject({ restored: branch })
}, 900_000)
