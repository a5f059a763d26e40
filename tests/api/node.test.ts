import { startNodeHost } from '../support/node-host.ts'
import { describeContract } from './contract.ts'

describeContract('Node, libSQL file', () => startNodeHost())
