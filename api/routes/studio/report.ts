import { Hono } from 'hono'
import type { CampaignEnv, Deps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { reportQuery } from '../../studio/contract.ts'
import { readReport } from '../../studio/report.ts'
import { valid } from '../../studio/valid.ts'

/** `GET report`: everything that the studio shows of one campaign. */
export function report({ engine, readHistory, now }: Deps) {
  return new Hono<CampaignEnv>().get('/', valid('query', reportQuery), async (c) => {
    const query = c.req.valid('query')
    const answer = await readReport(engine, readHistory, c.get('campaign'), query, now()).catch((cause: unknown) => {
      if (cause instanceof RangeError) throw new ApiError('malformed', { detail: cause.message, cause })
      throw cause
    })
    return c.json(answer)
  })
}
