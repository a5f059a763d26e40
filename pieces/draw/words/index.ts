import type { Locale } from '../../../campaigns/schema.ts'
import { ar } from './ar.ts'
import { de } from './de.ts'
import type { DrawLanguage, DrawWords } from './draw-words.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'

/** ADD A LOCALE: what a draw says in it. */
const LANGUAGES: Record<Locale, DrawLanguage> = { fr, en, es, de, it, pt, nl, pl, ar }

export function drawWords(locale: Locale, isFormal: boolean): DrawWords {
  return LANGUAGES[locale]((familiar, polite) => (isFormal ? polite : familiar))
}
