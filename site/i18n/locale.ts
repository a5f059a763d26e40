import type { Locale } from '../../campaigns/schema.ts'
import { ar } from './ar.ts'
import { de } from './de.ts'
import type { Dictionary, Language, Say } from './dictionary.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'

/** ADD A LOCALE: its dictionary here and its name in `campaigns/schema.ts`; each fails to compile without the other. */
const LANGUAGES: Record<Locale, Language> = { fr, en, es, de, it, pt, nl, pl, ar }

export function dictionaryOf(locale: Locale, isFormal: boolean): Dictionary {
  return LANGUAGES[locale](register(isFormal))
}

/** The register: familiar or polite. */
export function register(isFormal: boolean): Say {
  return (familiar, polite) => (isFormal ? polite : familiar)
}

const RIGHT_TO_LEFT: readonly Locale[] = ['ar']

export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.includes(locale) ? 'rtl' : 'ltr'
}

/** A language's name for itself, with a capital: « Français ». */
export function endonym(locale: Locale): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}
