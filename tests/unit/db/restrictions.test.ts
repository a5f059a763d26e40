import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { countRestrictable, restoreNodes, revokedAt, revokeNodes, setCap } from '../../../db/campaign/restrictions.ts'
import { type FileEngine, openFile } from '../../../db/clients/file.ts'
import { temporaryFolder } from '../../support/fixture.ts'

const [A, B, C] = [11, 12, 13] as [NodeId, NodeId, NodeId]
const ALL = [A, B, C]

let engine: FileEngine
beforeEach(async () => {
  engine = await openFile(`file:${await temporaryFolder()}/test.db`)
})
afterEach(() => engine.close())

const changed = async (statements: Parameters<FileEngine['write']>[0]) => (await engine.write(statements)).at(-1)
const whenRevoked = () => Promise.all(ALL.map((node) => revokedAt(engine, node)))

it('revokes each node once, when it was first, and leaves others alone', async () => {
  expect(await changed(revokeNodes('c', [A], 100))).toEqual([{ changed: 1 }])
  expect(await changed(revokeNodes('c', [A, B], 200))).toEqual([{ changed: 1 }])
  expect(await whenRevoked()).toEqual([100, 200, undefined])
})

it('restores those that were revoked at a moment, and says how many; what was revoked sooner or later stays', async () => {
  await engine.write([...revokeNodes('c', [A], 100), ...revokeNodes('c', [B], 200), ...revokeNodes('c', [C], 300)])
  expect(await changed(restoreNodes(ALL, 200))).toEqual([{ changed: 1 }])
  expect(await whenRevoked()).toEqual([100, undefined, 300])
  expect(await changed(revokeNodes('c', [B], 400))).toEqual([{ changed: 1 }])
  expect(await whenRevoked()).toEqual([100, 400, 300])
})

it('takes along what was revoked at a moment before, and does not count it again', async () => {
  await engine.write([...revokeNodes('c', [A], 100), ...revokeNodes('c', [B], 200)])
  expect(await changed(revokeNodes('c', ALL, 300, 100))).toEqual([{ changed: 1 }])
  expect(await whenRevoked()).toEqual([300, 200, 300])
})

it('counts what would be revoked, and what would be restored of a moment', async () => {
  await engine.write([
    ...revokeNodes('c', [A], 100),
    ...revokeNodes('c', [B], 200),
    setCap({ campaign: 'c', node: C, cap: 3 }, 250),
  ])
  expect(await countRestrictable(engine, ALL)).toBe(1)
  expect(await countRestrictable(engine, [A, B])).toBe(0)
  expect(await countRestrictable(engine, ALL, 200)).toBe(1)
  expect(await countRestrictable(engine, [A], 200)).toBe(0)
})

it('keeps a revoked link revoked when it is capped, and a cap when it is revoked and restored', async () => {
  await engine.write([...revokeNodes('c', [A], 100), setCap({ campaign: 'c', node: A, cap: 3 }, 200)])
  await engine.write([
    setCap({ campaign: 'c', node: A, cap: null }, 300),
    setCap({ campaign: 'c', node: B, cap: 5 }, 300),
  ])
  await engine.write([...revokeNodes('c', [B], 400), ...restoreNodes([B], 400)])
  expect(
    await engine.db.all(sql`SELECT node, campaign, cap, capped_at, revoked_at FROM restrictions ORDER BY node`),
  ).toEqual([
    { node: A, campaign: 'c', cap: null, capped_at: 300, revoked_at: 100 },
    { node: B, campaign: 'c', cap: 5, capped_at: 300, revoked_at: null },
  ])
})
