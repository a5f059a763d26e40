import { expect, it } from 'vitest'
import { recount } from '../../db/campaign/recount.ts'
import { type NodeHost, startNodeHost } from '../support/node-host.ts'
import { describeContract } from './contract.ts'

let host: NodeHost
describeContract('Node, libSQL file', async () => {
  host = await startNodeHost()
  return host
})

it('has every counter right after all of this', async () => {
  expect(await recount(host.engine)).toEqual([])
})
