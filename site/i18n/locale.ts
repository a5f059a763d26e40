import type { Locale } from '../../campaigns/schema.ts'
import type { Dictionary } from './dictionary.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** ADD A LOCALE: a dictionary here and its name in `campaigns/schema.ts`; each fails to compile without the other. */
const DICTIONARIES: Record<Locale, Dictionary> = { fr, en }

export function dictionaryOf(locale: Locale): Dictionary {
  return DICTIONARIES[locale]
}

/** What a language calls itself, as it stands alone: « Français ». */
export function endonym(locale: Locale): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}
