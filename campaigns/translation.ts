import { basename, join, relative, sep } from 'node:path'
import type { PieceFolder } from '../pieces/check.ts'
import { checkOf } from '../pieces/checks.ts'
import { KINDS } from '../pieces/kinds.ts'
import type { Campaign, Piece } from './campaign.ts'
import type { CircleConfig, CirclesConfig, CircleTexts } from './circles.ts'
import type { CampaignFiles } from './folder.ts'
import { translateIntroduction } from './introduction.ts'
import type { Problem } from './problem.ts'
import { type CampaignConfig, LOCALES, type Locale } from './schema.ts'
import { suggestion } from './suggestion.ts'

type Texts = NonNullable<CampaignConfig['translations'][Locale]>

/** Reports problems to the loading of a campaign. */
interface Checks {
  report(path: PropertyKey[], message: string, severity?: Problem['severity']): void
  reportFile(file: string, line: number, message: string): void
  checkTeaser(file: string): Promise<void>
  /** The folder of a piece whose fields are at this path. */
  pieceFolder(...place: PropertyKey[]): PieceFolder
}

/** The name of a file in another language: `clip.en.md` for `clip.md`. */
const TRANSLATION = new RegExp(`^(.+)\\.(${LOCALES.join('|')})\\.md$`)
/** Texts beside the config, without their ending. */
const PUBLIC_TEXTS = new Set(['teaser', 'letter'])

/** Whether a Markdown file is, by its name, a translation of another. */
export function isTranslation(file: string): boolean {
  return TRANSLATION.test(file)
}

/** A campaign in each of its languages, the first one first. */
export function editionsOf<C extends { translations: C[] }>(campaign: C): C[] {
  return [campaign, ...campaign.translations]
}

/** Paths of its texts that are not sealed, in every language. */
export function publicTextsOf(campaign: Campaign): string[] {
  return editionsOf(campaign).flatMap(({ teaser, letter }) => [teaser, letter].filter((file) => file !== undefined))
}

interface Edition<P> {
  locale: Locale
  pieces: P[]
  translations: Edition<P>[]
}

/** Every text of a campaign's pieces, in whatever language. */
export function textsOf<P extends Piece>(campaign: Edition<P>): P[] {
  return editionsOf(campaign).flatMap(({ locale, pieces }) => pieces.filter((piece) => piece.locale === locale))
}

/**
 * The campaign in each of its other languages. Of what is not translated, names (title, brand, titles of pieces), the cover's
 * description and pieces stay in the first language. The teaser and the description are left out, and messages are the
 * page's own: sentences in another language would not be understood.
 */
export async function translate(
  campaign: Campaign,
  config: CampaignConfig,
  { paths }: CampaignFiles,
  checks: Checks,
): Promise<Campaign[]> {
  const files = new Set(paths.map((path) => join(campaign.folder, path)))
  checkFiles(campaign, files, checks)
  const entries = Object.entries(config.translations) as [Locale, Texts][]
  return Promise.all(
    entries.map(async ([locale, texts]) => {
      checkTexts(campaign, locale, texts, checks)
      const translated = await inLocale(campaign, config, locale, texts, files, checks)
      warnOfGaps(campaign, config, locale, texts, translated, checks)
      return translated
    }),
  )
}

async function inLocale(
  campaign: Campaign,
  config: CampaignConfig,
  locale: Locale,
  texts: Texts,
  files: ReadonlySet<string>,
  { checkTeaser, pieceFolder }: Checks,
): Promise<Campaign> {
  const { teaser: original, letter: originalLetter, description: _, ...rest } = campaign
  const title = texts.title ?? campaign.title
  const textIn = async (file: string | undefined) => {
    const translation = file && fileIn(locale, file)
    if (translation === undefined || !files.has(translation)) return undefined
    await checkTeaser(translation)
    return translation
  }
  const [teaser, letter] = await Promise.all([original, originalLetter].map(textIn))
  const circles = campaign.circles && circlesIn(campaign.circles, texts)
  const pieces = campaign.pieces.map(async (piece): Promise<Piece> => {
    const given = texts.pieces[piece.id] ?? {}
    const own = typeof given === 'string' ? { title: given } : given
    const folder = pieceFolder('translations', locale, 'pieces', piece.id)
    checkFields(piece, own, folder)
    return checkOf(piece).translate({ ...piece, title: own.title ?? piece.title }, locale, own, folder)
  })
  return {
    ...rest,
    locale,
    title,
    brand: texts.brand ?? config.brand ?? title,
    description: texts.description,
    word: texts.word,
    messages: texts.messages,
    ...(campaign.cover && { cover: { ...campaign.cover, ...texts.cover } }),
    ...(teaser && { teaser }),
    ...(letter && { letter }),
    pieces: await Promise.all(pieces),
    roots: campaign.roots.map((root) => translateIntroduction(root, texts.roots[root.label])),
    ...(circles && { circles }),
    translations: [],
  }
}

/** Names stay as they are where they are not translated; sentences fall away. */
function circlesIn({ list, ...circles }: CirclesConfig, { circles: texts, circleNames: names }: Texts): CirclesConfig {
  const translated = list.map(({ message: _, word: __, picture, ...circle }): CircleConfig => {
    const { picture: described, ...own } = texts[circle.id] ?? { messages: {} }
    return {
      ...circle,
      ...own,
      name: own.name ?? circle.name,
      ...(picture && { picture: { ...picture, ...described } }),
    }
  })
  return { ...circles, names, list: translated }
}

type PieceTexts = Exclude<Texts['pieces'][string], string>

/** Reports translated fields that the kind does not have. */
function checkFields({ kind }: Piece, texts: PieceTexts, { report }: PieceFolder): void {
  const known = ['title', ...Object.keys(KINDS[kind].translation)]
  for (const field of Object.keys(texts).filter((each) => !known.includes(each))) {
    report([field], `a piece of kind ${kind} has none, expected ${known.join(', ')}`)
  }
}

function fileIn(locale: Locale, file: string): string {
  return file.replace(/\.md$/, `.${locale}.md`)
}

function checkTexts(
  { pieces, cover, roots, ...campaign }: Campaign,
  locale: Locale,
  texts: Texts,
  { report }: Checks,
): void {
  const ids = pieces.map(({ id }) => id)
  if (locale === campaign.locale) {
    report(['translations', locale], `${locale} is the campaign's own language, expected another`)
  }
  for (const id of Object.keys(texts.pieces).filter((each) => !ids.includes(each))) {
    report(
      ['translations', locale, 'pieces', id],
      `no piece "${id}"${suggestion(id, ids)}, expected one of ${ids.join(', ')}`,
    )
  }
  const ambassadors = roots.flatMap(({ label, introduction }) => (introduction ? label : []))
  for (const label of Object.keys(texts.roots).filter((each) => !ambassadors.includes(each))) {
    report(
      ['translations', locale, 'roots', label],
      `no root "${label}" with words or a photo${suggestion(label, ambassadors)}, expected the label of one`,
    )
  }
  const circles = campaign.circles?.list ?? []
  const circleIds = circles.map(({ id }) => id)
  for (const [id, { picture }] of Object.entries(texts.circles)) {
    const place = ['translations', locale, 'circles', id]
    const expected =
      circleIds.length > 0 ? `expected one of ${circleIds.join(', ')}` : 'expected none: there are no circles'
    const circle = circles.find((each) => each.id === id)
    if (!circle) report(place, `no circle "${id}"${suggestion(id, circleIds)}, ${expected}`)
    else if (picture && !circle.picture)
      report([...place, 'picture'], 'the circle has no picture to describe, expected none')
  }
  if (texts.cover && !cover)
    report(['translations', locale, 'cover'], 'the campaign has no cover to describe, expected none')
}

/** Reports translations without an original, which no reader would find. */
function checkFiles({ folder, pieces, locales }: Campaign, files: ReadonlySet<string>, { reportFile }: Checks): void {
  const sealed = join(folder, 'sealed') + sep
  const isOwnPiece = (file: string) => pieces.some((piece) => piece.file === file)
  for (const file of files) {
    const [, stem, locale] = TRANSLATION.exec(file) ?? []
    if (!stem || isOwnPiece(file) || !(file.startsWith(sealed) || PUBLIC_TEXTS.has(relative(folder, stem)))) continue
    const original = `${stem}.md`
    const name = relative(folder, original)
    if (locale === locales[0]) reportFile(file, 1, `${locale} is the campaign's own language, expected it in ${name}`)
    else if (!locales.some((each) => each === locale)) {
      reportFile(file, 1, `the campaign is not in ${locale}, expected ${locale} below translations, or no such file`)
    } else if (!files.has(original)) reportFile(file, 1, `no file ${name}, expected what this translates`)
  }
}

/** One warning per language, since a gap can be meant: a clip needs no other words. */
function warnOfGaps(
  campaign: Campaign,
  { messages, description, word }: CampaignConfig,
  locale: Locale,
  texts: Texts,
  translated: Campaign,
  { report }: Checks,
): void {
  const pieces = translated.pieces.filter((piece) => piece.locale !== locale && piece.file)
  const gaps = [
    description && !texts.description && 'description',
    word && !texts.word && 'word',
    Object.keys(messages).length > 0 && Object.keys(texts.messages).length === 0 && 'messages',
    campaign.cover && !texts.cover && 'cover.alt',
    campaign.teaser && !translated.teaser && basename(fileIn(locale, campaign.teaser)),
    ...campaign.roots.map(({ label, introduction }) => introduction && !texts.roots[label] && `roots.${label}`),
    campaign.letter && !translated.letter && basename(fileIn(locale, campaign.letter)),
    ...pieces.map((piece) => checkOf(piece).untranslated(piece, locale, campaign.folder)),
    ...(campaign.circles?.list ?? []).flatMap((circle) => circleGaps(circle, texts.circles[circle.id])),
  ].filter((gap) => typeof gap === 'string')
  if (gaps.length > 0) report(['translations', locale], `not in ${locale} yet: ${gaps.join(', ')}`, 'warning')
}

function circleGaps({ id, message, word, messages, picture }: CircleConfig, texts: CircleTexts[string] | undefined) {
  const hasMessages = Object.keys(texts?.messages ?? {}).length > 0
  return [
    message && !texts?.message && `circles.${id}.message`,
    word && !texts?.word && `circles.${id}.word`,
    Object.keys(messages).length > 0 && !hasMessages && `circles.${id}.messages`,
    picture && !texts?.picture && `circles.${id}.picture.alt`,
  ]
}
