import type { Thread } from '../../api/fan-contract.ts'
import { formatCount } from '../i18n/numerals.ts'
import { countPhrase, fill } from '../i18n/phrase.ts'
import type { Island } from './island.ts'
import { byId, setText } from './stage.ts'

/** The most generations that the API counts: there may be more. */
const MOST_GENERATIONS = 64

/**
 * Shows the thread of the fan's own link: in words, and as `data-views`, `data-further` and `data-generations` (with custom
 * properties of the same names) for the look to draw. Only its beginning is announced: the rest is there to be read.
 */
export function createThread({ numerals, words }: Island, announce: (text: string) => void) {
  const element = byId('thread')
  let hasNotBegun = false
  return ({ views, further, generations }: Thread) => {
    const sentence = countPhrase(numerals, words.mine, views)
    setText(byId('mine'), sentence)
    const reach =
      generations < MOST_GENERATIONS
        ? countPhrase(numerals, words.generations, generations)
        : fill(words.generationsOrMore, { n: formatCount(numerals, generations) })
    setText(
      byId('further'),
      further > 0 ? fill(countPhrase(numerals, words.further, further), { generations: reach }) : '',
    )
    for (const [name, value] of Object.entries({ views, further, generations })) {
      element.dataset[name] = String(value)
      element.style.setProperty(`--${name}`, String(value))
    }
    if (hasNotBegun && views > 0) announce(sentence)
    hasNotBegun = views === 0
  }
}
