import type { Locale } from '../../../campaigns/schema.ts'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import type { ProofWords } from './proof-words.ts'
import { pt } from './pt.ts'

/** ADD A LOCALE: what the page of a proof says in it. */
const LANGUAGES: Record<Locale, ProofWords> = { fr, en, es, de, it, pt, nl, pl, ar }

export function proofWords(locale: Locale): ProofWords {
  return LANGUAGES[locale]
}
