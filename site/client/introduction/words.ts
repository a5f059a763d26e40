import type { Locale } from '../../../campaigns/schema.ts'

/** ADD A LOCALE: over the note of the ambassador through whom a fan came. */
const HEADINGS: Record<Locale, string> = {
  fr: 'Un mot de qui a commencé',
  en: 'A word from the one who began',
  es: 'Unas palabras de quien empezó',
  de: 'Ein Wort von da, wo es anfing',
  it: 'Due righe da chi ha cominciato',
  pt: 'Uma palavra de quem começou',
  nl: 'Een woord van wie begon',
  pl: 'Kilka słów od tego, kto zaczął',
  ar: 'كلمة ممّن بدأ',
}

/** @param locale one of the page's own */
export function noteHeading(locale: string): string {
  return HEADINGS[locale as Locale]
}
