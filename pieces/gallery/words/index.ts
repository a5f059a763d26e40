import type { Locale } from '../../../campaigns/schema.ts'
import { pictureWords } from '../../markdown/words.ts'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { GalleryLanguage, GalleryWords } from './gallery-words.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'

/** ADD A LOCALE: what a gallery says in it. */
const LANGUAGES: Record<Locale, GalleryLanguage> = { fr, en, es, de, it, pt, nl, pl, ar }

export function galleryWords(locale: Locale, isFormal: boolean): GalleryWords {
  const said = LANGUAGES[locale]((familiar, polite) => (isFormal ? polite : familiar))
  return { ...said, viewer: pictureWords(locale) }
}
