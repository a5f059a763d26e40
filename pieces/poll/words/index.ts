import type { Locale } from '../../../campaigns/schema.ts'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import type { PollLanguage, PollWords } from './poll-words.ts'
import { pt } from './pt.ts'

/** ADD A LOCALE: what a poll says in it. */
const LANGUAGES: Record<Locale, PollLanguage> = { fr, en, es, de, it, pt, nl, pl, ar }

export function pollWords(locale: Locale, isFormal: boolean): PollWords {
  return LANGUAGES[locale]((familiar, polite) => (isFormal ? polite : familiar))
}
