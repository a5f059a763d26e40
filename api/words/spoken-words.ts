import { DAY_MS } from '../../campaigns/durations.ts'
import type { NodeId } from '../../db/campaign/node-id.ts'
import { keyedName, keyedNumbers } from '../../seal/secret.ts'
import { wordLanguage, wordList } from './lists.ts'

/** How many words stand for a link: with 1,024 or more to choose from, a billion codes or more. */
const WORDS = 3
/** Alternatives within one window, in case another node was lent the first. */
const TURNS = 4
const LIFE_MS = DAY_MS
/** The least life left of words that are given out again; below it a node gets new ones. */
const ENOUGH_MS = LIFE_MS / 2

/** Words that can be lent to a node, and the code under which the ledger keeps them. */
interface Choice {
  words: string[]
  code: string
}

/** Derives the words that fans of one campaign say to each other from the secret, so that no list of them is stored. */
export interface SpokenWords {
  language: string
  /** The words that can be lent to a node now, in order of preference, and how long they have to be, or will be, good. */
  choices(node: NodeId, now: number): { choices: Choice[]; atLeast: number; until: number }
  /** The code that a free text stands for; the code of no loan when it stands for none. */
  codeOf(text: string): string
}

export function createSpokenWords(key: Uint8Array, locale: string): SpokenWords {
  const language = wordLanguage(locale)
  const list = () => wordList(language)
  const nameOf = (words: readonly string[]) => keyedName(key, `code/${words.join(' ')}`)
  const choice = (node: NodeId, window: number, turn: number): Choice => {
    const { words: known } = list()
    const numbers = keyedNumbers(key, `choice/${node}/${window}/${turn}`, { count: WORDS, size: known.length })
    const words = numbers.map((number) => known[number] ?? '')
    return { words, code: nameOf(words) }
  }
  return {
    language,
    choices(node, now) {
      const window = Math.floor(now / ENOUGH_MS)
      // The previous window too: its words may have been lent a minute ago.
      const choices = [window, window - 1].flatMap((window) =>
        Array.from({ length: TURNS }, (_, turn) => choice(node, window, turn)),
      )
      return { choices, atLeast: now + ENOUGH_MS, until: now + LIFE_MS }
    },
    codeOf: (text) => nameOf(list().read(text, WORDS) ?? []),
  }
}
