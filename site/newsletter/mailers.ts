import type { Locale } from '../../campaigns/schema.ts'

/**
 * ADD A MAILER: how it writes what differs from subscriber to subscriber. `field` names the column that
 * `entrenous letter --list` adds to the list. Where each syntax is documented: docs/letters.md.
 */
export interface Mailer {
  /** The merge field of the subscriber's own link. */
  link: string
  /** The address under which they leave the list. */
  unsubscribe(locale: Locale): string
  /** The attribute of a link that the mailer then does not lead through its own counter. */
  untracked?: string
}

/** Mailjet's own pages are not in every language of ours; elsewhere it speaks English. */
const MAILJET_PAGES: readonly Locale[] = ['fr', 'en', 'es', 'de', 'it', 'nl']

export const MAILERS = {
  any: { link: '{{link}}', unsubscribe: () => '{{unsubscribe}}' },
  mailchimp: { link: '*|LINK|*', unsubscribe: () => '*|UNSUB|*', untracked: 'mc:disable-tracking' },
  brevo: { link: '{{ contact.LINK }}', unsubscribe: () => '{{ unsubscribe }}' },
  mailjet: {
    link: '{{data:link}}',
    unsubscribe: (locale) => `[[UNSUB_LINK_${(MAILJET_PAGES.includes(locale) ? locale : 'en').toUpperCase()}]]`,
  },
  mailerlite: { link: '{$link}', unsubscribe: () => '{$unsubscribe}' },
  activecampaign: { link: '%LINK%', unsubscribe: () => '%UNSUBSCRIBELINK%' },
  hubspot: { link: '{{ contact.link }}', unsubscribe: () => '{{ unsubscribe_link }}' },
  klaviyo: { link: "{{ person|lookup:'link' }}", unsubscribe: () => '{% unsubscribe_link %}' },
  // Three braces: two would write `=` as an entity, which plain text shows.
  sendgrid: { link: '{{{link}}}', unsubscribe: () => '{{{unsubscribe}}}' },
  listmonk: { link: '{{ .Subscriber.Attribs.link }}', unsubscribe: () => '{{ UnsubscribeURL }}' },
} as const satisfies Record<string, Mailer>

export type MailerName = keyof typeof MAILERS

export const MAILER_NAMES = Object.keys(MAILERS) as MailerName[]
