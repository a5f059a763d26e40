import { SegmentedMessage } from 'sms-segments-calculator'
import type { Campaign } from './campaign.ts'
import { channel } from './channels.ts'
import { messageOf, withLink } from './messages.ts'
import { SUBJECT_SHOWN, shorten } from './preview-text.ts'

/** Windows hands no longer address to an app: see Chromium's and Mozilla's external protocol handlers. */
const ADDRESS_LONGEST = 2048

const TOKEN_LENGTH = 22

type Warn = (path: string[], message: string) => void

/**
 * Warns about a campaign's messages that would be cut, billed twice or not opened. `warn` gets paths below `messages`.
 * @param siteUrl base of the links
 */
export function checkMessages({ slug, channels, messages }: Campaign, siteUrl: string, warn: Warn): void {
  for (const id of channels) {
    const { text, subject = '', path } = messageOf(messages, id) ?? {}
    if (text === undefined || path === undefined) continue
    const { letter, name, target } = channel(id)
    const message = withLink(text, `${siteUrl}/${slug}/#${letter}${'x'.repeat(TOKEN_LENGTH)}`)
    const isCommon = path[0] === 'default'
    if (id === 'sms') {
      const fault = smsFault(message)
      if (fault) warn(path, isCommon ? `${fault}, best in a messages.sms of its own` : fault)
    }
    const { length } = encodeURIComponent(id === 'email' ? message.replaceAll('\n', '\r\n') + subject : message)
    if (target && length > ADDRESS_LONGEST) {
      const long = `${length} characters once they are encoded in the address that opens ${name}`
      warn(path, `${long}, expected at most ${ADDRESS_LONGEST}: a shorter text`)
    }
    if ([...subject].length > SUBJECT_SHOWN) {
      const cut = `${[...subject].length} characters, phones show "${shorten(subject, SUBJECT_SHOWN)}"`
      warn([id, 'subject'], `${cut}, expected at most ${SUBJECT_SHOWN} or what matters first`)
    }
  }
}

/** Why a message is more than one SMS, and what would make it one; undefined when it is as short as its script allows. */
export function smsFault(message: string): string | undefined {
  const sms = new SegmentedMessage(message)
  // With letters that an SMS has no short code for, a text beside a link is two.
  const fewest = /(?!\p{Script=Latin}|\p{Script=Greek})\p{L}/u.test(message) ? 2 : 1
  if (sms.segmentsCount <= fewest) return undefined
  const many = `${sms.segmentsCount} SMS, not ${fewest}`
  const { length } = message
  if (fewest === 2) return `${many}: ${length} characters with its link, expected at most 134`
  const costly = [...new Set(sms.getNonGsmCharacters())]
  if (costly.length === 0) return `${many}: ${sms.numberOfCharacters} characters with its link, expected at most 160`
  const reason = `with ${costly.map(show).join(' ')} only 70 characters fit in one, and with its link it has ${length}`
  const mended = costly.reduce((text, character) => text.replaceAll(character, plainOf(character)), message)
  const isLong = new SegmentedMessage(mended).segmentsCount > 1
  return `${many}: ${reason}, expected ${costly.map(mend).join(', ')}${isLong ? ', and at most 160 characters' : ''}`
}

function mend(character: string): string {
  const plain = plainOf(character)
  return plain ? `${show(plain)} for ${show(character)}` : `no ${show(character)}`
}

/** Suggests replacements in the alphabet of SMS (3GPP TS 23.038); empty when there are none. */
function plainOf(character: string): string {
  if (/\s/.test(character)) return ' '
  const bare = character.normalize('NFD').replace(/\p{M}/gu, '')
  const plain = new SegmentedMessage(bare, 'auto', true).graphemes.join('')
  return new SegmentedMessage(plain).encodingName === 'GSM-7' ? plain : ''
}

function show(character: string): string {
  const isSeen = character === ' ' || !/\s/.test(character)
  return isSeen ? `"${character}"` : `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
