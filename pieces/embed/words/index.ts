import type { Locale } from '../../../campaigns/schema.ts'
import { ar } from './ar.ts'
import { de } from './de.ts'
import type { EmbedLanguage, EmbedWords } from './embed-words.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'

/** ADD A LOCALE: what is said around the player of another site in it. */
const LANGUAGES: Record<Locale, EmbedLanguage> = { fr, en, es, de, it, pt, nl, pl, ar }

export function embedWords(locale: Locale, isFormal: boolean): EmbedWords {
  return LANGUAGES[locale]((familiar, polite) => (isFormal ? polite : familiar))
}
