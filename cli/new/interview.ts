import { channel, OFFERED_CHANNEL_IDS } from '../../campaigns/channels.ts'
import { titleFromId } from '../../campaigns/completion.ts'
import { LOOK_NAMES } from '../../campaigns/looks.ts'
import { campaignSchema, LOCALES, type Locale } from '../../campaigns/schema.ts'
import { dictionaryOf, endonym } from '../../site/i18n/locale.ts'
import { LOOKS } from '../../site/looks/index.ts'
import type { Answers } from './answers.ts'
import type { Flags } from './flags.ts'
import type { Interviewer } from './interviewer.ts'
import { askMedia } from './media-questions.ts'
import { readZone, systemZone } from './moment.ts'
import { labelReader, type Moments, momentReader, reader, slugReader } from './reading.ts'
import { slugOf } from './slug.ts'
import { WORDS } from './words.ts'

/** The defaults of a campaign with a title alone. */
const DEFAULTS = campaignSchema.parse({ title: 'Title' })
const CHANNELS = DEFAULTS.channels.flatMap((id) => OFFERED_CHANNEL_IDS.filter((each) => each === id))
const OTHER_CHANNELS = OFFERED_CHANNEL_IDS.filter((id) => !CHANNELS.includes(id))

/** Asks all questions, from the title to the first link. */
export async function interview(
  asked: Interviewer,
  slugGiven: string | undefined,
  flags: Flags,
  taken: ReadonlySet<string>,
): Promise<Answers> {
  const names = await askNames(asked, slugGiven, flags, taken)
  const speech = await askSpeech(asked, flags)
  const look = await asked.one(
    {
      flag: '--look',
      message: 'Which look?',
      options: LOOK_NAMES.map((value) => ({ value, hint: LOOKS[value].hint })),
      fallback: DEFAULTS.look,
    },
    flags.look,
  )
  const media = await askMedia(asked, flags)
  const channels = await asked.many(
    {
      flag: '--channels',
      message: 'How do people pass it on?',
      options: [...CHANNELS, ...OTHER_CHANNELS].map((value) => ({ value, label: channel(value).name })),
      fallback: CHANNELS,
    },
    flags.channels,
  )
  const moments = await askMoments(asked, flags)
  const links = await askLinks(asked, flags, speech.locales[0])
  return { ...names, ...speech, look, ...media, channels, ...moments, links }
}

async function askNames(
  asked: Interviewer,
  slugGiven: string | undefined,
  flags: Flags,
  taken: ReadonlySet<string>,
): Promise<Pick<Answers, 'title' | 'slug' | 'brand' | 'description'>> {
  const title = await asked.text(
    { flag: '--title', message: 'What is it called?', example: 'Midnight Club', read: reader('title') },
    flags.title,
    slugGiven && titleFromId(slugGiven),
  )
  const slug = await asked.text(
    { flag: 'slug', message: 'Its address, the last part of https://your.site/…/', read: slugReader(taken) },
    slugGiven,
    slugOf(title || 'untitled'),
  )
  const who = { flag: '--brand', message: 'Who sends it?', example: `Enter: ${title}`, read: reader('brand') }
  const brand = await asked.optional(who, flags.brand)
  const description = await asked.optional(
    {
      flag: '--description',
      message: 'One sentence that everybody may read, under the link in a chat',
      example: 'Enter: none yet. It gives nothing away.',
      read: reader('description'),
    },
    flags.description,
  )
  return { title, slug, brand, description }
}

async function askSpeech(asked: Interviewer, flags: Flags): Promise<Pick<Answers, 'locales' | 'formal'>> {
  const own = systemLocale()
  const chosen = await asked.many(
    {
      flag: '--languages',
      message: 'Which languages?',
      options: LOCALES.map((value) => ({ value, label: endonym(value) })),
      fallback: [own],
    },
    flags.languages,
  )
  const first = await firstOf(asked, chosen, own, flags.languages !== undefined)
  const locales: Answers['locales'] = [first, ...chosen.filter((locale) => locale !== first)]
  const isFormalKnown = flags.formal !== undefined || !locales.some(hasPoliteForm)
  const question = { flag: '--formal', message: 'Does the page speak politely (vous, Sie, usted, Lei)?' }
  const formal = isFormalKnown ? (flags.formal ?? false) : await asked.yes(question, undefined, DEFAULTS.formal)
  return { locales, formal }
}

/** The first language: among flags, the first one. */
async function firstOf(
  asked: Interviewer,
  chosen: readonly Locale[],
  own: Locale,
  isOrdered: boolean,
): Promise<Locale> {
  const [only = own, second] = chosen
  if (isOrdered || !second) return only
  const options = chosen.map((value) => ({ value, label: endonym(value) }))
  const fallback = chosen.find((locale) => locale === own) ?? only
  return asked.one({ flag: '--languages', message: 'Which one first?', options, fallback }, undefined)
}

function hasPoliteForm(locale: Locale): boolean {
  const [familiar, polite] = [false, true].map((isFormal) => JSON.stringify(dictionaryOf(locale, isFormal)))
  return familiar !== polite
}

/** The language of this machine, if the page has it. */
function systemLocale(): Locale {
  const { language } = new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale)
  return LOCALES.find((locale) => locale === language) ?? DEFAULTS.locale
}

const MOMENTS = {
  opens: { message: 'It opens', example: 'Enter: at once. 2026-12-24 18:00' },
  reveals: { message: 'From then on, everybody gets in without a link', example: 'Enter: never. 2027-06-21 00:00' },
  closes: { message: 'It closes', example: 'Enter: never. 2027-12-31 23:59' },
} as const

async function askMoments(asked: Interviewer, flags: Flags): Promise<Pick<Answers, keyof Moments>> {
  const moments: Record<keyof Moments, string | undefined> = { opens: undefined, reveals: undefined, closes: undefined }
  const names = ['opens', 'reveals', 'closes'] as const
  const isGiven = names.some((name) => flags[name] !== undefined)
  const question = { flag: '--opens', message: 'Does it open, go public or close at a certain time?' }
  const where = { flag: '--time-zone', message: 'In which time zone?', read: readZone }
  // Read also where no time follows: a mistyped flag is named.
  const given = flags.timeZone === undefined ? undefined : await asked.text(where, flags.timeZone)
  if (!isGiven && !(await asked.yes(question, undefined, false))) return moments
  const zone = given || (isGiven ? systemZone() : await asked.text(where, undefined, systemZone()))
  for (const name of names) {
    const read = momentReader(name, zone, moments)
    if (isGiven && flags[name] === undefined) continue
    moments[name] = await asked.optional({ flag: `--${name}`, ...MOMENTS[name], read }, flags[name])
  }
  return moments
}

async function askLinks(asked: Interviewer, { links }: Flags, locale: Locale): Promise<string[]> {
  const fallback = WORDS[locale].firstLink
  const labels = await asked.list(
    (before) => ({
      flag: '--links',
      message: before.length === 0 ? 'Who gets the first link from you?' : 'And another one?',
      example: before.length === 0 ? `A list, a person, a place. Enter: ${fallback}` : 'Enter: that is all',
      read: labelReader(before),
    }),
    links,
  )
  return labels.length > 0 ? labels : [fallback]
}
