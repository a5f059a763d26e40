import { expect, it } from 'vitest'
import { recount } from '../../db/recount.ts'
import { type NodeHost, startNodeHost } from '../support/node-host.ts'
import { describeContract } from './contract.ts'

let host: NodeHost
describeContract('Node, libSQL file', async () => {
  // Behind a proxy, so that requests can come from several networks.
  host = await startNodeHost({ TRUST_PROXY: '1' })
  return host
})

it('has every counter right after all of this', async () => {
  expect(await recount(host.engine)).toEqual([])
})
