import { phaseAt } from '../campaigns/phase.ts'
import type { UnlockRule } from '../campaigns/schema.ts'
import type { Counts } from '../db/campaign/figures.ts'
import type { NodeId } from '../db/campaign/node-id.ts'
import type { Thread } from '../db/campaign/threads.ts'
import type { CatalogueEntry } from './catalogue.ts'
import type { Access, PieceState, Tally } from './contract.ts'

/** How far things are: the campaign, the views through the fan's own link (0 without one), the clock. */
export interface Progress extends Counts {
  mine: number
  now: number
}

/** The public figures. Who forges views does not learn from them which were told apart. */
export function tallyOf(campaign: CatalogueEntry, { views, clear, depth }: Counts, now: number): Tally {
  const shown = campaign.counter === 'all' ? { views, clear } : { views: clear }
  return { ...shown, depth, phase: phaseAt(campaign, now), goal: campaign.goal ?? null }
}

/** The pieces as this fan may see them, and the keys of those that are open. Content keys leave the API here, and in a preview. */
export function openPieces(campaign: CatalogueEntry, progress: Progress) {
  const pieces = campaign.pieces.map(({ id, unlock }) => pieceState(id, unlock, progress))
  const keys: Record<string, string> = {}
  for (const { piece, unlocked } of pieces) {
    const key = campaign.contentKeys.get(piece)
    if (unlocked && key) keys[piece] = key
  }
  return { keys, pieces }
}

/** What a campaign earns together counts clear views. */
function pieceState(piece: string, rule: UnlockRule, { mine, clear, now }: Progress): PieceState {
  if (rule === 'link') return { piece, unlocked: true }
  if ('at' in rule) return { piece, unlocked: now >= rule.at, need: rule.at }
  const [need, have] = 'shares' in rule ? [rule.shares, mine] : [rule.views, clear]
  return { piece, unlocked: have >= need, need, have }
}

/** What a node's own pass gives. */
export function accessOf(
  campaign: CatalogueEntry,
  { node, mine, ...counts }: Counts & { node: NodeId; mine: Thread },
  now: number,
): Access {
  return {
    link: campaign.links.write(node),
    ...openPieces(campaign, { ...counts, mine: mine.views, now }),
    tally: tallyOf(campaign, counts, now),
    mine,
  }
}
