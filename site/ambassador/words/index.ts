import type { Locale } from '../../../campaigns/schema.ts'
import { register } from '../../i18n/locale.ts'
import type { AmbassadorLanguage, AmbassadorWords } from './ambassador-words.ts'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'

/** ADD A LOCALE: what an ambassador’s page says in it. */
const LANGUAGES: Record<Locale, AmbassadorLanguage> = { fr, en, es, de, it, pt, nl, pl, ar }

export function ambassadorWords(locale: Locale, isFormal: boolean): AmbassadorWords {
  return LANGUAGES[locale](register(isFormal))
}
