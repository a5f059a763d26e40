import { Hono } from 'hono'
import type * as z from 'zod'
import { channel } from '../../../campaigns/channels.ts'
import { countMembers, readMembers } from '../../../db/campaign/members.ts'
import type { NodeId } from '../../../db/campaign/node-id.ts'
import { readRoot, readRoots } from '../../../db/campaign/roots.ts'
import { privateLinkUrl } from '../../../seal/address.ts'
import type { CatalogueEntry } from '../../catalogue.ts'
import type { StudioDeps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { mayEdit } from '../../studio/authorization.ts'
import {
  type EnlistedAnswer,
  type EnlistedList,
  type ListsAnswer,
  type MembersAnswer,
  membersBody,
  pageQuery,
  type TakeOverAnswer,
  takeOverBody,
} from '../../studio/contract/members-schema.ts'
import { checkLists, type Enlisted, enlist, ListRefused } from '../../studio/enlisting.ts'
import { jsonBody, query } from '../../studio/input.ts'
import { maySee, type StudioCampaignEnv } from '../../studio/member.ts'
import { figuresOf, sumOf } from '../../studio/member-figures.ts'
import { takeOver } from '../../studio/take-over.ts'

/** The largest body: twenty thousand labels of 80 characters, with all that stands around them. */
const MOST_BYTES = 4 * 1024 * 1024

/** Lists of members: how many opened, who is on them, whom they bring in, and what a new season takes over. */
export function members(deps: StudioDeps) {
  const { siteUrl, now, pause, seasonOf } = deps
  const enlisted = (campaign: CatalogueEntry, { list, ...counts }: Enlisted): EnlistedList => ({
    list: campaign.names.write(list),
    ...counts,
  })
  return new Hono<StudioCampaignEnv>()
    .get('/', async (c) => {
      const [campaign, store] = [c.get('campaign'), c.get('store')]
      await store.ledger.settle()
      const [roots, counts] = [await readRoots(store, campaign.slug), await countMembers(store, campaign.slug)]
      const lists = roots
        .filter(({ kind }) => kind === 'member')
        .map(({ node, label, channel, circle, opens, revokedAt }) => ({
          ...{ node: campaign.names.write(node), label, channel, circle, opens, revokedAt },
          ...figuresOf(counts.filter(({ list }) => list === node)),
        }))
      const circles = campaign.circles?.list.map(({ id, name }) => ({ id, name })) ?? []
      return c.json({ lists, circles, since: sinceOf(lists) } satisfies ListsAnswer)
    })
    .post('/', mayEdit, jsonBody(membersBody, MOST_BYTES), async (c) => {
      const campaign = c.get('campaign')
      const { lists, cap } = c.req.valid('json')
      const place = { campaign, store: c.get('store'), now, pause, who: c.get('member').name }
      const asked = lists.map(({ members: labels, ...list }) => ({
        asked: { ...list, cap },
        people: labels.map((label) => ({ label })),
      }))
      const brought: EnlistedList[] = []
      for (const list of await checkLists(place, asked).catch(refuse)) {
        brought.push(enlisted(campaign, await enlist(place, list)))
      }
      return c.json({ lists: brought } satisfies EnlistedAnswer, 201)
    })
    .post('/take-over', mayEdit, jsonBody(takeOverBody), async (c) => {
      const [campaign, member] = [c.get('campaign'), c.get('member')]
      const { from } = c.req.valid('json')
      const last = maySee(member, from) ? seasonOf(from) : undefined
      if (!last) throw new ApiError('malformed', { detail: `from: no campaign "${from}", expected its slug` })
      const place = { campaign, store: c.get('store'), now, pause, who: member.name }
      const { lists, ...taken } = await takeOver(place, last).catch(refuse)
      const answer = { ...taken, lists: lists.map((list) => enlisted(campaign, list)) }
      return c.json(answer satisfies TakeOverAnswer, 201)
    })
    .get('/:list', mayEdit, query(pageQuery), async (c) => {
      const [campaign, store] = [c.get('campaign'), c.get('store')]
      const list = campaign.names.read(c.req.param('list')) as NodeId | undefined
      const root = list === undefined ? undefined : await readRoot(store, list)
      if (root?.kind !== 'member' || root.campaign !== campaign.slug) throw new ApiError('link-unknown')
      return c.json((await pageOf(campaign, store, root, c.req.valid('query'), siteUrl)) satisfies MembersAnswer)
    })
}

async function pageOf(
  campaign: CatalogueEntry,
  store: Parameters<typeof readMembers>[0],
  root: NonNullable<Awaited<ReturnType<typeof readRoot>>>,
  { after, most }: z.output<typeof pageQuery>,
  siteUrl: string,
): Promise<MembersAnswer> {
  const [, name = '', label = ''] = after === undefined ? [] : (/^(\w+) (.*)$/s.exec(after) ?? [])
  const from = after === undefined ? undefined : { node: (campaign.names.read(name) ?? 0) as NodeId, label }
  const rows = await readMembers(store, campaign.slug, root.node, { after: from, most })
  const { letter } = channel(root.channel)
  const last = rows.length === most ? rows.at(-1) : undefined
  return {
    members: rows.map(({ node, label, cap, revokedAt }) => ({
      ...{ node: campaign.names.write(node), label, cap, revokedAt },
      url: privateLinkUrl(`${siteUrl}/${campaign.slug}/`, letter, campaign.links.write(node), root.channel === 'email'),
    })),
    next: last ? `${campaign.names.write(last.node)} ${last.label}` : null,
  }
}

/** All lists together, by the campaign that their members came from. */
function sinceOf(lists: ListsAnswer['lists']): ListsAnswer['since'] {
  const campaigns = new Set(lists.flatMap(({ since }) => since.map(({ campaign }) => campaign)))
  return [...campaigns].map((campaign) => ({
    campaign,
    ...sumOf(lists.flatMap(({ since }) => since.filter((each) => each.campaign === campaign))),
  }))
}

/** Turns what a list was refused for into a problem. */
function refuse(error: unknown): never {
  if (error instanceof ListRefused) throw new ApiError('malformed', { detail: `${error.field}: ${error.message}` })
  throw error
}
