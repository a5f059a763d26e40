import type { Locale } from '../../../campaigns/schema.ts'
import { playerWords } from '../../player/words/index.ts'
import { ar } from './ar.ts'
import type { AudioLanguage, AudioWords } from './audio-words.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'

/** ADD A LOCALE: what a sound's player says in it. */
const LANGUAGES: Record<Locale, AudioLanguage> = { fr, en, es, de, it, pt, nl, pl, ar }

export function audioWords(locale: Locale, isFormal: boolean): AudioWords {
  const own = LANGUAGES[locale]((familiar, polite) => (isFormal ? polite : familiar))
  return { ...playerWords(locale, isFormal), ...own }
}
