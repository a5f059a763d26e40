import * as z from 'zod'
import { word } from './brand-fields.ts'
import { alt, count, line, slug, text, time } from './fields.ts'
import { messages } from './message-fields.ts'
import { postcodesOf } from './postcodes.ts'
import { suggestion } from './suggestion.ts'

/** Circles of a campaign: fans by place or theme, each with a counter, a goal, pieces and messages of its own. */

const name = line.max(60)
const said = text.max(300)

const latitude = z.number().min(-90).max(90, { error: 'expected a latitude from -90 to 90' })
const longitude = z.number().min(-180).max(180, { error: 'expected a longitude from -180 to 180' })

const postcode = z
  .string({ error: 'expected the beginning of a postcode in quotation marks, such as "29"' })
  .trim()
  .min(1, { error: 'expected the beginning of a postcode, such as "29"' })
  .max(24, { error: 'expected the beginning of a postcode, such as "29"' })
  .refine((written) => isPostcodes(written), {
    error: 'expected letters and digits, such as "29", "SW1A" or, as a range of one length, "80..87"',
  })

function isPostcodes(written: string): boolean {
  const { from, to } = postcodesOf(written)
  return from !== '' && from.length === to.length && from <= to && written.split('..').length <= 2
}

const circle = z.strictObject({
  id: slug.describe('Short name, unique among the circles. Renaming it makes another circle.'),
  name: name.describe('Public.'),
  message: said.optional().describe('One or two public sentences.'),
  word: word
    .optional()
    .describe('What the brand says on the opened page of its fans, in place of the campaign’s word. Not public.'),
  goal: count.optional().describe('Views that its own counter is measured against.'),
  place: z
    .tuple([latitude, longitude])
    .optional()
    .describe('Where it lies: latitude and longitude, such as [48.1, -2.9].'),
  postcodes: z
    .array(postcode)
    .min(1, { error: 'expected one postcode or more' })
    .optional()
    .describe('Beginnings of the postcodes that belong to it, or ranges such as "80..87"; the longest that fits wins.'),
  towns: z
    .array(text.max(80))
    .min(1, { error: 'expected one town or more' })
    .optional()
    .describe('Towns that belong to it.'),
  picture: z
    .strictObject({
      image: text.describe('Image file of the campaign folder. Public.'),
      alt: alt.describe('What the image shows.'),
    })
    .optional()
    .describe('Public picture of the circle.'),
  messages: messages.default({}).describe('What its fans send, where it differs from the campaign’s messages.'),
  opens: time.optional().describe('Nothing opens in it before this moment. Default: when the campaign opens.'),
})

/** How a part of a divided circle is called. */
export const DEFAULT_NAMES = '{name} {number}'

const DEFAULT_SIZE = 200

/** Countries whose towns a build finds in a package (`site/circles/country-towns.ts`). */
const COUNTRIES = [
  ...(['fr', 'at', 'be', 'br', 'ca', 'ch', 'cz', 'de', 'dk', 'dz', 'es', 'gb', 'ie', 'it'] as const),
  ...(['lu', 'ma', 'mx', 'nl', 'no', 'pl', 'pt', 'se', 'sn', 'tn', 'us'] as const),
] as const

export const partNames = text
  .max(60)
  .refine((pattern) => pattern.includes('{number}'), {
    error: 'expected {number} in it, else its parts would all be called the same',
  })
  .refine((pattern) => !/\{(?!name\}|number\})/.test(pattern), {
    error: 'expected nothing in braces but {name} and {number}',
  })

export const circles = z
  .strictObject({
    size: z
      .int({ error: 'expected a whole number' })
      .min(10, { error: 'expected 10 or more' })
      .max(100_000, { error: 'expected at most 100000' })
      .default(DEFAULT_SIZE)
      .describe('Clear views beyond which a circle divides.'),
    splits: z
      .enum(['auto', 'asked'])
      .default('auto')
      .describe('auto: a circle beyond its size divides by itself. asked: when the studio or the command says so.'),
    names: partNames
      .default(DEFAULT_NAMES)
      .describe('Names of the parts of a circle that was divided, with {name} and {number}.'),
    choose: z
      .enum(['list', 'place'])
      .default('list')
      .describe(
        'How fans whose link has no circle find theirs: in the list, or led by a postcode or a town, which never leaves their browser.',
      ),
    country: z
      .enum(COUNTRIES)
      .optional()
      .describe(
        'Country whose towns the page knows (in France its postcodes, too), fetched when somebody types one. Default: those of the list alone.',
      ),
    list: z.array(circle).min(1, { error: 'expected one circle or more' }),
  })
  .describe('Circles of fans. A fan is born into the circle of the link, or chooses one at the gate.')

/** What differs in another language, by the circle's id. */
export const circleTexts = z.record(
  z.string(),
  z.strictObject({
    name: name.optional().describe('Default: its name.'),
    message: said.optional().describe('Default: none.'),
    word: word
      .optional()
      .describe('Default: the campaign’s word in this language, else the circle’s in the first one.'),
    messages: messages.default({}),
    picture: z
      .strictObject({ alt: alt.describe('What the image shows.') })
      .optional()
      .describe('Default: the picture’s own description.'),
  }),
)

export type CirclesConfig = z.output<typeof circles>
export type CircleConfig = CirclesConfig['list'][number]
export type CircleTexts = z.output<typeof circleTexts>

export const EXPECTED_CIRCLES = 'expected circles: { list: [{ id: …, name: … }] }'

/** What is wrong with a circle that something belongs to; undefined when there is one of this id. */
export function unknownCircle(
  id: string,
  circles: { list: readonly { id: string }[] } | undefined,
): string | undefined {
  if (!circles) return `the campaign has no circles, ${EXPECTED_CIRCLES}`
  const ids = circles.list.map((circle) => circle.id)
  return ids.includes(id) ? undefined : `no circle "${id}"${suggestion(id, ids)}, expected one of ${ids.join(', ')}`
}
