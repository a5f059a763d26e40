import type { Locale } from '../../../campaigns/schema.ts'
import { ar } from './ar.ts'
import type { CodeLanguage, CodeWords } from './code-words.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'

/** ADD A LOCALE: what a code says in it. */
const LANGUAGES: Record<Locale, CodeLanguage> = { fr, en, es, de, it, pt, nl, pl, ar }

export function codeWords(locale: Locale, isFormal: boolean): CodeWords {
  return LANGUAGES[locale]((familiar, polite) => (isFormal ? polite : familiar))
}
