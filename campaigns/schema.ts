import * as z from 'zod'
import { configsOf, kindOf, translationFields } from '../pieces/kinds.ts'
import { ambassadorsConfig, introductionFields, introductionTranslation } from './ambassadors.ts'
import { follows, presence, tell, word } from './brand-fields.ts'
import { CHANNEL_IDS, OFFERED_CHANNEL_IDS } from './channels.ts'
import { circles, circleTexts, DEFAULT_NAMES, partNames } from './circles.ts'
import { alt, count, idFault, line, slug, text, time } from './fields.ts'
import { isLabel, LONGEST_LABEL } from './label.ts'
import { contactFault, placeFault } from './label-contact.ts'
import { LOOK_NAMES } from './looks.ts'
import { messages } from './message-fields.ts'
import { ROOT_KINDS } from './root-kinds.ts'
import { unlock } from './unlock.ts'

/**
 * The contract of `campaign.yaml`: every field, documented once. The build, the API and the command line parse with it,
 * and editors complete with the JSON Schema made from it (`npm run entrenous -- schema`).
 */

/**
 * Reserved slugs: first folders of the site's own addresses, those that browsers, robots and servers request of every site or
 * keep to themselves (Cloudflare `/cdn-cgi/`), and names of devices on Windows, which cannot be folders.
 */
const RESERVED_SLUGS = new Set([
  ...['api', 'studio', 'sealed', 'assets', '404', '500', 'index', 'counter', 'icon', 'manifest'],
  ...['robots', 'sitemap', 'favicon', 'well-known', 'cdn-cgi'],
  ...['con', 'prn', 'aux', 'nul', ...[...'0123456789'].flatMap((digit) => [`com${digit}`, `lpt${digit}`])],
])
const TAKEN =
  'expected another one: the site’s own names, such as api, studio and 404, and those of Windows and Cloudflare are taken'

const epoch = z
  .int({ error: 'expected a whole number' })
  .min(0, { error: 'expected 0 or more' })
  .max(1_000_000, { error: 'expected at most 1000000' })
  .default(0)

const hex = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, { error: 'expected a colour such as "#e0913a", in quotation marks' })
  .toLowerCase()

/** One colour for both schemes, or one each; a scheme left out keeps the look's. */
const schemeColour = z.union([
  hex,
  z.strictObject({
    light: hex.optional().describe('By day.'),
    dark: hex.optional().describe('For those whose system is dark.'),
  }),
])

const percent = z.number().min(0).max(100, { error: 'expected a number from 0 to 100' })

const focus = z
  .tuple([percent, percent])
  .default([50, 50])
  .describe('What stays in sight when the image is cut: percent from the left and from the top.')

const pieceFields = {
  id: slug.optional().describe('Short name, unique in the campaign. Default: the file’s name.'),
  title: line.max(80).optional().describe('Public, shown even while the piece is locked. Default: from the id.'),
  unlock: unlock.default('link'),
  circles: z
    .array(slug)
    .min(1, { error: 'expected one circle or more, or no such line: then it is for all' })
    .optional()
    .describe('Circles whose fans get it; the others never see it. Default: everybody.'),
  epoch: epoch.describe(
    'Raise it by one when the key of this piece has leaked: it is sealed with another from then on. Links stay good.',
  ),
}

/** Fills in the kind of a piece, by its file. */
function withKind(piece: unknown): unknown {
  if (typeof piece !== 'object' || piece === null || 'kind' in piece) return piece
  return { kind: kindOf('file' in piece ? String(piece.file) : undefined), ...piece }
}

const piece = z.preprocess(withKind, z.discriminatedUnion('kind', configsOf(pieceFields)))

const ORIGIN = /^(?:https:\/\/[a-z0-9.-]+|http:\/\/localhost)(?::\d+)?$/

/** An origin as browsers send it in `Origin`, which is compared character by character. */
const origin = z.string().refine((value) => ORIGIN.test(value) && URL.parse(value)?.origin === value, {
  error: 'expected the origin of a site and no more, such as https://brand.example (http for localhost only)',
})

/** ADD A LOCALE: one entry here, and its dictionary in `site/i18n/`. */
export const LOCALES = ['fr', 'en', 'es', 'de', 'it', 'pt', 'nl', 'pl', 'ar'] as const

/** The texts of another language. Without a translation, names stay as they are and sentences are left out. */
const translation = z.strictObject({
  title: line.max(120).optional().describe('Default: the title.'),
  brand: line.max(80).optional().describe('Default: the brand.'),
  description: text.max(300).optional().describe('Default: none.'),
  word: word.optional().describe('Default: the first language’s, marked as being in it.'),
  messages: messages.default({}),
  cover: z
    .strictObject({ alt: alt.describe('What the image shows.') })
    .optional()
    .describe('Default: the cover’s own description.'),
  pieces: z
    .record(
      z.string(),
      z.union(
        [
          line.max(80),
          z.strictObject({ title: line.max(80).optional().describe('Default: its title.'), ...translationFields }),
        ],
        { error: 'expected a title, or {title: …} with what else its kind has' },
      ),
    )
    .default({})
    .describe('Titles of pieces, by id, or what else differs in each. Default: their titles.'),
  roots: z
    .record(z.string(), introductionTranslation)
    .default({})
    .describe('What ambassadors say, by label. Default: as in the first language.'),
  circles: circleTexts.default({}).describe('What differs in circles, by id. Default: their names, no message.'),
  circleNames: partNames
    .default(DEFAULT_NAMES)
    .describe('Names of the parts of a circle that was divided, with {name} and {number}.'),
})

/** Defaults of `retention` and `leaks.people`, also for campaigns whose folder is gone. */
export const DEFAULT_RETENTION_DAYS = 30
export const DEFAULT_PEOPLE = 100

const label = text
  .max(LONGEST_LABEL)
  .refine(isLabel, { error: 'expected one line that can be seen, without control characters' })
  .superRefine((value, context) => {
    const message = contactFault(value)
    if (message) context.addIssue({ code: 'custom', message })
  })

/** The fields of a root that the command line can give as well. */
export const rootFields = {
  label: label.describe('Who or what it is for. Unique in the campaign; renaming it makes another link.'),
  kind: z
    .enum(ROOT_KINDS)
    .default('seed')
    .describe(
      'seed (a list), ambassador, circle, poster, or member: people with a link each, which the command or the studio brings in.',
    ),
  channel: z
    .enum(CHANNEL_IDS as [string, ...string[]])
    .optional()
    .describe('How it is handed out. Default: qr for a poster, email for members, copy for the others.'),
  circle: slug.optional().describe('The circle of all who come through it. Default: they choose theirs.'),
  opens: time
    .optional()
    .describe(
      'When all of its branch opens, earlier or later than the campaign. Default: with its circle or the campaign.',
    ),
}

/** Refuses an ambassador whose label says where a person lives, or leads to them. */
export function refusePlace(root: { kind: string; label: string }, context: z.RefinementCtx): void {
  const fault = root.kind === 'ambassador' ? placeFault(root.label) : undefined
  if (fault) context.addIssue({ code: 'custom', path: ['label'], message: fault, input: root.label })
}

const root = z
  .strictObject({
    ...rootFields,
    cap: count
      .optional()
      .describe(
        'At most this many clear views through the link itself; of members, through each one’s. Default: no limit.',
      ),
    ...introductionFields,
  })
  .superRefine(refusePlace)

const look = z.enum(LOOK_NAMES)

export const campaignSchema = z
  .strictObject({
    title: line.max(120).describe('Name of the campaign, public. The only required field.'),
    slug: slug
      .refine((value) => !RESERVED_SLUGS.has(value), { error: TAKEN })
      .optional()
      .describe('Address of the campaign: https://host/<slug>/. Default: the folder’s name.'),
    brand: line.max(80).optional().describe('Who sends it, public. Default: the title.'),
    locale: z.enum(LOCALES).default('fr').describe('Language of the page, and the first where there are several.'),
    formal: z
      .boolean()
      .default(false)
      .describe(
        'Whether the page says vous, Sie, usted, Lei, u or Pan(i) to the fan. A language without such a form says the same.',
      ),
    translations: z
      .partialRecord(z.enum(LOCALES), translation)
      .default({})
      .describe(
        'The same campaign in other languages: texts here, files beside theirs (sealed/<file>.en.md, teaser.en.md, letter.en.md).',
      ),
    description: text
      .max(300)
      .optional()
      .describe('One or two public sentences, also shown in previews: WhatsApp shows about 80 characters.'),
    word: word.optional(),
    tell,
    presence,
    follows,
    opens: time.optional().describe('Nothing opens before this moment. Default: open at once.'),
    reveals: time.optional().describe('From then on everybody can open what a private link opens. Default: never.'),
    closes: time.optional().describe('Nothing opens from then on. Default: never.'),
    goal: count.optional().describe('Views that the public counter, clear ones by default, is measured against.'),
    channels: z
      .array(z.enum(OFFERED_CHANNEL_IDS as [string, ...string[]]))
      .min(1, { error: 'expected one channel or more' })
      .default(['whatsapp', 'messenger', 'instagram', 'snapchat', 'sms', 'email', 'qr', 'voice', 'copy'])
      .describe('Ways to pass it on, in the order of the share panel.'),
    messages: messages.default({}),
    cover: z
      .strictObject({
        image: text.describe('Image file of the campaign folder, such as media/cover.jpg. Public.'),
        focus,
        alt: alt.describe('What the image shows, for those who cannot see it.'),
        tall: z
          .strictObject({
            image: text.describe('Image file of the campaign folder, higher than it is wide. Public.'),
            focus,
          })
          .optional()
          .describe(
            'The same motif cut upright, for where the cover stands upright: on a phone in cinema, beside the title of a poster. Default: the image.',
          ),
      })
      .optional()
      .describe('Public image of the teaser and of messengers’ previews.'),
    logo: z
      .union([
        text,
        z.strictObject({ light: text.describe('On a light ground.'), dark: text.describe('On a dark ground.') }),
      ])
      .optional()
      .describe(
        'Image file of the campaign folder, such as media/logo.svg, in place of the brand’s name, and the icon; or two, ' +
          'as {light, dark}, for a light and a dark ground. Public. Default: the name, and its first letter.',
      ),
    look: look.default('cinema').describe(`The design: ${LOOK_NAMES.join(', ')}.`),
    accent: hex.optional().describe('The one colour. Default: the look’s own.'),
    ink: schemeColour
      .optional()
      .describe(
        'Colour of text, for both schemes or as {light, dark}. Default: the look’s own, or one that fits ground.',
      ),
    ground: schemeColour
      .optional()
      .describe(
        'Colour behind everything, for both schemes or as {light, dark}. Default: the look’s own; of a poster, the accent.',
      ),
    fonts: look.optional().describe('The pair of fonts of another look. Default: the look’s own.'),
    radius: z
      .int({ error: 'expected a whole number of pixels' })
      .min(0, { error: 'expected 0 or more pixels' })
      .max(32, { error: 'expected at most 32 pixels' })
      .optional()
      .describe('Roundness of corners, in pixels, 0 to 32. Default: the look’s own.'),
    motion: z
      .enum(['full', 'quiet'])
      .default('full')
      .describe('full: as the look moves. quiet: a cross-fade, for everybody.'),
    stylesheet: text
      .optional()
      .describe('CSS file of the campaign folder, such as style.css, that has the last word on the design. Public.'),
    counter: z
      .enum(['clear', 'all'])
      .default('clear')
      .describe(
        'What the public counter shows: clear, the views without a doubt; all, every one. What opens at {views: n} counts the clear ones.',
      ),
    demo: z
      .boolean()
      .default(false)
      .describe('Shown at home, left out in production (NODE_ENV=production) unless the setting DEMOS names it.'),
    embed: z
      .array(origin)
      .default([])
      .describe(
        'Sites whose pages may show the counter live, such as https://brand.example. The badge shows anywhere.',
      ),
    pieces: z
      .array(piece)
      .min(1, { error: 'expected one piece or more' })
      .optional()
      .describe('What is sealed, in the order shown. Default: every file of sealed/, each opened by any link.'),
    roots: z
      .array(root)
      .min(1, { error: 'expected one root or more' })
      .optional()
      .describe('Links that the brand hands out itself. Default: one.'),
    ambassadors: ambassadorsConfig,
    circles: circles.optional(),
    leaks: z
      .strictObject({
        people: z
          .int({ error: 'expected a whole number' })
          .min(25, { error: 'expected 25 or more' })
          .default(DEFAULT_PEOPLE)
          .describe('Flagged from so many views through one fan’s link on: more than a chat holds.'),
        quarter: z
          .int({ error: 'expected a whole number' })
          // The database lists only links that spread at least this fast.
          .min(10, { error: 'expected 10 or more' })
          .default(20)
          .describe('Flagged from so many views of one link within a quarter of an hour on, after its first ten.'),
      })
      .prefault({})
      .describe('When the studio flags a link that spreads further than chats do. It goes on opening.'),
    epoch: epoch.describe(
      'Raise it by one when content keys have leaked: every piece is sealed with another from then on. Links stay good.',
    ),
    retention: z
      .int({ error: 'expected a whole number of days' })
      .min(0)
      .max(750, { error: 'expected at most 750 days (CNIL: 25 months)' })
      .default(DEFAULT_RETENTION_DAYS)
      .describe(
        'Days after `closes`, or without it after the last view, until the forwarding tree is folded into its figures.',
      ),
  })
  .describe('A private-share campaign')

export type CampaignConfig = z.output<typeof campaignSchema>
export type Locale = (typeof LOCALES)[number]
/** A piece in `campaign.yaml`. */
export type PieceConfig = z.output<typeof piece>
/** A root in `campaign.yaml`. */
export type RootConfig = z.output<typeof root>

/** Why a folder's name cannot be the slug of its campaign; undefined when it can. */
export function slugFault(name: string): string | undefined {
  const fault = `the folder's name "${name}" cannot be an address`
  if (RESERVED_SLUGS.has(name)) return `${fault}, ${TAKEN} (or a slug field)`
  const why = idFault(name)
  return why && `${fault}, ${why} (or a slug field)`
}
