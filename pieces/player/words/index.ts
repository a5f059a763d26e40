import type { Locale } from '../../../campaigns/schema.ts'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import type { PlayerLanguage, PlayerWords } from './player-words.ts'
import { pt } from './pt.ts'

/** ADD A LOCALE: what films' and sounds' controls say in it. */
const LANGUAGES: Record<Locale, PlayerLanguage> = { fr, en, es, de, it, pt, nl, pl, ar }

export function playerWords(locale: Locale, isFormal: boolean): PlayerWords {
  return LANGUAGES[locale]((familiar, polite) => (isFormal ? polite : familiar))
}
