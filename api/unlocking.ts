import { phaseAt } from '../campaigns/phase.ts'
import type { UnlockRule } from '../campaigns/schema.ts'
import type { Counts } from '../db/campaign/figures.ts'
import type { NodeId } from '../db/campaign/node-id.ts'
import type { Thread } from '../db/campaign/threads.ts'
import type { Engine } from '../db/engine.ts'
import { ROUTES } from '../pieces/routes.ts'
import type { CatalogueEntry } from './catalogue.ts'
import type { Access, PieceState, Tally } from './fan-contract.ts'

/** What pieces open by: the campaign's figures, the views through the fan's own link (0 without one), the time. */
export interface Progress extends Counts {
  mine: number
  /** Clear ones of the campaign; 0 where no piece opens by them. */
  votes: number
  now: number
}

/** Clear votes of a campaign; 0, without a query, where no piece opens by votes. */
export async function readVotes(engine: Engine, { slug, pieces }: CatalogueEntry): Promise<number> {
  const isNeeded = pieces.some(({ unlock }) => typeof unlock === 'object' && 'votes' in unlock)
  if (!isNeeded) return 0
  const votes = await Promise.all(Object.values(ROUTES).map((kind) => kind.clearVotes?.(engine, slug) ?? 0))
  return votes.reduce((sum, each) => sum + each, 0)
}

/** The public figures. They do not tell a forger which views were found out. */
export function tallyOf(campaign: CatalogueEntry, { views, clear, depth }: Counts, now: number): Tally {
  const shown = campaign.counter === 'all' ? { views, clear } : { views: clear }
  return { ...shown, depth, phase: phaseAt(campaign, now), goal: campaign.goal ?? null }
}

/**
 * The state of every piece for this fan, and the keys of the open ones. Content keys leave the API here, and in a preview.
 */
export function openPieces(campaign: CatalogueEntry, progress: Progress) {
  const pieces = campaign.pieces.map(({ id, unlock }) => pieceState(id, unlock, progress))
  const keys: Record<string, string> = {}
  for (const { piece, unlocked } of pieces) {
    const key = campaign.contentKeys.get(piece)
    if (unlocked && key) keys[piece] = key
  }
  return { keys, pieces }
}

/** The state of one piece. What the whole campaign earns counts clear views only. */
function pieceState(piece: string, rule: UnlockRule, { mine, clear, votes, now }: Progress): PieceState {
  if (rule === 'link') return { piece, unlocked: true }
  if ('at' in rule) return { piece, unlocked: now >= rule.at, need: rule.at }
  const [need, have] = earned(rule, { mine, clear, votes })
  return { piece, unlocked: have >= need, need, have }
}

function earned(
  rule: Exclude<UnlockRule, 'link' | { at: number }>,
  { mine, clear, votes }: Pick<Progress, 'mine' | 'clear' | 'votes'>,
): [need: number, have: number] {
  if ('shares' in rule) return [rule.shares, mine]
  return 'views' in rule ? [rule.views, clear] : [rule.votes, votes]
}

/** The answer to a node's own pass. */
export function accessOf(
  campaign: CatalogueEntry,
  { node, mine, votes, ...counts }: Counts & { node: NodeId; mine: Thread; votes: number },
  now: number,
): Access {
  return {
    link: campaign.links.write(node),
    ...openPieces(campaign, { ...counts, votes, mine: mine.views, now }),
    tally: tallyOf(campaign, counts, now),
    mine,
  }
}
