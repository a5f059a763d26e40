import type { Locale } from '../../../../campaigns/schema.ts'
import type { BrandLanguage, BrandWords } from './brand-words.ts'

/** ADD A LOCALE: what the opened page says of the brand and of those who are here; fetched in the page's own language only. */
const LANGUAGES: Record<Locale, () => Promise<BrandLanguage>> = {
  fr: async () => (await import('./fr.ts')).fr,
  en: async () => (await import('./en.ts')).en,
  es: async () => (await import('./es.ts')).es,
  de: async () => (await import('./de.ts')).de,
  it: async () => (await import('./it.ts')).it,
  pt: async () => (await import('./pt.ts')).pt,
  nl: async () => (await import('./nl.ts')).nl,
  pl: async () => (await import('./pl.ts')).pl,
  ar: async () => (await import('./ar.ts')).ar,
}

/** @param locale one of the page's own */
export async function wordsIn(locale: string, isFormal: boolean): Promise<BrandWords> {
  const load = LANGUAGES[locale as Locale] ?? LANGUAGES.en
  return (await load())((familiar, polite) => (isFormal ? polite : familiar))
}
