import { expect, test } from 'vitest'
import { readConfig } from '../../../cli/edge/config.ts'

test('what is sent keeps no log of requests: each would hold a fan’s address, browser and path', async () => {
  expect(await readConfig()).toMatchObject({
    observability: {
      enabled: true,
      redact_query_string: true,
      logs: { enabled: true, invocation_logs: false },
      traces: { enabled: false },
    },
  })
})
