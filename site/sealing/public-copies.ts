import { readFile, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { type Campaign, CONFIG, type Piece } from '../../campaigns/campaign.ts'
import { formatPath, readConfigFile } from '../../campaigns/config-file.ts'
import { LARGEST_HELD } from '../../campaigns/largest-held.ts'
import { mediaKind } from '../../campaigns/media.ts'
import { formatOf } from '../../campaigns/picture.ts'
import type { Problem } from '../../campaigns/problem.ts'
import { readText } from '../../campaigns/text-file.ts'
import { editionsOf, textsOf } from '../../campaigns/translation.ts'
import { renderTeaser } from '../../pieces/markdown/html.ts'
import { sealerOf } from '../../pieces/sealers.ts'
import { BASE58_PATTERN } from '../../seal/base58.ts'
import { Digests } from '../building/digests.ts'
import { createCodeDetector } from './leaks/codes.ts'
import { layersOf } from './leaks/layers.ts'
import { areAlike, reliefOfFile } from './leaks/pictures.ts'
import { type Finding, placeOf, type SecretCampaign } from './leaks/secrets.ts'
import { createTextDetector } from './leaks/text.ts'
import { ownText } from './own-text.ts'
import { NOTHING_SEALED } from './sealed-media.ts'

/** What a campaign shows everybody, and what it seals. */
interface Contents {
  campaign: Campaign
  texts: PublicText[]
  secrets: SecretCampaign
  shown: ShownPicture[]
  sealed: SealedPicture[]
}

export async function contentsOf(campaign: Campaign): Promise<Contents> {
  const digests = new Digests()
  const [texts, secrets, shown, sealed] = await Promise.all([
    publicTexts(campaign),
    secretTexts(campaign),
    shownPictures(campaign, digests),
    sealedPictures(campaign, digests),
  ])
  return { campaign, texts, secrets, shown, sealed }
}

/**
 * Finds public texts and pictures that repeat a piece's content, before the leak check would stop the build. Where a campaign
 * tells its own secret, the problem stands at the public line. Where another tells it, at the sealed file: what a brand has
 * said for months is not taken from its fans by who repeats it now. A picture that is public as the very same file is no
 * secret, only a smaller surprise.
 */
export async function publicCopies(contents: readonly Contents[]): Promise<Problem[]> {
  return [...(await textCopies(contents)), ...pictureCopies(contents)]
}

/** A public text. */
interface PublicText {
  campaign: Campaign
  /** Absolute path. */
  file: string
  source: string
  /** The public part of it, as pages show it. */
  said: string
}

async function textCopies(contents: readonly Contents[]): Promise<Problem[]> {
  const secrets = { campaigns: contents.map((each) => each.secrets) }
  const texts = contents.flatMap((each) => each.texts)
  const find = finderOf(secrets)
  const suspects = texts.filter(({ said }) => find(said).length > 0)
  if (suspects.length === 0) return []
  const findSecret = finderOf({ ...secrets, own: await ownText([]) })
  return suspects.flatMap((text) => {
    // Each piece of another campaign is to be mended by itself; a campaign's own, all at once.
    const pieceOf = ({ slug, place }: Finding) => (slug === text.campaign.slug ? slug : place?.file)
    const pieces = new Set(findSecret(text.said).map(pieceOf))
    return [...pieces].flatMap((by) => copiesIn(text, (part) => findSecret(part).find((each) => pieceOf(each) === by)))
  })
}

type Find = (text: string) => Finding[]

function finderOf(secrets: { campaigns: SecretCampaign[]; own?: string[] }): Find {
  const detectors = [createTextDetector(secrets), createCodeDetector(secrets)]
  const inLayers = (text: string) =>
    [...layersOf(Buffer.from(text))].flatMap((layer) => detectors.flatMap((detect) => detect(layer)))
  return (text) => [...(LINK.test(text) ? [A_LINK] : []), ...inLayers(text)]
}

/** A private link, of whatever campaign: which one, only the secret tells, and nothing else has its shape. */
const LINK = new RegExp(`[#=][a-z]${BASE58_PATTERN}(?![A-Za-z0-9])`)
const A_LINK: Finding = { what: 'a private link, which would open to all of them', mend: '' }

/** Problems with what one campaign seals, one for each place, at the line on which the copy ends. */
function copiesIn(text: PublicText, find: (part: string) => Finding | undefined): Problem[] {
  const problem = (line: number, finding: Finding) => copyProblem(text, line, finding)
  const whole = find(text.said)
  if (!whole) return []
  const lines = text.source.split('\n')
  const found: Problem[] = []
  let start = 0
  for (let end = 1; end <= lines.length; end++) {
    const finding = find(lines.slice(start, end).join('\n'))
    if (!finding) continue
    found.push(problem(end, finding))
    start = end
  }
  return found.length > 0 ? found : [problem(1, whole)]
}

function copyProblem({ campaign, file }: PublicText, line: number, { what, slug, place }: Finding): Problem {
  const error = { severity: 'error', field: '' } as const
  if (place && slug !== campaign.slug) {
    // What a poll asks has no lines of its own.
    const own = basename(place.file) === CONFIG ? 1 : (place.line ?? 1)
    const where = `${relative(campaign.folder, file)}:${line} of campaign ${campaign.slug}`
    const message = `everybody reads ${what} in ${where}, expected other words here, or the piece without it`
    return { ...error, file: place.file, line: own, message }
  }
  const expected = slug === undefined ? 'none here' : 'other words here, or the piece without it'
  return { ...error, file, line, message: `tells everybody ${what}, expected ${expected}` }
}

async function publicTexts(campaign: Campaign): Promise<PublicText[]> {
  const config = join(campaign.folder, CONFIG)
  const read = (file: string | undefined, shown: (source: string) => string) =>
    file ? readText(file).then((source) => [{ campaign, file, source, said: `${source}\n\n${shown(source)}` }]) : []
  const draw = async ({ file }: PublicPicture) => {
    if ((await formatOf(file)) !== 'svg') return []
    const source = await readFile(file, 'utf8')
    return [{ campaign, file, source, said: source }]
  }
  const editions = editionsOf(campaign)
  const said = editions
    .flatMap(({ description, messages, circles }) => [
      ...[description ?? '', JSON.stringify(messages)],
      ...(circles?.list ?? []).flatMap((circle) => [circle.message ?? '', JSON.stringify(circle.messages)]),
    ])
    .join('\n\n')
  const texts = await Promise.all([
    ...publicPictures(campaign).map(draw),
    ...editions.flatMap(({ locale, teaser, letter }) =>
      [teaser, letter].map((file) => read(file, (markdown) => renderTeaser(markdown, locale))),
    ),
    read(campaign.stylesheet, () => ''),
  ])
  return [...texts.flat(), { campaign, file: config, source: await readText(config), said }]
}

async function secretTexts(campaign: Campaign): Promise<SecretCampaign> {
  const { slug, folder } = campaign
  const labels = editionsOf(campaign).flatMap(labelsOf)
  const texts = textsOf(campaign).map(async (piece) => {
    const { id, epoch, title, file } = piece
    const sealer = sealerOf(piece)
    const [markdown, html] = await Promise.all([sealer.text(piece), sealer.html(piece, campaign, NOTHING_SEALED)])
    const texts = piece.media.filter((path) => path.endsWith('.vtt')).map((path) => join(folder, path))
    const media = texts.map(async (text) => ({ file: text, bytes: new Uint8Array(await readFile(text)) }))
    return { id, epoch, title, file, markdown, html, media: await Promise.all(media) }
  })
  return { slug, folder, labels, pieces: await Promise.all(texts) }
}

/** Short texts that a campaign publishes. */
export function labelsOf({ title, brand, pieces, cover, circles }: Campaign): string[] {
  const ofCircles = (circles?.list ?? []).flatMap(({ name, picture }) => [name, ...(picture ? [picture.alt] : [])])
  return [title, brand, ...pieces.map((piece) => piece.title), ...(cover ? [cover.alt] : []), ...ofCircles]
}

interface PublicPicture {
  campaign: Campaign
  field: PropertyKey[]
  /** Absolute path. */
  file: string
}

/** The public picture files of a campaign: cover, logo, those of circles. */
export function publicPictures(campaign: Campaign): PublicPicture[] {
  const { cover, logo, circles } = campaign
  const found: [PropertyKey[], string | undefined][] = [
    [['cover', 'image'], cover?.image],
    [['cover', 'tall', 'image'], cover?.tall?.image],
    [['logo'], logo?.light],
    [['logo'], logo?.dark],
    ...(circles?.list ?? []).map(({ picture }, i): [PropertyKey[], string | undefined] => [
      ['circles', 'list', i, 'picture', 'image'],
      picture?.image,
    ]),
  ]
  const pictures = found.flatMap(([field, file]) => (file ? [{ campaign, field, file }] : []))
  return [...new Map(pictures.map((picture) => [picture.file, picture])).values()]
}

/** What tells a picture from others. */
interface Known {
  digest: string
  relief: Awaited<ReturnType<typeof reliefOfFile>>
}

interface ShownPicture extends PublicPicture, Known {
  /** Of its field. */
  line: number
}

interface SealedPicture extends Known {
  piece: Piece
  /** Below the campaign's folder. */
  path: string
}

async function shownPictures(campaign: Campaign, digests: Digests): Promise<ShownPicture[]> {
  const config = join(campaign.folder, CONFIG)
  const { lineOf } = readConfigFile(config, await readText(config))
  const pictures = publicPictures(campaign).map(async (picture) => {
    return { ...picture, ...(await knownBy(picture.file, digests)), line: lineOf(picture.field) }
  })
  return Promise.all(pictures)
}

async function sealedPictures(campaign: Campaign, digests: Digests): Promise<SealedPicture[]> {
  const pictures = textsOf(campaign).flatMap((piece) =>
    piece.media.map(async (path): Promise<SealedPicture[]> => {
      const file = join(campaign.folder, path)
      // What is larger is offered as a file, and nobody could show it.
      const isShown = mediaKind(path) === 'image' && (await stat(file)).size <= LARGEST_HELD
      return isShown ? [{ piece, path, ...(await knownBy(file, digests)) }] : []
    }),
  )
  return (await Promise.all(pictures)).flat()
}

async function knownBy(file: string, digests: Digests): Promise<Known> {
  const [digest, relief] = await Promise.all([digests.of(file), reliefOfFile(file)])
  return { digest, relief }
}

function pictureCopies(contents: readonly Contents[]): Problem[] {
  const shown = contents.flatMap((each) => each.shown)
  return contents.flatMap(({ campaign, sealed }) =>
    sealed.flatMap((picture) => {
      const same = shown.filter(({ digest }) => digest === picture.digest)
      const [other] = same.every((each) => each.campaign !== campaign) ? same : []
      if (same.length > 0) return other ? [noSurprise(picture, other)] : []
      const alike = shown.filter(({ relief }) => relief && picture.relief && areAlike(relief, picture.relief))
      return alike.map((each) => pictureProblem(picture, campaign, each))
    }),
  )
}

function noSurprise({ piece, path }: SealedPicture, shown: ShownPicture): Problem {
  const message = `${path} is the ${partOf(shown)} too, which everybody sees, expected another picture if it is a surprise`
  return { severity: 'warning', file: piece.file, line: 1, field: '', message }
}

function pictureProblem({ piece, path }: SealedPicture, sealedBy: Campaign, shown: ShownPicture): Problem {
  const { campaign, field, line, file } = shown
  if (campaign !== sealedBy) {
    const message = `everybody sees ${path} of piece ${piece.id} as the ${partOf(shown)}, expected another one here, or the very same file, if it is no secret`
    return { severity: 'error', file: piece.file, line: 1, field: '', message }
  }
  const what = `shows everybody the picture ${placeOf(campaign, piece, join(campaign.folder, path))}`
  const mend = `expected another one there, or here the very same file, if it is no secret`
  const message = `${relative(campaign.folder, file)} ${what}, ${mend}`
  return { severity: 'error', file: join(campaign.folder, CONFIG), line, field: formatPath(field), message }
}

/** Of what a picture is a part, as its campaign says it. */
function partOf({ campaign, field }: PublicPicture): string {
  return `${field[0] === 'circles' ? 'picture of a circle' : String(field[0])} of campaign ${campaign.slug}`
}
