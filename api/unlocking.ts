import { phaseAt } from '../campaigns/phase.ts'
import type { UnlockRule } from '../campaigns/schema.ts'
import type { Counts } from '../db/campaign/figures.ts'
import type { NodeId } from '../db/campaign/node-id.ts'
import type { Thread } from '../db/campaign/threads.ts'
import type { Engine } from '../db/engine.ts'
import { ROUTES } from '../pieces/routes.ts'
import type { CatalogueEntry } from './catalogue.ts'
import type { Access, PieceState, Tally } from './fan-contract.ts'

/** Clear entries of a campaign in its pieces; 0 where no piece opens by them. */
export interface Entries {
  votes: number
  photos: number
}

/** What pieces open by: the campaign's figures, the views through the fan's own link (0 without one), the time. */
export interface Progress extends Counts {
  mine: number
  entries: Entries
  now: number
}

/** Reads the entries that pieces open by, without a query where none does. */
export async function readEntries(engine: Engine, { slug, pieces }: CatalogueEntry): Promise<Entries> {
  const count = async (rule: keyof Entries, of: 'clearVotes' | 'clearPhotos') => {
    const isNeeded = pieces.some(({ unlock }) => typeof unlock === 'object' && rule in unlock)
    if (!isNeeded) return 0
    const counts = await Promise.all(Object.values(ROUTES).map((kind) => kind[of]?.(engine, slug) ?? 0))
    return counts.reduce((sum, each) => sum + each, 0)
  }
  return { votes: await count('votes', 'clearVotes'), photos: await count('photos', 'clearPhotos') }
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
function pieceState(piece: string, rule: UnlockRule, { now, ...progress }: Progress): PieceState {
  if (rule === 'link') return { piece, unlocked: true }
  if ('at' in rule) return { piece, unlocked: now >= rule.at, need: rule.at }
  const [need, have] = earned(rule, progress)
  return { piece, unlocked: have >= need, need, have }
}

function earned(
  rule: Exclude<UnlockRule, 'link' | { at: number }>,
  { mine, clear, entries }: Omit<Progress, 'now'>,
): [need: number, have: number] {
  if ('shares' in rule) return [rule.shares, mine]
  if ('views' in rule) return [rule.views, clear]
  return 'votes' in rule ? [rule.votes, entries.votes] : [rule.photos, entries.photos]
}

/** The answer to a node's own pass. */
export function accessOf(
  campaign: CatalogueEntry,
  { node, mine, entries, ...counts }: Counts & { node: NodeId; mine: Thread; entries: Entries },
  now: number,
): Access {
  return {
    link: campaign.links.write(node),
    ...openPieces(campaign, { ...counts, entries, mine: mine.views, now }),
    tally: tallyOf(campaign, counts, now),
    mine,
  }
}
