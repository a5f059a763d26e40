import * as z from 'zod'
import { OFFERED_CHANNEL_IDS } from './channels.ts'
import { text } from './fields.ts'

const message = text.refine((value) => value.includes('{link}'), {
  error: 'the message has no {link}, expected {link} where the private link goes, best alone on the last line',
})

const email = z.strictObject({
  subject: text
    .max(120)
    .refine((value) => !/[\r\n]/.test(value), { error: 'expected one line, since a subject has no other' })
    .optional()
    .describe('Subject line. Default: “Between us: …” and the title, in the page’s language.'),
  text: message.describe('Body, with {link}.'),
})

/** What a fan sends: of a campaign, and of a circle. */
export const messages = z
  .strictObject({
    default: message.optional().describe('For every channel that has no message of its own.'),
    ...Object.fromEntries(
      OFFERED_CHANNEL_IDS.map((id) => [id, id === 'email' ? z.union([message, email]).optional() : message.optional()]),
    ),
  })
  .describe('What a fan sends, per channel, with {link}. The link always ends up alone on the last line.')
