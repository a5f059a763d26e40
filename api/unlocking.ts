import { phaseAt } from '../campaigns/phase.ts'
import { type CountRule, countOf, opensBy, type UnlockRule } from '../campaigns/unlock.ts'
import type { PartRow } from '../db/campaign/circles/parts.ts'
import { type Counts, readBranchViews } from '../db/campaign/figures.ts'
import type { NodeId } from '../db/campaign/node-id.ts'
import type { Thread } from '../db/campaign/threads.ts'
import type { Engine } from '../db/engine.ts'
import { ROUTES } from '../pieces/routes.ts'
import type { Inside } from './brand/inside.ts'
import { FEWEST } from './brand/presence.ts'
import type { CatalogueEntry } from './catalogue.ts'
import { circleOf } from './circles.ts'
import type { Access, PieceState, Tally } from './fan-contract.ts'

/** What pieces open by beside views; 0 where no piece opens by it. */
export type Sources = Omit<Record<CountRule, number>, 'shares' | 'views' | 'circle'>

/**
 * What pieces open by: the campaign's figures, the views through the fan's own link (0 without one), the fan's part of a
 * circle (undefined without one), the time.
 */
export interface Progress extends Counts {
  mine: number
  part: PartRow | undefined
  sources: Sources
  now: number
}

/** Reads what pieces open by, without a query where none does; without a node what belongs to a fan is 0. */
export async function readSources(
  engine: Engine,
  { slug, pieces }: Pick<CatalogueEntry, 'slug' | 'pieces'>,
  node?: NodeId,
): Promise<Sources> {
  const isNeeded = (rule: CountRule) => pieces.some(opensBy(rule))
  const entries = async (of: 'clearVotes' | 'clearPhotos') => {
    const counts = await Promise.all(Object.values(ROUTES).map((kind) => kind[of]?.(engine, slug) ?? 0))
    return counts.reduce((sum, each) => sum + each, 0)
  }
  return {
    votes: isNeeded('votes') ? await entries('clearVotes') : 0,
    photos: isNeeded('photos') ? await entries('clearPhotos') : 0,
    branch: node !== undefined && isNeeded('branch') ? await readBranchViews(engine, node) : 0,
    present: 0,
  }
}

/** The public figures. They do not tell a forger which views were found out. */
export function tallyOf(campaign: CatalogueEntry, { views, clear, depth }: Counts, now: number): Tally {
  const shown = campaign.counter === 'all' ? { views, clear } : { views: clear }
  return { ...shown, depth, phase: phaseAt(campaign, now), goal: campaign.goal ?? null }
}

/**
 * The state of every piece for this fan, and the keys of the open ones; of other circles' pieces nothing is said. Content
 * keys leave the API here, and in a preview.
 */
export function openPieces(campaign: CatalogueEntry, progress: Progress) {
  const own = campaign.pieces.filter(({ circles }) => !circles || circles.includes(progress.part?.whole ?? ''))
  const pieces = own.map(({ id, unlock }) => pieceState(id, unlock, progress))
  const keys: Record<string, string> = {}
  for (const { piece, unlocked } of pieces) {
    const key = campaign.contentKeys.get(piece)
    if (unlocked && key) keys[piece] = key
  }
  return { keys, pieces }
}

/** The state of one piece. What a campaign or a circle earns counts clear views only, and stays earned when that divides. */
function pieceState(piece: string, unlock: UnlockRule, { mine, clear, part, sources, now }: Progress): PieceState {
  if (unlock === 'link') return { piece, unlocked: true }
  if ('at' in unlock) return { piece, unlocked: now >= unlock.at, need: unlock.at }
  const { rule, need } = countOf(unlock)
  const circle = Math.max(part?.clear ?? 0, part?.reached ?? 0)
  const have = { shares: mine, views: clear, circle, ...sources }[rule]
  return { piece, unlocked: have >= need, need, have }
}

/** The answer to a node's own pass. */
export function accessOf(
  campaign: CatalogueEntry,
  {
    node,
    mine,
    part,
    sources,
    present,
    word,
    ...counts
  }: Counts & Pick<Progress, 'part' | 'sources'> & Inside & { node: NodeId; mine: Thread },
  now: number,
): Access {
  return {
    link: campaign.links.write(node),
    // Whoever asks is here themselves.
    ...openPieces(campaign, {
      ...counts,
      part,
      sources: { ...sources, present: present < FEWEST ? 1 : present },
      mine: mine.views,
      now,
    }),
    tally: tallyOf(campaign, counts, now),
    mine,
    ...circleOf(campaign, part),
    ...(word && { word }),
  }
}
