import type * as z from 'zod'
import { type CountRule, countOf, opensBy } from '../../campaigns/unlock.ts'
import type { AuditAction } from '../../db/audit.ts'
import type { CampaignChange } from '../../db/campaign/audit.ts'
import { walkBranch, walkCampaign } from '../../db/campaign/branch.ts'
import { type PartRow, readParts } from '../../db/campaign/circles/parts.ts'
import { readBranches, readTally } from '../../db/campaign/figures.ts'
import type { LinkRow } from '../../db/campaign/link-row.ts'
import type { VoidSelection } from '../../db/campaign/node-changes.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { countRestrictable, revokedAbove, revokingOf } from '../../db/campaign/restrictions.ts'
import type { CampaignStore } from '../../db/campaign/store.ts'
import { countMatching, countMatchingInCircles, readVoid, readVoidsOf, type VoidRow } from '../../db/campaign/voids.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import type { StudioDeps } from '../deps.ts'
import { readSources, type Sources } from '../unlocking.ts'
import type { linkAnswer, linkBody } from './contract/links-schema.ts'

export type LinkAnswer = z.output<typeof linkAnswer>

interface Reading extends Pick<StudioDeps, 'pause'> {
  store: CampaignStore
}

interface Changing extends Reading, Pick<StudioDeps, 'now'> {}

/** A change to a link, a branch, or (without a link) a whole campaign. */
export interface LinkChange extends Omit<z.output<typeof linkBody>, 'dryRun'> {
  campaign: Pick<CatalogueEntry, 'slug' | 'names' | 'pieces'>
  link: LinkRow | undefined
  who: string
}

type Changed = Partial<Pick<LinkAnswer, 'revoked' | 'restored' | 'isAboveRevoked' | 'voided' | 'unvoided' | 'voids'>>

/** Why the change is made for nobody: it would tell whether one member has opened. Their list's views can be voided. */
export function refusalFor({ link, void: voids, unvoid }: LinkChange): string | undefined {
  if (!link?.isMember || (voids ?? unvoid) === undefined) return undefined
  return 'void: who of the members has opened is told to nobody, expected their list'
}

export async function changeLink(deps: Changing, change: LinkChange): Promise<LinkAnswer> {
  const before = await readStanding(deps.store, change.campaign)
  return answer(change, await carryOut(deps, change), before, await readStanding(deps.store, change.campaign))
}

/**
 * The result that {@link changeLink} would have; changes nothing.
 *
 * @param isDoubtTold whether it may tell how many of the views are clear; else all are taken for clear in what it says of pieces
 */
export async function dryRun(deps: Reading, change: LinkChange, isDoubtTold = true): Promise<LinkAnswer> {
  const { store, pause } = deps
  const { campaign, link, revoke, restore, unvoid } = change
  const before = await readStanding(store, campaign)
  const isSubtree = [revoke, restore, change.void, unvoid].includes('branch')
  const branch = link && { campaign: campaign.slug, node: link.node, isSubtree }
  if (branch && (revoke || restore)) {
    const at = restore && (await revokingOf(store, pause, branch))
    let found = 0
    if (revoke || at !== undefined) {
      for await (const nodes of walkBranch(store, pause, branch)) found += await countRestrictable(store, nodes, at)
    }
    return answer(change, revoke ? { revoked: found } : await restored(store, branch.node, found), before, before)
  }
  if (!change.void && !unvoid) return answer(change, {}, before, before)
  const found = { views: 0, clear: 0 }
  const sign = unvoid ? 1 : -1
  const branches = new Map(before.branches)
  const circles = new Map(before.circles)
  for await (const nodes of branch ? walkBranch(store, pause, branch) : walkCampaign(store, pause, campaign.slug)) {
    for (const { root, views, clear } of await countMatching(store, nodes, filterOf(change), unvoid !== undefined)) {
      const taken = isDoubtTold ? clear : views
      found.views += views
      found.clear += taken
      branches.set(root, (branches.get(root) ?? 0) + sign * taken)
    }
    if (circles.size === 0) continue
    for (const part of await countMatchingInCircles(store, nodes, filterOf(change), unvoid !== undefined)) {
      const { clear = 0, reached = 0 } = circles.get(part.circle) ?? {}
      circles.set(part.circle, { clear: clear + sign * (isDoubtTold ? part.clear : part.views), reached })
    }
  }
  const left = {
    ...before,
    views: before.views + sign * found.views,
    clear: before.clear + sign * found.clear,
    branches,
    circles,
  }
  const changed = change.void
    ? { voided: found.views }
    : { unvoided: found.views, voids: await voidsBehind(deps, change) }
  const answered = answer(change, changed, before, left)
  return isDoubtTold ? answered : { ...answered, left: { views: left.views, clear: null } }
}

/** The voids that took out what is put back. */
async function voidsBehind({ store, pause }: Reading, change: LinkChange): Promise<LinkAnswer['voids']> {
  const { campaign, link, unvoid } = change
  const branch = link && { campaign: campaign.slug, node: link.node, isSubtree: unvoid === 'branch' }
  const voids = new Map<number, VoidRow>()
  for await (const nodes of branch ? walkBranch(store, pause, branch) : walkCampaign(store, pause, campaign.slug)) {
    for (const row of await readVoidsOf(store, nodes, filterOf(change))) {
      voids.set(row.id, { ...row, views: row.views + (voids.get(row.id)?.views ?? 0) })
    }
  }
  return [...voids.values()].sort((a, b) => a.id - b.id)
}

const filterOf = ({ from, to, doubtful, voidId }: LinkChange) => ({ from, to, isDoubtful: doubtful, voidId })

async function carryOut(deps: Changing, change: LinkChange): Promise<Changed> {
  const { store, now } = deps
  const { campaign, link, who, cap, revoke, restore, unvoid, why = '' } = change
  const { slug } = campaign
  const { ledger } = store
  const name = nameOf(change)
  const log = (action: AuditAction, detail = name): CampaignChange => ({
    at: now(),
    who,
    campaign: slug,
    action,
    detail,
  })
  const branch = (kind: string | undefined) => ({
    campaign: slug,
    node: link?.node,
    isSubtree: kind !== 'view' && kind !== 'link',
  })
  const views = (kind: string | undefined): VoidSelection => ({ ...branch(kind), ...filterOf(change) })
  if (change.void) {
    const reason = { who, why, what: whatOf(change, name) }
    const voided = await ledger.void(views(change.void), reason, log('views-voided', `${reason.what}: ${why}`))
    return { voided, voids: voided === 0 ? [] : await readVoid(store, slug, reason) }
  }
  if (unvoid) {
    const voids = await voidsBehind(deps, change)
    return { voids, unvoided: await ledger.unvoid(views(unvoid), log('views-unvoided', whatOf(change, name))) }
  }
  if (!link) return {}
  const { node } = link
  if (cap !== undefined) {
    await ledger.cap({ campaign: slug, node, cap }, log('link-capped', `${name}: ${cap ?? 'no limit'}`))
    return {}
  }
  const chosen = { campaign: slug, node, isSubtree: (revoke ?? restore) === 'branch' }
  const action = chosen.isSubtree ? ('branch' as const) : ('link' as const)
  if (revoke) return { revoked: await ledger.revoke(chosen, log(`${action}-revoked`)) }
  return restored(store, node, await ledger.restore(chosen, log(`${action}-restored`)))
}

async function restored(store: CampaignStore, node: NodeId, links: number): Promise<Changed> {
  return { restored: links, isAboveRevoked: (await revokedAbove(store, node)) !== undefined }
}

function nameOf({ campaign, link }: LinkChange): string {
  if (!link) return 'all'
  return link.label ?? campaign.names.write(link.node)
}

/** Describes the affected views for the log. */
function whatOf(change: LinkChange, name: string): string {
  const { from, to, doubtful, voidId } = change
  const iso = (at: number | undefined) => (at === undefined ? '' : new Date(at).toISOString())
  const kind = (change.void ?? change.unvoid) === 'branch' && change.link ? 'branch of ' : ''
  const period = from === undefined && to === undefined ? '' : `, ${iso(from)} to ${iso(to)}`
  const only = `${doubtful ? ', doubtful only' : ''}${voidId === undefined ? '' : `, of void ${voidId} only`}`
  return `${kind}${name}${period}${only}`
}

/** What voiding can take from what opens a piece. */
type Rule = Exclude<CountRule, 'present'>

/**
 * What pieces open by: the figures of the campaign and, where one opens by them, clear views below each of the brand's links and the
 * figures of each part of its circles.
 */
interface Standing extends Pick<Sources, 'votes' | 'photos'> {
  views: number
  clear: number
  branches: ReadonlyMap<NodeId, number>
  circles: ReadonlyMap<string, Pick<PartRow, 'clear' | 'reached'>>
}

async function readStanding(store: CampaignStore, campaign: LinkChange['campaign']): Promise<Standing> {
  const { slug, pieces } = campaign
  const { views, clear } = await readTally(store, slug)
  const { votes, photos } = await readSources(store, campaign)
  const branches = pieces.some(opensBy('branch')) ? await readBranches(store, slug) : new Map()
  const parts = pieces.some(opensBy('circle')) ? await readParts(store, slug) : []
  return { views, clear, votes, photos, branches, circles: new Map(parts.map((part) => [part.circle, part])) }
}

/** Clear views of the circles that fall below what opens a piece to them; what was open before a division stays open. */
function fallingCircles(need: number, before: Standing, left: Standing): number[] {
  return [...left.circles].flatMap(([circle, { clear, reached }]) => {
    const had = before.circles.get(circle)?.clear ?? 0
    return reached < need && had >= need && clear < need ? [clear] : []
  })
}

/** The same of what grew below the brand's links. */
function fallingBranches(need: number, before: Standing, left: Standing): number[] {
  return [...before.branches].flatMap(([root, had]) => {
    const clear = left.branches.get(root) ?? 0
    return had >= need && clear < need ? [clear] : []
  })
}

/**
 * What is left of what opens a piece, where it falls below that; null where no number is told: shares are each fan's own, and fewer
 * votes or photos would tell that whose view is voided left one.
 */
function fallingTo(rule: Rule, need: number, before: Standing, left: Standing): (number | null)[] {
  switch (rule) {
    case 'views':
      return before.clear >= need && left.clear < need ? [left.clear] : []
    case 'circle':
      return fallingCircles(need, before, left)
    case 'branch':
      return fallingBranches(need, before, left)
    case 'shares':
      return [null]
    default:
      return before[rule] >= need ? [null] : []
  }
}

function answer({ campaign, link }: LinkChange, changed: Changed, before: Standing, left: Standing): LinkAnswer {
  const closes = campaign.pieces.flatMap(({ id: piece, unlock }): LinkAnswer['closes'] => {
    if (!changed.voided || unlock === 'link' || 'at' in unlock) return []
    const { rule: by, need } = countOf(unlock)
    if (by === 'present') return []
    const [have] = fallingTo(by, need, before, left).sort((a, b) => Number(a) - Number(b))
    return have === undefined ? [] : [{ piece, by, need, have }]
  })
  const { revoked = 0, restored = 0 } = changed
  return {
    ...{ isAboveRevoked: false, voided: 0, unvoided: 0, voids: [] },
    ...changed,
    // Of a member's link nothing is told by which one would know whether it was opened.
    revoked: link?.isMember ? Math.min(revoked, 1) : revoked,
    restored: link?.isMember ? Math.min(restored, 1) : restored,
    views: link?.isMember ? 0 : (link?.views ?? before.views),
    left: { views: left.views, clear: left.clear },
    closes,
  }
}
