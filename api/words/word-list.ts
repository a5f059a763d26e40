import { distance } from 'fastest-levenshtein'
import { plain, type Sound } from './sound.ts'

const SHORTEST = 4
const LONGEST = 8
/** Typed words of this length or more may be two letters off, shorter ones one. */
const LONG = 7

interface Source {
  words: readonly string[]
  soundOf: Sound
  unwelcome: ReadonlySet<string>
}

/** Words that can be said to a friend and typed from memory: no two of them look or sound alike. */
export interface WordList {
  /** As they are written, accents included. */
  words: readonly string[]
  /** Finds the words of the list that a free text most likely means; undefined unless it finds `count` of them. */
  read(text: string, count: number): string[] | undefined
}

/** Builds the list from its source, in order; a word that resembles an earlier one is left out. */
export function createWordList({ words: source, soundOf, unwelcome }: Source): WordList {
  const byPlain = new Map<string, string>()
  const bySound = new Map<string, string>()
  const shapes = new Set<string>()
  for (const word of source.map((word) => word.normalize('NFC'))) {
    const letters = plain(word)
    const isEasy = letters.length >= SHORTEST && letters.length <= LONGEST && !unwelcome.has(word)
    const own = withOneLetterLess(letters)
    if (!isEasy || bySound.has(soundOf(word)) || own.some((shape) => shapes.has(shape))) continue
    byPlain.set(letters, word)
    bySound.set(soundOf(word), word)
    for (const shape of own) shapes.add(shape)
  }

  /** Known words at this edit distance. */
  const near = (typed: string, off: number) => [...byPlain.keys()].filter((letters) => distance(typed, letters) === off)

  /** The one word that is nearly spelled that way, if it is only one; else the one that sounds that way. */
  const readWord = (text: string): string | undefined => {
    const typed = plain(text)
    const exact = byPlain.get(typed)
    if (exact) return exact
    const heard = bySound.get(soundOf(text))
    const oneOff = near(typed, 1)
    const candidates = oneOff.length > 0 || heard || typed.length < LONG ? oneOff : near(typed, 2)
    const [only, ...others] = candidates.map((letters) => byPlain.get(letters))
    return only && others.length === 0 ? only : heard
  }

  const readWords = (typed: readonly string[]) => {
    const words = typed.map(readWord).filter((word) => word !== undefined)
    return words.length === typed.length ? words : undefined
  }

  return {
    words: [...byPlain.values()],
    read(text, count) {
      const typed = text.split(/[^\p{L}\p{M}]+/u).filter((part) => plain(part) !== '')
      if (typed.length === count) return readWords(typed)
      // The text may have no spaces, or too many, or small words in between: “pomme, tigre et lune”.
      const split = splitUp(plain(typed.join('')), byPlain, count)
      if (split) return split
      const longer = typed.filter((part) => part.length >= SHORTEST)
      return longer.length === count ? readWords(longer) : undefined
    },
  }
}

/**
 * The word with each of its letters left out once: two words that share one of these are at most one edit apart
 * (Damerau-Levenshtein).
 */
function withOneLetterLess(letters: string): string[] {
  return [letters, ...Array.from(letters, (_, i) => letters.slice(0, i) + letters.slice(i + 1))]
}

/** Splits letters that run together into so many known words. */
function splitUp(letters: string, known: ReadonlyMap<string, string>, count: number): string[] | undefined {
  if (count === 0) return letters === '' ? [] : undefined
  for (let end = SHORTEST; end <= Math.min(LONGEST, letters.length); end++) {
    const word = known.get(letters.slice(0, end))
    const rest = word && splitUp(letters.slice(end), known, count - 1)
    if (rest) return [word, ...rest]
  }
  return undefined
}
