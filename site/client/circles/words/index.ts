import type { Locale } from '../../../../campaigns/schema.ts'
import { ar } from './ar.ts'
import type { CircleLanguage, CircleWords } from './circle-words.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'

/** ADD A LOCALE: what the page says of circles in it. */
const LANGUAGES: Record<Locale, CircleLanguage> = { fr, en, es, de, it, pt, nl, pl, ar }

export function circleWords(locale: Locale, isFormal: boolean): CircleWords {
  return LANGUAGES[locale]((familiar, polite) => (isFormal ? polite : familiar))
}
