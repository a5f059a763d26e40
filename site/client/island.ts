import type { Schedule } from '../../campaigns/phase.ts'
import type { UnlockRule } from '../../campaigns/unlock.ts'
import type { KindName } from '../../pieces/kinds.ts'
import type { ClientWords } from '../i18n/dictionary.ts'
import type { Numerals } from '../i18n/numerals.ts'

/** The data that the page passes to its script: public, and in the page's own language only. */
export interface Island {
  slug: string
  locale: string
  numerals: Numerals
  title: string
  schedule: Schedule
  /** Those for all; in a circle also its own, once the fan is in it. */
  pieces: IslandPiece[]
  /** Whether the campaign has circles. */
  circles?: true
  /** Whether ambassadors of the campaign say something to those who come through them. */
  introduced?: true
  channels: IslandChannel[]
  /** Where the brand speaks, listens or counts, and members are with each other. */
  brand?: IslandBrand
  words: ClientWords
}

interface IslandBrand {
  name: string
  formal: boolean
  /** Language of a word that is not in the page's own. */
  first: string
  tell: boolean
  presence: boolean
  follows: boolean
}

export interface IslandPiece {
  id: string
  kind: KindName
  title: string
  /** File name of its container, without `.bin`. */
  name: string
  unlock: UnlockRule
}

export interface IslandChannel {
  id: string
  letter: string
  name: string
  /** Share address with placeholders `{message}`, `{text}`, `{link}` and `{subject}`. */
  target?: string
  /** The kind of device on which the address works; undefined: all. */
  on?: 'mobile' | 'desktop'
  /** The message without its link, which goes on the last line. */
  text: string
  /** Subject of an e-mail. */
  subject?: string
}

export function readIsland(): Island {
  return JSON.parse(document.getElementById('campaign')?.textContent ?? '') as Island
}
