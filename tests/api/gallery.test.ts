import { afterAll, beforeAll } from 'vitest'
import { type NodeHost, startNodeHost } from '../support/node-host.ts'
import { describeGalleries } from './gallery-contract.ts'

let host: NodeHost
beforeAll(async () => {
  host = await startNodeHost()
})
afterAll(() => host.stop())

describeGalleries('Node', () => host)
