import { Hono } from 'hono'
import type * as z from 'zod'
import { readLink } from '../../../db/campaign/link-row.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { QUARTER_MS } from '../../../db/campaign/quarters.ts'
import type { CampaignStore } from '../../../db/campaign/store.ts'
import type { CatalogueEntry } from '../../catalogue.ts'
import type { StudioDeps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { mayEdit } from '../../studio/authorization.ts'
import { linkBody } from '../../studio/contract/links-schema.ts'
import { jsonBody } from '../../studio/input.ts'
import { changeLink, dryRun, type LinkAnswer, refusalFor } from '../../studio/link-change.ts'
import type { StudioCampaignEnv } from '../../studio/member.ts'

/** Stands in the place of a node's name for the whole campaign. */
const ALL = 'all'

/**
 * `PATCH links/:node`: changes what a link may do from now on, the brand's own or a fan's, and which of its views count.
 */
export function links({ pause, now }: StudioDeps) {
  return new Hono<StudioCampaignEnv>().patch('/:node', mayEdit, jsonBody(linkBody), async (c) => {
    const [campaign, store] = [c.get('campaign'), c.get('store')]
    const { dryRun: isTrial, ...asked } = c.req.valid('json')
    const link = c.req.param('node') === ALL ? undefined : await find(store, campaign, c.req.param('node'))
    if (!link && asked.void === undefined && asked.unvoid === undefined) {
      throw new ApiError('malformed', { detail: 'body: expected void or unvoid for all of a campaign' })
    }
    if (link?.isRoot && (asked.void === 'view' || asked.unvoid === 'view')) {
      throw new ApiError('malformed', { detail: 'void: a root is no view, expected "branch" for what came through it' })
    }
    if (link?.isList) refuseOfLists(asked)
    const isOwner = c.get('member').role === 'owner'
    const isFans = !isOwner && link !== undefined && !link.isRoot
    if (!isOwner) refuseMoments(asked)
    if (isFans) refuseQuestions(asked)
    const change = { ...asked, campaign, link, who: c.get('member').name }
    const refusal = refusalFor(change)
    if (refusal) throw new ApiError('forbidden', { detail: refusal })
    const place = { store, pause, now }
    const answer = await (isTrial ? dryRun(place, change, !isFans) : changeLink(place, change))
    return c.json(answer satisfies LinkAnswer)
  })
}

/** Throws `malformed` for what concerns a single link. */
function refuseOfLists({ cap, revoke, restore }: Omit<z.output<typeof linkBody>, 'dryRun'>): void {
  if (cap === undefined && revoke !== 'link' && restore !== 'link') return
  const detail = `${cap === undefined ? 'revoke' : 'cap'}: a list has no link of its own, expected "branch", or a member’s`
  throw new ApiError('malformed', { detail })
}

/**
 * Throws `forbidden` for changes whose dry run would tell when a fan opened, or whether a view carries a doubt: the difference of
 * a branch and one within it can be a single view (docs/decisions/013).
 */
function refuseQuestions({ from, to, doubtful }: Omit<z.output<typeof linkBody>, 'dryRun'>): void {
  if (from !== undefined || to !== undefined) {
    throw new ApiError('forbidden', { detail: 'from, to: periods of a fan’s link are for owners' })
  }
  if (doubtful) throw new ApiError('forbidden', { detail: 'doubtful: of a fan’s link, it is for owners' })
}

/**
 * Throws `forbidden` for a period that is finer than the report's: by voiding one view and asking which period has lost it,
 * a member would learn the millisecond in which a fan opened.
 */
function refuseMoments({ from = 0, to = 0 }: Pick<z.output<typeof linkBody>, 'from' | 'to'>): void {
  if (from % QUARTER_MS === 0 && to % QUARTER_MS === 0) return
  throw new ApiError('forbidden', { detail: 'from, to: other times than whole quarters of an hour are for owners' })
}

async function find(store: CampaignStore, campaign: CatalogueEntry, name: string) {
  const node = campaign.names.read(name) as NodeId | undefined
  const link = node === undefined ? undefined : await readLink(store, campaign.slug, node)
  if (!link) throw new ApiError('link-unknown')
  return link
}
