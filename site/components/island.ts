import { channel } from '../../campaigns/channels.ts'
import type { Island, IslandChannel } from '../client/island.ts'
import type { PageWords } from '../i18n/dictionary.ts'
import { dictionaryOf } from '../i18n/locale.ts'
import type { SiteCampaign } from '../sealing/site-campaigns.ts'

/** The public facts of a campaign that its script needs. */
export function toIsland(campaign: SiteCampaign): Island {
  const { slug, locale, formal, title, opens, reveals, closes, pieces } = campaign
  return {
    slug,
    locale,
    title,
    schedule: { opens, reveals, closes },
    pieces: pieces.map(({ id, title, name, unlock }) => ({ id, title, name, unlock })),
    channels: shareChannels(campaign),
    words: dictionaryOf(locale, formal).client,
  }
}

/** JSON that cannot end the element it stands in. */
export function toJson(island: Island): string {
  return JSON.stringify(island).replaceAll('<', '\\u003c')
}

/** The share panel's channels, in the campaign's order, each with its message. */
export function shareChannels({ channels, messages, locale, formal, title }: SiteCampaign): IslandChannel[] {
  const words: PageWords = dictionaryOf(locale, formal).page
  const { default: common = words.message, ...own }: Record<string, Message | undefined> = messages
  return channels.map((id) => {
    const { letter, name, target } = channel(id)
    const message = own[id] ?? common
    const { text, subject = title } = typeof message === 'string' ? { text: message } : message
    return {
      id,
      letter,
      name: id === 'qr' || id === 'voice' ? words[id].show : (words.channels[id] ?? name),
      ...(target && { target }),
      text: withoutLink(text),
      subject,
    }
  })
}

type Message = string | { text: string; subject?: string | undefined }

/** Messengers cut and style links inside a text, so the page writes the link on a last line of its own. */
function withoutLink(text: string): string {
  return text
    .replaceAll('{link}', '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}
