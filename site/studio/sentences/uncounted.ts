import type { Report } from '../api.ts'
import { whole } from '../format.ts'
import { words } from '../language.ts'

/** Openings, how many of them are views, and why the rest was not counted. */
export function openings({ uncounted: { raw, counted, reasons } }: Pick<Report, 'uncounted'>): string {
  const { uncounted } = words.value
  if (raw === 0) return uncounted.nothing
  if (raw === counted) return uncounted.empty(raw, whole(raw))
  const shown = { raw: whole(raw), counted: whole(counted), not: whole(raw - counted) }
  return [uncounted.sentence({ raw, counted }, shown), reason(reasons)].filter(Boolean).join(' ')
}

/** The reason of more than half, or the first two where they lead; else none is named. */
function reason(reasons: Report['uncounted']['reasons']): string | undefined {
  const { uncounted, refusals } = words.value
  const [first, second, third] = reasons.filter((each) => each.openings > 0).toSorted((a, b) => b.openings - a.openings)
  if (!first) return undefined
  const total = reasons.reduce((sum, each) => sum + each.openings, 0)
  const name = refusals[first.reason].name
  if (first.openings > total / 2) return uncounted.mostly(name)
  if (!second || second.openings === third?.openings) return undefined
  return uncounted.firstTwo(name, refusals[second.reason].name)
}
