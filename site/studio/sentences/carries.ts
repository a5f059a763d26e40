import type { ChannelId } from '../../../campaigns/channels.ts'
import type { Report } from '../api.ts'
import { percent, whole } from '../format.ts'
import { words } from '../language.ts'

type Channels = Pick<Report, 'channels' | 'totals' | 'campaign'>

/**
 * “WhatsApp carries 61 %, and goes deepest.” A channel that leads together with others is not said to lead, nor one that
 * was selected.
 *
 * @param chosen the only channel selected
 */
export function leader({ channels, totals, campaign }: Channels, chosen?: ChannelId): string {
  const { carries, channels: names, nobodyCame } = words.value
  const ranked = channels.filter(({ views }) => views > 0).toSorted((a, b) => b.views - a.views)
  const [first, second] = ranked
  if (!first && totals.views > 0) return carries.noneInRange
  if (!first) return campaign.phase === 'closed' ? nobodyCame : carries.empty
  const name = names[first.channel]
  if (chosen) return carries.chosen(name)
  if (!second) return carries.all(name)
  const share = percent(first.share)
  const leaders = ranked.filter(({ views }) => views === first.views)
  if (leaders.length > 2) return carries.even(whole(leaders.length), share)
  if (leaders.length === 2) return `${carries.both(name, names[second.channel], share)}.`
  return carries.sentence(name, share) + farthest(ranked, first)
}

/** Names the channel with the longest chain; nothing where several are equal. */
function farthest(ranked: Report['channels'], first: Report['channels'][number]): string {
  const { carries, channels: names } = words.value
  const depth = Math.max(...ranked.map((each) => each.depth ?? 0))
  const [deepest, other] = ranked.filter((each) => each.depth === depth)
  if (!deepest || other) return '.'
  return deepest === first ? carries.andDeepest : carries.deepest(names[deepest.channel])
}

/** The root from which the most grew first; those of which it is not told come last. */
export const byReach = (a: Pick<Report['roots'][number], 'reach'>, b: typeof a) => (b.reach ?? -1) - (a.reach ?? -1)

/**
 * Names the root from which the most grew; undefined while none leads, or where one that leads might not be told.
 * @param chosen the only root selected
 */
export function source({ roots }: Pick<Report, 'roots'>, chosen?: string): string | undefined {
  const { carries, bar } = words.value
  const [first, second] = roots.toSorted(byReach)
  if (chosen || !first?.reach || first.reach === second?.reach || roots.some(({ reach }) => reach === null))
    return undefined
  const label = first.label ?? bar.lostRoot
  if (!second || second.reach === 0) return carries.rootsAll(label)
  return ((first.share ?? 0) > 0.5 ? carries.rootsMost : carries.rootsMore)(label, percent(first.share ?? 0))
}
