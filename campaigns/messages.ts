import type { ChannelId } from './channels.ts'
import type { CampaignConfig } from './schema.ts'

type Messages = CampaignConfig['messages']

/** What a fan sends, without its link: that goes on a last line of its own. */
export interface Message {
  text: string
  /** Subject of an e-mail, where the campaign gives one. */
  subject?: string | undefined
  /** Path of the message, below `messages`. */
  path: string[]
}

/** The message of a channel: its own, else the campaign's default; undefined where the page's own words are used. */
export function messageOf(messages: Messages, id: ChannelId): Message | undefined {
  const written: Partial<Record<string, string | { text: string; subject?: string | undefined }>> = messages
  const field = written[id] === undefined ? 'default' : id
  const message = written[field]
  if (message === undefined) return undefined
  if (typeof message === 'string') return { text: withoutLink(message), path: [field] }
  return { text: withoutLink(message.text), subject: message.subject, path: [field, 'text'] }
}

/** Messengers cut and style links inside a text, so the page writes the link on a last line of its own. */
function withoutLink(text: string): string {
  return text
    .replaceAll('{link}', '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** A whole message, as the share panel writes it too. */
export function withLink(text: string, link: string): string {
  return text ? `${text}\n${link}` : link
}
