import type { Report } from '../api.ts'
import { moment, whole } from '../format.ts'
import { words } from '../language.ts'
import { generationsText } from './far.ts'

export type Flag = Report['leaks'][number]

const PUBLIC: readonly Flag['rule'][] = ['many', 'fast']

/** Number of flagged links without any action yet, and what they are flagged for. */
export function flagged(flags: readonly Flag[]): string {
  const { leaks } = words.value
  const open = flags.filter(({ cap, revokedAt }) => cap === null && revokedAt === null)
  const links = new Set(open.map(({ node }) => node)).size
  if (links === 0) return leaks.none
  const isPublic = open.every(({ rule }) => PUBLIC.includes(rule))
  const isMachine = open.every(({ rule }) => !PUBLIC.includes(rule))
  return leaks.some[isPublic ? 'public' : isMachine ? 'machine' : 'mixed'](links, whole(links))
}

/** Why it is flagged. */
export function reasonOf({ rule, views, limit }: Flag): string {
  return words.value.leaks.rules[rule](whole(views), whole(limit))
}

/**
 * The link's owner, and what grew from it.
 * @param isExact its time is to the minute, not to the hour
 */
export function whoseLink(flags: readonly [Flag, ...Flag[]], now: number, isExact: boolean): string {
  const { leaks, channels } = words.value
  const [{ label, channel, openedAt }] = flags
  // No rule counts everything.
  const most = (figure: 'further' | 'depth' | 'doubtful') => Math.max(...flags.map((flag) => flag[figure]))
  const [further, doubtful] = [most('further'), most('doubtful')]
  const way = channel ? channels[channel] : undefined
  const when = openedAt === null ? undefined : moment(openedAt, now)
  const said = [
    label === null
      ? leaks.from(way, when && (isExact ? when : leaks.hour(when)))
      : leaks.fromRoot(label, way ?? channels.other),
    leaks.spread(further, whole(further), generationsText(most('depth'))),
    doubtful > 0 && leaks.doubtful(doubtful, whole(doubtful)),
  ]
  return said.flatMap((each) => (each ? [`${each}.`] : [])).join(' ')
}
