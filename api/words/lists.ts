import { wordlist as english } from '@scure/bip39/wordlists/english.js'
import { wordlist as french } from '@scure/bip39/wordlists/french.js'
import { wordlist as italian } from '@scure/bip39/wordlists/italian.js'
import { wordlist as portuguese } from '@scure/bip39/wordlists/portuguese.js'
import { wordlist as spanish } from '@scure/bip39/wordlists/spanish.js'
import { SOUNDS } from './sound.ts'
import { UNWELCOME } from './unwelcome.ts'
import { createWordList, type WordList } from './word-list.ts'

/** ADD A LANGUAGE of spoken words: its words here, how they sound in `sound.ts`, what nobody should say in `unwelcome.ts`. */
const SOURCES = { en: english, fr: french, es: spanish, it: italian, pt: portuguese }

export type WordLanguage = keyof typeof SOURCES

export const WORD_LANGUAGES = Object.keys(SOURCES) as WordLanguage[]

const made = new Map<WordLanguage, WordList>()

/** The word list of a language, made on first use: it takes some milliseconds. */
export function wordList(language: WordLanguage): WordList {
  const known = made.get(language)
  if (known) return known
  const list = createWordList({
    words: SOURCES[language],
    soundOf: SOUNDS[language],
    unwelcome: UNWELCOME[language],
  })
  made.set(language, list)
  return list
}

/** The language in which a campaign's words are said: its own when there is a list, else English. */
export function wordLanguage(locale: string): WordLanguage {
  return WORD_LANGUAGES.find((language) => language === locale) ?? 'en'
}
