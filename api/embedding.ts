import { createMiddleware } from 'hono/factory'
import type { CampaignEnv } from './deps.ts'

/**
 * Lets pages of the origins that a campaign names in `embed` read a public route by script. No other route answers
 * other origins, and none ever with credentials.
 */
export const embeddable = createMiddleware<CampaignEnv>((c, next) => {
  const { embed } = c.get('campaign')
  if (embed.length > 0) c.header('Vary', 'Origin')
  const origin = c.req.header('Origin')
  if (origin !== undefined && embed.includes(origin)) c.header('Access-Control-Allow-Origin', origin)
  return next()
})
