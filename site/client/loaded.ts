import { formatBytes } from '../i18n/bytes.ts'
import { DIGITS, formatCount } from '../i18n/numerals.ts'
import { countPhrase, fill, formatMoment } from '../i18n/phrase.ts'
import { closeOnBack } from './back.ts'
import { late } from './late.ts'
import { patientLoad } from './patience.ts'
import { at, jitter } from './timers.ts'

/**
 * Functions that the page has loaded already, for the scripts of pieces: imported by these too, they would become files of
 * their own.
 */
export const loaded = {
  at,
  closeOnBack,
  jitter,
  countPhrase,
  fill,
  formatMoment,
  formatCount,
  formatBytes,
  DIGITS,
  late,
  patientLoad,
}
