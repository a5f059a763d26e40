import type { Thread } from '../../api/fan-contract.ts'
import { formatCount } from '../i18n/numerals.ts'
import { countPhrase, fill } from '../i18n/phrase.ts'
import type { Island } from './island.ts'
import { byId, setText } from './stage.ts'

/** The generations that the API follows a thread for: there may be more. */
const MOST_GENERATIONS = 64

/**
 * Shows what grew from the fan's own link: in words, and as `data-views`, `data-further` and `data-deep` (with custom
 * properties of the same names) for the look to draw. Only its beginning is spoken: the rest is there to be read.
 */
export function createThread({ numerals, words }: Island, announce: (text: string) => void) {
  const element = byId('thread')
  let hasNotBegun = false
  return ({ views, further, deep }: Thread) => {
    const sentence = countPhrase(numerals, words.mine, views)
    setText(byId('mine'), sentence)
    const generations =
      deep < MOST_GENERATIONS
        ? countPhrase(numerals, words.deep, deep)
        : fill(words.deepest, { n: formatCount(numerals, deep) })
    setText(
      byId('further'),
      further > 0 ? fill(countPhrase(numerals, words.further, further), { deep: generations }) : '',
    )
    for (const [name, value] of Object.entries({ views, further, deep })) {
      element.dataset[name] = String(value)
      element.style.setProperty(`--${name}`, String(value))
    }
    if (hasNotBegun && views > 0) announce(sentence)
    hasNotBegun = views === 0
  }
}
