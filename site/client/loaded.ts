import { DIGITS, formatCount } from '../i18n/numerals.ts'
import { countPhrase, fill, formatMoment } from '../i18n/phrase.ts'
import { at, jitter } from './clock.ts'
import { late } from './late.ts'

/** What the page has fetched for itself, for the scripts of pieces: an import of theirs would make files of their own of it. */
export const loaded = { at, jitter, countPhrase, fill, formatMoment, formatCount, DIGITS, late }
