import type { Report } from '../api.ts'
import { moment, whole } from '../format.ts'
import { words } from '../language.ts'
import { deep } from './far.ts'

export type Flag = Report['leaks'][number]

const PUBLIC: readonly Flag['rule'][] = ['many', 'fast']

/** How many links stand out that nothing has been done about, and as what. */
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

/** Whose link it is, and what grew from it. */
export function whoseLink({ label, channel, openedAt, further, depth, doubtful }: Flag, now: number): string {
  const { leaks, channels, bar } = words.value
  const way = channels[channel]
  const whose = openedAt === null ? leaks.fromRoot(label ?? bar.lostRoot, way) : leaks.from(way, moment(openedAt, now))
  const grown = leaks.spread(further, whole(further), deep(depth))
  return [whose, grown, ...(doubtful > 0 ? [leaks.doubtful(doubtful, whole(doubtful))] : [])]
    .map((each) => `${each}.`)
    .join(' ')
}
