import * as z from 'zod'
import { count, text } from '../../campaigns/fields.ts'
import type { KindSchema } from '../kind.ts'

const MOST_PHOTOS = 12

const moderation = z
  .enum(['before', 'after'])
  .describe(
    'When somebody of yours looks at a photo: before others see it, or after. A photo that carries a doubt is looked at before.',
  )

const caption = z
  .enum(['optional', 'required', 'none'])
  .describe('Whether a photo has a caption: if the fan wants one (optional), always (required) or never (none).')

const most = count
  .max(MOST_PHOTOS, { error: `expected ${MOST_PHOTOS} at most` })
  .describe('Photos that one pass can add.')

const hideAfter = count
  .max(100)
  .describe('Under moderation: after, a photo is hidden until somebody looks, once so many fans have reported it.')

const prompt = text.max(200)
const consent = text.max(400)

/** Photos that fans add, for all who hold the piece. */
export const gallery = {
  extensions: [],
  fields: {
    prompt: prompt.describe('What is asked for, such as “Show us your cab”. Sealed.'),
    most: most.default(3),
    moderation: moderation.default('before'),
    caption: caption.default('optional'),
    consent: consent
      .optional()
      .describe('What a fan agrees to by adding a photo. Sealed. Default: a sentence in the page’s language.'),
    hideAfter: hideAfter.default(3),
  },
  translation: {
    prompt: prompt.optional().describe('Of a gallery. Default: its prompt.'),
    consent: consent.optional().describe('Of a gallery. Default: a sentence in that language.'),
  },
  facts: { most, moderation, caption, hideAfter },
} satisfies KindSchema

/** What a piece of this kind is, once it is loaded. */
export interface Gallery {
  kind: 'gallery'
  prompt: string
  most: number
  moderation: z.output<typeof moderation>
  caption: z.output<typeof caption>
  consent?: string | undefined
  hideAfter: number
}
