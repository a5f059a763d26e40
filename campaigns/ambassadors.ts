import * as z from 'zod'
import { text } from './fields.ts'

/** What an ambassador says to those who come through them, and who may be ranked: fields of `campaign.yaml`. */

/** Read at a gate, between a line and a button: longer words would push the button out of sight. */
const LONGEST_WORDS = 280

const words = text.max(LONGEST_WORDS)
const alt = text.max(300)

/** Of a root of kind ambassador. */
export const introductionFields = {
  words: words
    .optional()
    .describe(
      'What an ambassador says to those who come through them. Sealed: only holders of a link of theirs read it.',
    ),
  photo: z
    .strictObject({
      image: text.describe('Image file of media/, such as media/claire.jpg. Sealed.'),
      alt: alt.describe('What the image shows, for those who cannot see it.'),
    })
    .optional()
    .describe('Picture of an ambassador, shown with their words.'),
}

/** The same in another language. */
export const introductionTranslation = z.strictObject({
  words: words.optional().describe('Default: the words in the first language.'),
  photo: z
    .strictObject({ alt: alt.describe('What the image shows.') })
    .optional()
    .describe('Default: the picture’s own description.'),
})

export const ambassadorsConfig = z
  .strictObject({
    ranking: z
      .boolean()
      .default(false)
      .describe(
        'Whether ambassadors who want it stand in a list, by label, which only ambassadors and the studio see.',
      ),
  })
  .prefault({})
  .describe('What ambassadors have beside their link: a page of their own in any case.')

/** The introduction of an ambassador, in one language. `image` is an absolute path. */
export interface Introduction {
  words?: string | undefined
  photo?: { image: string; alt: string } | undefined
}
