import { startNodeHost } from '../support/node-host.ts'
import { describeContract } from './contract.ts'

// Behind a proxy, so that requests can come from several networks.
describeContract('Node, libSQL file', () => startNodeHost({ TRUST_PROXY: '1' }))
