import type { Locale } from '../../campaigns/schema.ts'
import type { Say } from '../i18n/dictionary.ts'
import type { Colours } from './colours.ts'

/** What a look draws of its own in a mail. */
interface Scenery {
  colours: Colours
  brand: string
  locale: Locale
  say: Say
}

/** Type in a mail, which loads no fonts: the nearest ones that systems have, in the order of preference. */
interface Face {
  stack: string
  /** Pixels. */
  size: number
  leading: number
}

/** How a look sets a mail. What it draws itself is MJML, in a column. */
export interface MailLook {
  /** Its size is the largest, which short titles have; `least` is that of long ones. */
  title: Face & { least: number; weight: number; spacing?: string; isUpperCase?: true }
  text: Face
  brand: { weight: number; spacing?: string; isItalic?: true; isUpperCase?: true }
  /** Where a title, brand and button stand: at the beginning of the line, or in its middle. */
  axis: 'start' | 'middle'
  button: { radius: number; isWide?: true }
  /** Arabic is set in what every system has for it. */
  arabic: string
  above?(scenery: Scenery): string
  /** Between the teaser and what opens it. */
  between?(scenery: Scenery): string
}
