import { Hono } from 'hono'
import { type ChannelId, channel } from '../../../campaigns/channels.ts'
import { unknownCircle } from '../../../campaigns/circles.ts'
import { defaultChannel } from '../../../campaigns/root-channel.ts'
import type { PlantedRoot } from '../../../db/campaign/roots.ts'
import { type RootRow, readRoots } from '../../../db/campaign/roots.ts'
import type { CampaignStore } from '../../../db/campaign/store.ts'
import { privateLinkUrl } from '../../../seal/address.ts'
import type { CatalogueEntry } from '../../catalogue.ts'
import type { StudioDeps } from '../../deps.ts'
import { ApiError } from '../../errors.ts'
import { pageUrl } from '../../studio/ambassadors.ts'
import { mayEdit } from '../../studio/authorization.ts'
import { type RootLink, type RootsAnswer, rootsBody } from '../../studio/contract/roots-schema.ts'
import { jsonBody } from '../../studio/input.ts'
import type { StudioCampaignEnv } from '../../studio/member.ts'

/** The largest body: a thousand labels of 80 characters, with all that stands around them. */
const MOST_BYTES = 512 * 1024

/** `GET roots`: the links that the brand hands out; editors only, since a link opens. `POST`: makes some, all or none. */
export function roots({ siteUrl, now }: StudioDeps) {
  const listed = async (campaign: CatalogueEntry, store: CampaignStore) =>
    (await readRoots(store, campaign.slug))
      // Lists of members are no links: `members` lists them.
      .filter(({ kind }) => kind !== 'member')
      .map((root) => toRootLink(campaign, siteUrl, root))
  return new Hono<StudioCampaignEnv>()
    .get('/', mayEdit, async (c) =>
      c.json({ roots: await listed(c.get('campaign'), c.get('store')) } satisfies RootsAnswer),
    )
    .post('/', mayEdit, jsonBody(rootsBody, MOST_BYTES), async (c) => {
      const [campaign, store] = [c.get('campaign'), c.get('store')]
      const planted = c.req.valid('json').roots.map(
        ({ kind, channel = defaultChannel(kind), ...root }): PlantedRoot => ({
          ...root,
          kind,
          channel: channel as ChannelId,
          campaign: campaign.slug,
          node: campaign.rootOf(root.label),
        }),
      )
      refuseTwins(planted, [])
      refuseUnknownCircles(campaign, planted)
      const change = { at: now(), who: c.get('member').name, campaign: campaign.slug, action: 'root-added' } as const
      const log = planted.map(({ label }) => ({ ...change, detail: label }))
      if (!(await store.ledger.add(planted, log))) refuseTwins(planted, await readRoots(store, campaign.slug))
      const isOwner = c.get('member').role === 'owner'
      const made = planted.map(({ cap = null, circle = null, opens = null, ...root }) => ({
        ...toRootLink(campaign, siteUrl, { ...root, cap, circle, opens, views: 0, clear: 0, revokedAt: null }),
        ...(isOwner && root.kind === 'ambassador' && { page: pageUrl(siteUrl, campaign, root.node) }),
      }))
      return c.json({ roots: made } satisfies RootsAnswer, 201)
    })
}

/** Throws `malformed` for labels that are there twice: a link is derived from its label. */
function refuseTwins(planted: readonly PlantedRoot[], existing: readonly RootRow[]): void {
  const taken = new Set<number>(existing.map(({ node }) => node))
  for (const [i, { node, label }] of planted.entries()) {
    if (taken.has(node)) {
      throw new ApiError('malformed', { detail: `roots.${i}.label: "${label}" is there already, expected another` })
    }
    taken.add(node)
  }
}

/** Throws `malformed` for circles that the campaign does not have. */
function refuseUnknownCircles(campaign: CatalogueEntry, planted: readonly PlantedRoot[]): void {
  for (const [i, { circle }] of planted.entries()) {
    const fault = circle === undefined ? undefined : unknownCircle(circle, campaign.circles)
    if (fault) throw new ApiError('malformed', { detail: `roots.${i}.circle: ${fault}` })
  }
}

function toRootLink(campaign: CatalogueEntry, siteUrl: string, root: Omit<RootRow, 'generations'>): RootLink {
  const { node, label, kind, channel: id, views, clear, cap, revokedAt, circle, opens } = root
  const { letter } = channel(id)
  const url = privateLinkUrl(`${siteUrl}/${campaign.slug}/`, letter, campaign.links.write(node), id === 'email')
  return {
    node: campaign.names.write(node),
    label,
    kind,
    channel: id,
    url,
    views,
    clear,
    cap,
    revokedAt,
    circle,
    opens,
  }
}
