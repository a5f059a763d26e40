import type { Report } from '../api.ts'
import { moment, whole } from '../format.ts'
import { words } from '../language.ts'
import { generationsText } from './far.ts'

export type Flag = Report['leaks'][number]

const PUBLIC: readonly Flag['rule'][] = ['many', 'fast']

/** Number of flagged links, and what they are flagged for: those without any action yet, if there are such. */
export function flagged(flags: readonly Flag[]): string {
  const { leaks } = words.value
  if (flags.length === 0) return leaks.none
  const open = flags.filter(({ cap, revokedAt }) => cap === null && revokedAt === null)
  // Links that are capped or revoked are told too where no others are flagged: the list below shows them.
  const told = open.length > 0 ? open : flags
  const links = new Set(told.map(({ node }) => node)).size
  const isPublic = told.every(({ rule }) => PUBLIC.includes(rule))
  const isMachine = told.every(({ rule }) => !PUBLIC.includes(rule))
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
