import { AGE_ENDS_MS } from '../../db/campaign/ages.ts'
import type { Cohort } from '../../db/campaign/cohorts.ts'
import { QUARTER_MS } from '../../db/campaign/quarters.ts'

/** Fans who arrived at an even rate between two ages ago, in milliseconds. */
export interface Block {
  from: number
  to: number
  fans: number
  children: number
  squares: number
}

/** Each quarter of the cohorts as a block with the mean and the variance of its arrivals. */
export function blocksOf(cohorts: Iterable<Cohort>, now: number): Block[] {
  const quarters = new Map<
    number,
    { fans: number; offsets: number; squared: number; children: number; squares: number }
  >()
  for (const { quarter, clear, offsets, squaredOffsets, children, squares } of cohorts) {
    const sum = quarters.get(quarter) ?? { fans: 0, offsets: 0, squared: 0, children: 0, squares: 0 }
    quarters.set(quarter, sum)
    sum.fans += clear
    sum.offsets += offsets
    sum.squared += squaredOffsets
    sum.children += children
    sum.squares += squares
  }
  return [...quarters].flatMap(([quarter, { fans, offsets, squared, children, squares }]) => {
    if (fans <= 0) return []
    const mean = offsets / fans
    // The variance of a uniform distribution is a third of its half-width squared.
    const half = Math.sqrt(3 * Math.max(0, squared / fans - mean * mean)) * 1000
    const age = now - quarter * QUARTER_MS - mean * 1000
    const from = Math.max(0, age - half)
    return [{ from, to: Math.max(from + 1, age + half), fans, children, squares }]
  })
}

/** Exposure: fans alive at the end of each span of age, and their mean within it. */
export interface Exposure {
  mean: Float64Array
  atEnd: Float64Array
}

export function exposureOf(blocks: readonly Block[]): Exposure {
  const spans = AGE_ENDS_MS.length
  const [mean, atEnd] = [new Float64Array(spans), new Float64Array(spans)]
  for (const { from, to, fans } of blocks) {
    let begin = 0
    for (let i = 0; i < spans; i++) {
      const end = AGE_ENDS_MS[i] ?? 0
      if (begin >= to) break
      const lived = end <= from ? end - begin : livedUntil(end, from, to) - livedUntil(begin, from, to)
      mean[i] = (mean[i] ?? 0) + (fans * lived) / (end - begin)
      atEnd[i] = (atEnd[i] ?? 0) + fans * (end <= from ? 1 : Math.max(0, (to - end) / (to - from)))
      begin = end
    }
  }
  return { mean, atEnd }
}

/** Mean time that a fan of a block has lived, up to an age. */
function livedUntil(age: number, from: number, to: number): number {
  if (age <= from) return age
  const reached = Math.min(age, to)
  return from + ((to - from) ** 2 - (to - reached) ** 2) / (2 * (to - from))
}
