import type { Locale } from '../../../campaigns/schema.ts'
import { register } from '../../i18n/locale.ts'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import type { NewsletterLanguage, NewsletterWords } from './newsletter-words.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'

/** ADD A LOCALE: what a newsletter says in it. */
const LANGUAGES: Record<Locale, NewsletterLanguage> = { fr, en, es, de, it, pt, nl, pl, ar }

export function newsletterWords(locale: Locale, isFormal: boolean): NewsletterWords {
  return LANGUAGES[locale](register(isFormal))
}
