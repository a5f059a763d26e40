import { describeContract } from '../api/contract.ts'
import { startWorkerHost } from '../support/worker-host.ts'

describeContract('workerd, Durable Object', () => startWorkerHost())
