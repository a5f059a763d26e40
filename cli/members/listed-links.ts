import type { Enlisting } from '../../api/studio/enlisting.ts'
import { channel } from '../../campaigns/channels.ts'
import { COMMAND_LINE } from '../../db/audit.ts'
import { type MemberRow, readMembers } from '../../db/campaign/members.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { type RootRow, readRoots } from '../../db/campaign/roots.ts'
import { privateLinkUrl } from '../../seal/address.ts'
import { createTokenKind, memberId, rootId } from '../../seal/link.ts'
import type { RootLink } from '../links.ts'
import { campaignUrl } from '../place.ts'
import type { LinkSource, Workplace } from '../workplace.ts'
import type { ListedLink } from './links-file.ts'

const PAGE = 2000

/** Where the command line brings members in. */
export function enlistingAt({ source, store, now, pause }: Workplace): Enlisting {
  const { campaign, keyring } = source
  const key = keyring.root(campaign.slug)
  return {
    ...{ store, now, pause, who: COMMAND_LINE },
    campaign: {
      ...campaign,
      rootOf: (label) => rootId(key, label) as NodeId,
      memberOf: (label) => memberId(key, label) as NodeId,
    },
  }
}

/** The links of a campaign's lists, in the order of their labels; those that were revoked are left out. */
export async function listedLinks({ source, store }: Workplace, lists?: ReadonlySet<NodeId>): Promise<ListedLink[]> {
  const roots = (await readRoots(store, source.campaign.slug)).filter(({ kind }) => kind === 'member')
  const write = linkWriter(source)
  const found: ListedLink[] = []
  for (const root of roots) {
    if (lists && !lists.has(root.node)) continue
    for (let after: MemberRow | undefined, isMore = true; isMore; ) {
      const page: MemberRow[] = await readMembers(store, source.campaign.slug, root.node, { after, most: PAGE })
      for (const { node, label, revokedAt } of page) {
        const { circle } = root
        if (revokedAt === null) found.push({ label, link: write(root, node), list: root.label, circle: circle ?? '' })
      }
      after = page.at(-1)
      isMore = page.length === PAGE
    }
  }
  return found
}

/** The link of a root, beside those of lists. */
export function listedRoot({ label, url, circle = '', page }: RootLink): ListedLink {
  return { label, link: url, list: '', circle, ...(page !== undefined && { page }) }
}

/** Writes the address of a node's link, by the channel of its list. */
function linkWriter(source: LinkSource) {
  const tokens = createTokenKind(source.keyring.link(source.campaign.slug))
  const address = campaignUrl(source)
  return (root: Pick<RootRow, 'channel'>, node: NodeId) =>
    privateLinkUrl(address, channel(root.channel).letter, tokens.write(node), root.channel === 'email')
}
