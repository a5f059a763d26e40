import { type ChannelId, channel, SHARE_SHEET } from '../../campaigns/channels.ts'
import { messageOf } from '../../campaigns/messages.ts'
import { opensByPresence } from '../../campaigns/presence.ts'
import { piecesForAll } from '../circles/own-pieces.ts'
import type { Island, IslandChannel, IslandPiece } from '../client/island.ts'
import type { PageWords } from '../i18n/dictionary.ts'
import { dictionaryOf } from '../i18n/locale.ts'
import { numeralsOf } from '../i18n/numerals.ts'
import { fill } from '../i18n/phrase.ts'
import type { SiteCampaign, SitePiece } from '../sealing/site-campaigns.ts'

/** Collects the public facts of a campaign for its script. */
export function toIsland(campaign: SiteCampaign): Island {
  const { slug, locale, formal, title, opens, reveals, closes } = campaign
  return {
    slug,
    locale,
    numerals: numeralsOf(locale),
    title,
    schedule: { opens, reveals, closes },
    pieces: piecesForAll(campaign).map(islandPiece),
    ...(campaign.circles && { circles: true as const }),
    ...(campaign.roots.some(({ sealedAs }) => sealedAs) && { introduced: true as const }),
    ...brandOf(campaign),
    channels: [SHARE_SHEET, ...campaign.channels].map((id) => shareChannel(campaign, id)),
    words: dictionaryOf(locale, formal).client,
  }
}

/** What the page does beside opening and passing on; nothing for a campaign that wants none of it. */
function brandOf({
  brand,
  formal,
  locales,
  hasWord,
  tell,
  presence,
  follows,
  pieces,
}: SiteCampaign): Pick<Island, 'brand'> {
  const isPresent = presence || opensByPresence(pieces)
  const first = locales[0] ?? 'fr'
  const isWanted = hasWord || tell || isPresent || follows
  return isWanted ? { brand: { name: brand, formal, first, tell, presence: isPresent, follows } } : {}
}

export function islandPiece({ id, kind, title, name, unlock }: SitePiece): IslandPiece {
  return { id, kind, title, name, unlock }
}

/** JSON for a `script` element, which it cannot close. */
export function toJson(facts: unknown): string {
  return JSON.stringify(facts).replaceAll('<', '\\u003c')
}

/** A share channel with its message: the campaign's own, else the page's. */
export function shareChannel(campaign: SiteCampaign, id: ChannelId): IslandChannel {
  const { messages, locale, formal, title } = campaign
  const words: PageWords = dictionaryOf(locale, formal).page
  const { letter, name, target, on } = channel(id)
  const written = messageOf(messages, id)
  const ours = id === 'sms' || id === 'email' ? words[id] : undefined
  return {
    id,
    letter,
    name: id === 'qr' || id === 'voice' ? words[id].show : (words.channels[id] ?? name),
    ...(target && { target }),
    ...(on && { on }),
    text: written?.text ?? ours ?? words.message,
    ...(id === 'email' && { subject: written?.subject ?? fill(words.subject, { title }) }),
  }
}
