import type { Numerals } from '../../i18n/numerals.ts'
import { countPhrase, fill } from '../../i18n/phrase.ts'
import type { ReachWords } from '../../proof/words/proof-words.ts'

const DAY_MS = 86_400_000

/** The days that a stretch of time (epoch milliseconds) touches or lasts, one at least. */
export function daysOf(from: number, to: number): number {
  return Math.max(1, Math.ceil((to - from) / DAY_MS))
}

/** « à travers 7 mains, en 3 jours ». */
export function reachLine(
  numerals: Numerals,
  words: ReachWords,
  { hands, days }: { hands: number; days: number },
): string {
  return fill(words.depth, {
    hands: countPhrase(numerals, words.hands, hands),
    days: countPhrase(numerals, words.days, days),
  })
}
