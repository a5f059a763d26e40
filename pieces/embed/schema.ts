import * as z from 'zod'
import { text, alt as words } from '../../campaigns/fields.ts'
import type { KindSchema } from '../kind.ts'
import { type Address, readAddress } from './address.ts'
import { PLAYER_NAMES, type Player } from './players.ts'

const alt = words.describe('What it is, for those who cannot see it.')

const url = text.transform((written, context): Address => {
  const address = readAddress(written)
  if (!('fault' in address)) return address
  context.addIssue(address.fault)
  return z.NEVER
})

/** An item of another site, in that site's player, which is asked for nothing before a tap. */
export const embed = {
  extensions: [],
  fields: {
    url: url.describe('The https address of an unlisted item on YouTube, Vimeo or SoundCloud. Sealed.'),
    alt: alt.optional().describe('What it is, for those who cannot see it. Default: the title.'),
    poster: text.optional().describe('Picture of media/ that stands for it until it plays. Sealed. Default: none.'),
  },
  translation: { alt: alt.optional().describe('Of a film or an embed: what it shows. Default: as it is.') },
  facts: { player: z.enum(PLAYER_NAMES) },
} satisfies KindSchema

/** What a piece of this kind is, once it is loaded. */
export interface Embed {
  kind: 'embed'
  /** Public, since the page's policy names its origin. */
  player: Player
  address: Address
  alt?: string | undefined
  /** Below the campaign's folder. */
  poster?: string | undefined
}
