import { type ChannelId, channel, SHARE_SHEET } from '../../campaigns/channels.ts'
import { messageOf } from '../../campaigns/messages.ts'
import type { Island, IslandChannel } from '../client/island.ts'
import type { PageWords } from '../i18n/dictionary.ts'
import { dictionaryOf } from '../i18n/locale.ts'
import { numeralsOf } from '../i18n/numerals.ts'
import { fill } from '../i18n/phrase.ts'
import type { SiteCampaign } from '../sealing/site-campaigns.ts'

/** Collects the public facts of a campaign for its script. */
export function toIsland(campaign: SiteCampaign): Island {
  const { slug, locale, formal, title, opens, reveals, closes, pieces } = campaign
  return {
    slug,
    locale,
    numerals: numeralsOf(locale),
    title,
    schedule: { opens, reveals, closes },
    pieces: pieces.map(({ id, kind, title, name, unlock }) => ({ id, kind, title, name, unlock })),
    channels: [SHARE_SHEET, ...campaign.channels].map((id) => shareChannel(campaign, id)),
    words: dictionaryOf(locale, formal).client,
  }
}

/** JSON for a `script` element, which it cannot close. */
export function toJson(island: Island): string {
  return JSON.stringify(island).replaceAll('<', '\\u003c')
}

/** A share channel with its message: the campaign's own, else the page's. */
export function shareChannel(campaign: SiteCampaign, id: ChannelId): IslandChannel {
  const { messages, locale, formal, title } = campaign
  const words: PageWords = dictionaryOf(locale, formal).page
  const { letter, name, target, on } = channel(id)
  const written = messageOf(messages, id)
  const ours = id === 'sms' ? words.sms : undefined
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
