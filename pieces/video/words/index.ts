import type { Locale } from '../../../campaigns/schema.ts'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'
import type { VideoLanguage } from './video-words.ts'

/** ADD A LOCALE: what a film's controls say in it. */
const LANGUAGES: Record<Locale, VideoLanguage> = { fr, en, es, de, it, pt, nl, pl, ar }

/** As an element of the sealed HTML, where the client takes it from: no page carries it. */
export function videoWords(locale: Locale, isFormal: boolean): string {
  const words = LANGUAGES[locale]((familiar, polite) => (isFormal ? polite : familiar))
  const json = JSON.stringify(words).replaceAll('<', '\\u003c')
  return `<script type="application/json" data-words>${json}</script>`
}
