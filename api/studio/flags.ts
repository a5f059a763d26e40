import { CHANNEL_IDS } from '../../campaigns/channels.ts'
import { HOUR_MS } from '../../campaigns/durations.ts'
import { readNodesIn } from '../../db/campaign/circles/parts.ts'
import { type FlagRow, readFlags } from '../../db/campaign/flags.ts'
import type { History } from '../../db/campaign/history.ts'
import { QUARTER_MS } from '../../db/campaign/quarters.ts'
import type { RootRow } from '../../db/campaign/roots.ts'
import type { Engine } from '../../db/engine.ts'
import type { CatalogueEntry } from '../catalogue.ts'
import { tellable } from './anonymity.ts'
import type { CircleSelection } from './circle-selection.ts'
import type { Report } from './contract/report-schema.ts'

/** A burst at night: at least so many views within a quarter, and so many times the root's mean. */
const NIGHT_VIEWS = 20
const NIGHT_TIMES = 5
/** A link's first hours are its launch, whatever the clock says: what is usual is not known yet. */
const LAUNCH_MS = 6 * HOUR_MS

type Flag = Report['leaks'][number]

interface FlagSource {
  engine: Engine
  history: History
  roots: readonly RootRow[]
  /** Only what lies in it: its own roots, and the links of its fans. */
  circle: CircleSelection | undefined
  offsetAt: (at: number) => number
  /** Whether times are exact, as for owners; else by the hour. */
  isExact: boolean
}

/** Flagged links and branches, whose spread is unlike that among people, with the reason. */
export async function flagsOf(campaign: CatalogueEntry, source: FlagSource): Promise<Flag[]> {
  const { circle, engine, roots } = source
  const all = await readFlags(engine, campaign.slug, campaign.leaks)
  const flags = circle ? await within(circle, engine, campaign, all) : all
  const isFans = flags.some(({ openedAt }) => openedAt !== null)
  const isCrowd = isFans && !source.isExact ? crowdsOf(source.history) : () => true
  const isAsked = ({ node }: RootRow) => !circle || circle.roots.has(node)
  return [
    ...flags.map((flag) => toFlag(campaign, flag, isCrowd(flag), source.isExact)),
    ...nights(campaign, { ...source, roots: roots.filter(isAsked) }),
  ]
}

async function within({ parts, roots }: CircleSelection, engine: Engine, { slug }: CatalogueEntry, flags: FlagRow[]) {
  const nodes = flags.map(({ node }) => node)
  const inside = await readNodesIn(engine, slug, parts, nodes)
  return flags.filter(({ node }) => inside.has(node) || roots.has(node))
}

function toFlag(
  campaign: CatalogueEntry,
  { node, root: _, openedAt, channel, ...flag }: FlagRow,
  isCrowd: boolean,
  isExact: boolean,
): Flag {
  const hour = openedAt === null || isExact ? openedAt : openedAt - (openedAt % HOUR_MS)
  const opening = isCrowd || openedAt === null ? { channel, openedAt: hour } : { channel: null, openedAt: null }
  return { node: campaign.names.write(node), ...flag, ...opening }
}

/** Whether a flag may tell a fan's hour and channel: {@link tellable} among those below the same root. */
function crowdsOf({ views }: History): (flag: Pick<FlagRow, 'root' | 'channel' | 'openedAt'>) => boolean {
  const members = views.rootIds.map(() => new Map<string, number>())
  for (const { quarter, begin, end } of views.quarters) {
    const hour = Math.floor((quarter * QUARTER_MS) / HOUR_MS)
    for (let i = begin; i < end; i++) {
      const [ofRoot, trait] = [members[views.roots[i] ?? 0], `${hour} ${CHANNEL_IDS[views.channels[i] ?? 0]}`]
      ofRoot?.set(trait, (ofRoot.get(trait) ?? 0) + (views.views[i] ?? 0))
    }
  }
  const told = members.map(tellable)
  return ({ root, channel, openedAt }) =>
    told[views.rootIds.indexOf(root)]?.has(`${Math.floor((openedAt ?? 0) / HOUR_MS)} ${channel}`) ?? false
}

/** Roots with bursts of openings at night, far more than by day. */
function nights(campaign: CatalogueEntry, { history: { views }, roots, offsetAt }: FlagSource): Flag[] {
  const bursts = new Map<number, { at: number; views: number }>()
  const totals = new Map<number, { from: number; views: number; clear: number; quarters: number }>()
  for (const { quarter, begin, end } of views.quarters) {
    const local = new Date(quarter * QUARTER_MS + offsetAt(quarter * QUARTER_MS)).getUTCHours()
    const byRoot = new Map<number, { views: number; clear: number }>()
    for (let i = begin; i < end; i++) {
      const root = views.roots[i] ?? 0
      const seen = byRoot.get(root) ?? { views: 0, clear: 0 }
      byRoot.set(root, { views: seen.views + (views.views[i] ?? 0), clear: seen.clear + (views.clear[i] ?? 0) })
    }
    for (const [root, { views: count, clear }] of byRoot) {
      const total = totals.get(root) ?? { from: quarter, views: 0, clear: 0, quarters: 0 }
      const { from } = total
      totals.set(root, { from, views: total.views + count, clear: total.clear + clear, quarters: total.quarters + 1 })
      const isNight = local >= 1 && local < 5 && (quarter - from) * QUARTER_MS >= LAUNCH_MS
      if (isNight && count >= NIGHT_VIEWS && count > (bursts.get(root)?.views ?? 0)) {
        bursts.set(root, { at: quarter * QUARTER_MS, views: count })
      }
    }
  }
  return roots.flatMap((root) => {
    const place = views.rootIds.indexOf(root.node)
    const [burst, total] = [bursts.get(place), totals.get(place)]
    if (!burst || !total || total.quarters < 2) return []
    const usual = (total.views - burst.views) / (total.quarters - 1)
    if (burst.views < NIGHT_TIMES * usual) return []
    const { label, channel, cap, revokedAt, generations } = root
    const limit = Math.max(NIGHT_VIEWS, Math.ceil(NIGHT_TIMES * usual))
    const below = { doubtful: total.views - total.clear, further: total.views - root.views, depth: generations }
    const counted = { views: burst.views, limit, ...below }
    return [
      {
        node: campaign.names.write(root.node),
        label,
        rule: 'night' as const,
        ...counted,
        channel,
        openedAt: null,
        cap,
        revokedAt,
      },
    ]
  })
}
