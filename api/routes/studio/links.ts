import { Hono } from 'hono'
import { type AuditAction, record, recordIfChanged } from '../../../db/audit.ts'
import { readLink } from '../../../db/report.ts'
import { countBranch } from '../../../db/restrictions.ts'
import type { Deps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { mayEdit } from '../../studio/access.ts'
import { linkBody } from '../../studio/contract.ts'
import { jsonBody } from '../../studio/input.ts'
import type { StudioCampaignEnv } from '../../studio/member.ts'

/** `PATCH links/:node`: what a link may do from now on, the brand's own or a fan's. */
export function links({ engine, ledger, now, pause }: Deps) {
  return new Hono<StudioCampaignEnv>().patch('/:node', mayEdit, jsonBody(linkBody), async (c) => {
    const { slug } = c.get('campaign')
    const { cap, revoke, dryRun } = c.req.valid('json')
    const link = await readLink(engine, slug, c.req.param('node'))
    if (!link) throw new ApiError('link-unknown')
    const { node, views } = link
    const isSubtree = revoke === 'branch'
    if (dryRun) {
      const revoked = revoke ? await countBranch(engine, pause, { campaign: slug, node, isSubtree }) : 0
      return c.json({ revoked, views })
    }
    const change = (action: AuditAction, detail: string) =>
      ({ at: now(), who: c.get('member').name, campaign: slug, action, detail }) as const
    const name = link.label ?? String(node)
    if (cap !== undefined) {
      const detail = cap === null ? `${name}: no limit` : `${name}: ${cap}`
      await ledger.cap({ campaign: slug, node, cap }, [record(change('link-capped', detail))])
      return c.json({ revoked: 0, views })
    }
    const action = isSubtree ? 'branch-revoked' : 'link-revoked'
    const also = [recordIfChanged(change(action, name))]
    return c.json({ revoked: await ledger.revoke({ campaign: slug, node, isSubtree }, also), views })
  })
}
