import { afterEach, beforeEach, expect, it } from 'vitest'
import { DOUBTS, SAME_NETWORK } from '../../../db/campaign/doubt.ts'
import { createLedger } from '../../../db/campaign/ledger.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { revokeNodes } from '../../../db/campaign/restrictions.ts'
import { forgetCodes, type Loan, lendCode, readBorrower, readLender } from '../../../db/campaign/spoken.ts'
import { type FileEngine, openFile } from '../../../db/clients/file.ts'
import { temporaryFolder } from '../../support/fixture.ts'

const ROOT = 7 as NodeId
const [A, B] = [11, 12] as [NodeId, NodeId]

let engine: FileEngine
beforeEach(async () => {
  engine = await openFile(`file:${await temporaryFolder()}/test.db`)
})
afterEach(() => engine.close())

const lend = async (node: NodeId, codes: string[], now: number, rest: Partial<Loan> = {}) => {
  const loan = { campaign: 'c', node, codes, atLeast: now, until: now + 100, most: 10, ...rest }
  return (await engine.write(lendCode(loan, now))).at(-1)?.[0]
}

it('lends the first code that nobody has, and gives it again while it is good for long enough', async () => {
  expect(await lend(A, ['x', 'y'], 0)).toEqual({ code: 'x', until: 100 })
  expect(await lend(B, ['x', 'y'], 0)).toEqual({ code: 'y', until: 100 })
  expect(await lend(A, ['x', 'z'], 50, { atLeast: 100 })).toEqual({ code: 'x', until: 100 })
  expect(await lend(A, ['x', 'z'], 50, { atLeast: 101 })).toEqual({ code: 'z', until: 150 })
  expect(await lend(A, ['u'], 50, { atLeast: 50 })).toEqual({ code: 'u', until: 150 })
})

it('lends none beyond what a campaign may have, until one is no longer good', async () => {
  await lend(A, ['x'], 0, { most: 1 })
  expect(await lend(B, ['y'], 99, { most: 1 })).toBeUndefined()
  expect(await lend(B, ['y'], 99, { most: 1, campaign: 'another' })).toEqual({ code: 'y', until: 199 })
  expect(await lend(B, ['x'], 100, { most: 1 })).toEqual({ code: 'x', until: 200 })
})

it('knows whose a code is until then, in its campaign alone, and not when that is revoked', async () => {
  await lend(A, ['x'], 0)
  await lend(B, ['y'], 0)
  const lender = (code: string, now: number, campaign = 'c') => readLender(engine, campaign, code, now)
  expect([await lender('x', 99), await lender('x', 100)]).toEqual([A, undefined])
  expect([await lender('x', 0, 'another'), await lender('z', 0)]).toEqual([undefined, undefined])
  await engine.write(revokeNodes('c', [A], 5))
  expect([await lender('x', 10), await lender('y', 10)]).toEqual([undefined, B])
})

it('forgets codes from the moment that they are no longer good', async () => {
  await lend(A, ['x'], 0)
  await lend(B, ['y'], 1)
  expect(await engine.write([forgetCodes(99)])).toEqual([[]])
  expect(await engine.write([forgetCodes(100)])).toEqual([[{ code: 'x' }]])
})

it('knows the eight fans above who asks, the nearest first and no root, and whether a doubt counts', async () => {
  const ledger = createLedger({ engine, nextTurn: setImmediate, now: () => Date.UTC(2026, 10, 1) })
  await ledger.plant([{ node: ROOT, campaign: 'c', label: 'List', kind: 'seed', channel: 'copy' }])
  const nodes = [ROOT]
  for (let i = 1; i <= 11; i++) {
    const doubt = [SAME_NETWORK, DOUBTS.burst, 0][i % 3] ?? 0
    const opened = await ledger.open({
      campaign: 'c',
      parent: nodes[i - 1] ?? ROOT,
      channel: 'sms',
      visit: `v${i}`,
      doubt,
    })
    if ('node' in opened) nodes.push(opened.node)
  }
  const borrower = (at: number) => readBorrower(engine, nodes[at] ?? ROOT)
  expect(await borrower(3)).toEqual({ line: [nodes[2], nodes[1]], root: ROOT, isDoubtful: false })
  expect((await borrower(11)).line).toEqual(nodes.slice(3, 11).toReversed())
  expect((await borrower(1)).isDoubtful).toBe(true)
  expect((await borrower(2)).isDoubtful).toBe(false)
  await ledger.void({ campaign: 'c', node: nodes[2], isSubtree: false }, { who: 'a', why: 'b', what: 'c' })
  expect((await borrower(2)).isDoubtful).toBe(true)
  expect(await readBorrower(engine, 99 as NodeId)).toEqual({ line: [], root: undefined, isDoubtful: false })
})
