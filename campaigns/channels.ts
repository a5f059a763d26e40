/**
 * ADD A SHARE CHANNEL: one entry here, its name in the studio, and in `site/i18n/` if it needs translating (CONTRIBUTING).
 *
 * `letter` stands first in every private link that travelled this way, so it never changes and is never reused.
 * `target` is the channel's own share address, when it has one that works, everywhere or only `on` one kind of device.
 * Where it has none, a phone opens its share sheet, and what has no such sheet copies the message and names the app.
 * In it, `{message}` is the whole text with the link on its last line, `{text}` the text without the link, `{link}` the link
 * and `{subject}` the subject of an e-mail.
 */
interface ChannelDefinition {
  letter: string
  name: string
  target?: string
  /** Where the target works. Default: everywhere. */
  on?: 'mobile' | 'desktop'
  /** Whether campaigns can offer it in their share panel. */
  isOffered: boolean
}

const definitions = {
  whatsapp: { letter: 'w', name: 'WhatsApp', target: 'https://wa.me/?text={message}', isOffered: true },
  messenger: { letter: 'f', name: 'Messenger', isOffered: true },
  instagram: { letter: 'i', name: 'Instagram', isOffered: true },
  snapchat: {
    letter: 's',
    name: 'Snapchat',
    target: 'https://www.snapchat.com/share?link={link}',
    on: 'desktop',
    isOffered: true,
  },
  telegram: { letter: 't', name: 'Telegram', target: 'https://t.me/share/url?url={link}&text={text}', isOffered: true },
  signal: { letter: 'g', name: 'Signal', isOffered: true },
  sms: { letter: 'x', name: 'SMS', target: 'sms:?&body={message}', isOffered: true },
  email: { letter: 'm', name: 'E-mail', target: 'mailto:?subject={subject}&body={message}', isOffered: true },
  line: {
    letter: 'l',
    name: 'LINE',
    target: 'https://social-plugins.line.me/lineit/share?url={link}&text={text}',
    isOffered: true,
  },
  viber: { letter: 'v', name: 'Viber', target: 'viber://forward?text={message}', on: 'mobile', isOffered: true },
  discord: { letter: 'd', name: 'Discord', isOffered: true },
  imessage: { letter: 'a', name: 'iMessage', isOffered: true },
  copy: { letter: 'c', name: 'Copy', isOffered: true },
  qr: { letter: 'q', name: 'QR', isOffered: true },
  voice: { letter: 'k', name: 'Voice', isOffered: true },
  other: { letter: 'o', name: 'Other', isOffered: false },
} as const satisfies Record<string, ChannelDefinition>

export type ChannelId = keyof typeof definitions

/** The channel under which a phone's own share sheet is counted: it is in every campaign's panel. */
export const SHARE_SHEET = 'other' as const satisfies ChannelId

export interface Channel extends ChannelDefinition {
  id: ChannelId
}

const ids = Object.keys(definitions) as ChannelId[]

/** Every channel. */
const CHANNELS: readonly Channel[] = ids.map((id) => ({ id, ...definitions[id] }))

/** The ids of all channels, and of those that a share panel can offer. */
export const CHANNEL_IDS = ids
export const OFFERED_CHANNEL_IDS = ids.filter((id) => definitions[id].isOffered)

const byLetter = new Map(CHANNELS.map((channel) => [channel.letter, channel.id]))

export function channel(id: ChannelId): Channel {
  return { id, ...definitions[id] }
}

/** The channel of a link's letter. An unknown letter is no reason to turn a fan away: it counts as `other`. */
export function channelOfLetter(letter: string): ChannelId {
  return byLetter.get(letter) ?? 'other'
}
