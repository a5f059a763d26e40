import type { Campaign } from '../../campaigns/campaign.ts'
import { dictionaryOf, directionOf } from '../i18n/locale.ts'
import { fill, formatMoment } from '../i18n/phrase.ts'
import { mailCoverOf } from './cover.ts'
import { MAILERS, type Mailer, type MailerName } from './mailers.ts'
import { publicHtml } from './public-text.ts'
import { newsletterWords } from './words/index.ts'
import type { NewsletterWords } from './words/newsletter-words.ts'

/** Where and when a newsletter is made. */
export interface Making {
  siteUrl: string
  mailer: MailerName
  now: number
}

/** All that a newsletter says in one language, as HTML and as text alike. */
export interface Content {
  campaign: Campaign
  title: string
  /** What a mailbox shows behind the subject. */
  preheader: string
  /** HTML without styles: of `letter.md`, else of the description and the teaser; may be empty. */
  text: string
  /** Puts the fields of `letter.md` back, once lines are broken: none may be within. */
  restore: (made: string) => string
  /** When it opens, where that is still to come. */
  when: string
  line: string
  words: NewsletterWords
  direction: 'ltr' | 'rtl'
  picture?: { url: string; alt: string }
  link: string
  unsubscribe: string
  untracked: string | undefined
}

/** @param campaign in one of its languages */
export async function contentOf(campaign: Campaign, { siteUrl, mailer: name, now }: Making): Promise<Content> {
  const { locale, formal, title, brand, description, teaser, letter = teaser, opens } = campaign
  const { client } = dictionaryOf(locale, formal)
  const mailer: Mailer = MAILERS[name]
  const words = newsletterWords(locale, formal)
  const picture = await mailCoverOf(campaign)
  const isAhead = opens !== undefined && opens > now
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const { html, restore } = await publicHtml(letter, locale)
  const lead = campaign.letter === undefined && description ? `<p>${escapeHtml(description)}</p>` : ''
  return {
    campaign,
    title,
    preheader: description ?? client.gate.line,
    text: lead + html,
    restore,
    when: isAhead ? fill(client.waiting.line, { date: formatMoment(locale, client.moment, opens, timeZone) }) : '',
    line: client.gate.line,
    words: { ...words, why: fill(words.why, { brand }) },
    direction: directionOf(locale),
    ...(picture && { picture: { url: siteUrl + picture.path, alt: picture.alt } }),
    link: mailer.link,
    unsubscribe: mailer.unsubscribe(locale),
    untracked: mailer.untracked,
  }
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
