import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { type Campaign, CONFIG } from '../../campaigns/campaign.ts'
import { formatPath, readConfigFile } from '../../campaigns/config-file.ts'
import { mediaKind } from '../../campaigns/media.ts'
import { formatOf } from '../../campaigns/picture.ts'
import type { Problem } from '../../campaigns/problem.ts'
import { readText } from '../../campaigns/text-file.ts'
import { editionsOf, publicTextsOf, textsOf } from '../../campaigns/translation.ts'
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

/**
 * Finds public texts and pictures that repeat a piece's content, at their own line, before the leak check would stop the
 * build. A picture that is public as the very same file is no secret, only a smaller surprise.
 */
export async function publicCopies(campaigns: readonly Campaign[]): Promise<Problem[]> {
  return (await Promise.all([textCopies(campaigns), pictureCopies(campaigns)])).flat()
}

/** A public text. */
interface PublicText {
  /** Absolute path. */
  file: string
  source: string
  /** The public part of it, as pages show it. */
  said: string
}

async function textCopies(campaigns: readonly Campaign[]): Promise<Problem[]> {
  const secrets = { campaigns: await Promise.all(campaigns.map(secretTexts)) }
  const texts = (await Promise.all(campaigns.map(publicTexts))).flat()
  const find = finderOf(secrets)
  const suspects = texts.filter(({ said }) => find(said))
  if (suspects.length === 0) return []
  const findSecret = finderOf({ ...secrets, own: await ownText([]) })
  return suspects.flatMap((text) => copiesIn(text, findSecret))
}

type Find = (text: string) => Finding | undefined

function finderOf(secrets: { campaigns: SecretCampaign[]; own?: string[] }): Find {
  const detectors = [createTextDetector(secrets), createCodeDetector(secrets)]
  const inLayers = (text: string) =>
    [...layersOf(Buffer.from(text))].flatMap((layer) => detectors.flatMap((detect) => detect(layer)))
  return (text) => (LINK.test(text) ? A_LINK : inLayers(text)[0])
}

/** A private link, of whatever campaign: which one, only the secret tells, and nothing else has its shape. */
const LINK = new RegExp(`[#=][a-z]${BASE58_PATTERN}(?![A-Za-z0-9])`)
const A_LINK: Finding = { what: 'a private link, which would open to all of them', mend: '' }

/** Problems, one for each place, at the line on which the copy ends. */
function copiesIn({ file, source, said }: PublicText, find: Find): Problem[] {
  const problem = (line: number, finding: Finding): Problem => {
    const expected = finding === A_LINK ? 'none here' : 'other words here, or the piece without it'
    const message = `tells everybody ${finding.what}, expected ${expected}`
    return { severity: 'error', file, line, field: '', message }
  }
  const whole = find(said)
  if (!whole) return []
  const lines = source.split('\n')
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

async function publicTexts(campaign: Campaign): Promise<PublicText[]> {
  const config = join(campaign.folder, CONFIG)
  const read = (file: string | undefined, shown: (source: string) => string) =>
    file ? readText(file).then((source) => [{ file, source, said: `${source}\n\n${shown(source)}` }]) : []
  // XML says in which encoding it is, and what a drawing says in letters is as plain in all that browsers know.
  const draw = async ({ file }: PublicPicture) => {
    if ((await formatOf(file)) !== 'svg') return []
    const source = await readFile(file, 'utf8')
    return [{ file, source, said: source }]
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
    ...publicTextsOf(campaign).map((file) => read(file, renderTeaser)),
    read(campaign.stylesheet, () => ''),
  ])
  return [...texts.flat(), { file: config, source: await readText(config), said }]
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

async function pictureCopies(campaigns: readonly Campaign[]): Promise<Problem[]> {
  const digests = new Digests()
  const pictures = campaigns.flatMap(publicPictures)
  if (pictures.length === 0) return []
  const shown = await Promise.all(
    pictures.map(async (picture) => ({
      ...picture,
      digest: await digests.of(picture.file),
      relief: await reliefOfFile(picture.file),
    })),
  )
  const problems: Problem[] = []
  for (const campaign of campaigns) {
    for (const piece of textsOf(campaign)) {
      for (const path of piece.media.filter((each) => mediaKind(each) === 'image')) {
        const file = join(campaign.folder, path)
        const digest = await digests.of(file)
        const same = shown.filter((each) => each.digest === digest)
        if (same.length > 0) {
          const other = same.every((each) => each.campaign !== campaign) ? same[0] : undefined
          if (other) problems.push(noSurprise(piece.file, path, other))
          continue
        }
        const relief = await reliefOfFile(file)
        const alike = shown.filter((each) => relief && each.relief && areAlike(relief, each.relief))
        const place = placeOf(campaign, piece, file)
        for (const each of alike) problems.push(await pictureProblem(each, `shows everybody the picture ${place}`))
      }
    }
  }
  return problems
}

function noSurprise(file: string, path: string, { campaign, field }: PublicPicture): Problem {
  const what = field[0] === 'circles' ? 'picture of a circle' : String(field[0])
  const message = `${path} is the ${what} of campaign ${campaign.slug} too, which everybody sees, expected another picture if it is a surprise`
  return { severity: 'warning', file, line: 1, field: '', message }
}

async function pictureProblem({ campaign, field, file: picture }: PublicPicture, what: string): Promise<Problem> {
  const file = join(campaign.folder, CONFIG)
  const { lineOf } = readConfigFile(file, await readText(file))
  const mend = `expected another one there, or here the very same file, if it is no secret`
  const message = `${relative(campaign.folder, picture)} ${what}, ${mend}`
  return { severity: 'error', file, line: lineOf(field), field: formatPath(field), message }
}
