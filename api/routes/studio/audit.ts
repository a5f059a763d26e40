import { Hono } from 'hono'
import { mergeAudits } from '../../../db/audit.ts'
import type { DeskDeps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { type AuditAnswer, auditId, auditQuery } from '../../studio/contract/audit-schema.ts'
import { query } from '../../studio/input.ts'
import { maySee, type StudioEnv } from '../../studio/member.ts'

/** `GET audit`: who changed what. Owners see all of it, others what concerns their campaigns. */
export function audit({ auditsOf, catalogue }: DeskDeps) {
  return new Hono<StudioEnv>().get('/', query(auditQuery), async (c) => {
    const member = c.get('member')
    const { campaign, before, most } = c.req.valid('query')
    if (campaign !== undefined) {
      const isAllowed = maySee(member, campaign)
      if (!catalogue.find(campaign) || !isAllowed) throw new ApiError('campaign-unknown')
    }
    const everything = member.role === 'owner' ? null : (member.campaigns ?? catalogue.list().map(({ slug }) => slug))
    const campaigns = campaign === undefined ? everything : [campaign]
    const page = { before, most: most + 1 }
    const found = mergeAudits(await Promise.all(auditsOf(campaigns).map((read) => read(page))), most + 1)
    const entries = found.slice(0, most).map((entry) => ({ ...entry, id: auditId(entry) }))
    return c.json({ entries, more: found.length > most } satisfies AuditAnswer)
  })
}
