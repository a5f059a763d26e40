import { Hono } from 'hono'
import { readAudit } from '../../../db/audit.ts'
import type { Deps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { type AuditAnswer, auditQuery } from '../../studio/contract.ts'
import { query } from '../../studio/input.ts'
import { maySee, type StudioEnv } from '../../studio/member.ts'

/** `GET audit`: who changed what. Owners see all of it, others what concerns their campaigns. */
export function audit({ engine, catalogue }: Deps) {
  return new Hono<StudioEnv>().get('/', query(auditQuery), async (c) => {
    const member = c.get('member')
    const { campaign, before, most } = c.req.valid('query')
    if (campaign !== undefined) {
      const isAllowed = maySee(member, campaign)
      if (!catalogue.find(campaign) || !isAllowed) throw new ApiError('campaign-unknown')
    }
    const everything = member.role === 'owner' ? null : (member.campaigns ?? catalogue.list().map(({ slug }) => slug))
    const campaigns = campaign === undefined ? everything : [campaign]
    const entries = await readAudit(engine, { campaigns, before, most: most + 1 })
    return c.json({ entries: entries.slice(0, most), more: entries.length > most } satisfies AuditAnswer)
  })
}
