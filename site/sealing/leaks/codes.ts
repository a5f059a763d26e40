import { decodeEscapes, stripTags, viewsOf } from './plain-text.ts'
import { type Detector, type Finding, placeOf, type Secrets } from './secrets.ts'

/** Groups of letters and digits with signs between, as in codes, phone numbers and tickets. */
const GROUPS = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:[-–./_·:\u00a0\u202f ][\p{L}\p{N}]+)*(?![\p{L}\p{N}])/gu
/** Letters and digits without a sign between. */
const GROUP = /[\p{L}\p{N}]+/gu

/** The shortest code, in letters and digits: shorter ones occur in any script. */
const SHORTEST = 6
const FEWEST_DIGITS = 4
/** The fewest distinct characters: `1 000 000` and `2222` are no codes. */
const FEWEST_DIFFERENT = 4

/** Dates and times, which are public as well. */
const DATE = /^(?:\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d{2}|(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2})$/

const MEND = 'Take it out of campaign.yaml or teaser.md, or say it without the number.'

/** Finds codes and numbers within a piece's sentences: too short for the detector of text. */
export function createCodeDetector({ campaigns, own = [] }: Pick<Secrets, 'campaigns' | 'own'>): Detector {
  const labels = new Set(campaigns.flatMap(({ labels }) => labels.flatMap(codesIn).map(folded)))
  const codes = campaigns.flatMap((campaign) =>
    campaign.pieces.flatMap((piece) =>
      piece.markdown.split('\n').flatMap((line, i) =>
        codesIn(decodeEscapes(stripTags(line)).replace(/[*`]/g, '')).map((code) => ({
          code: folded(code),
          finding: {
            what: `a code or number ${placeOf(campaign, piece, piece.file, i + 1)}`,
            ...{ mend: MEND, slug: campaign.slug, place: { file: piece.file, line: i + 1 } },
          },
        })),
      ),
    ),
  )
  const find = finderOf(codes.filter(({ code }) => !labels.has(code)))
  const ownCodes = new Set(own.flatMap(find).map(({ code }) => code))
  const findSecret = finderOf(codes.filter(({ code }) => !labels.has(code) && !ownCodes.has(code)))
  return ({ text }) => findSecret(text).map(({ finding }) => finding)
}

interface Code {
  code: string
  finding: Finding
}

/** Looks codes up by their first groups: one pattern of thousands would be tried in full at every place. */
function finderOf(codes: readonly Code[]): (text: string) => Code[] {
  const byStart = Map.groupBy(
    codes.flatMap((each) => startsOf(each.code).map((start) => ({ start, ...each }))),
    ({ start }) => start,
  )
  return (text) => {
    if (byStart.size === 0) return []
    return viewsOf(folded(text)).flatMap((view) =>
      [...view.matchAll(GROUP)].flatMap(({ 0: run, index }) => {
        return (byStart.get(run) ?? []).filter(({ code }) => isAt(index, code, view))
      }),
    )
  }
}

/** The first group of a code, its first two joined, and so on: signs may be left out. */
function startsOf(code: string): string[] {
  const groups = code.split(' ')
  return groups.map((_, i) => groups.slice(0, i + 1).join(''))
}

function isAt(index: number, code: string, text: string): boolean {
  const pattern = new RegExp(`${code.split(' ').join('[^\\p{L}\\p{N}]{0,3}')}(?![\\p{L}\\p{N}])`, 'uy')
  pattern.lastIndex = index
  return pattern.test(text)
}

/** Folds case. */
const folded = (text: string) => text.toUpperCase().toLowerCase()

/** Every code of a text: its groups with one space between. */
function codesIn(text: string): string[] {
  return [...text.matchAll(GROUPS)].flatMap(([written]) => partsOf(written)).filter(isCode)
}

/** Splits a run of words and a code (`code 1312-4477 B`): groups with a digit go together, with a capital beside. */
function partsOf(written: string): string[] {
  if (DATE.test(written)) return []
  const parts: string[] = []
  let part: string[] = []
  for (const [group] of written.matchAll(GROUP)) {
    if (/\p{N}/u.test(group) || (part.length > 0 && /^\p{Lu}$/u.test(group))) part.push(group)
    else {
      parts.push(part.join(' '))
      part = []
    }
  }
  return [...parts, part.join(' ')]
}

function isCode(code: string): boolean {
  const characters = code.toLowerCase().replaceAll(' ', '')
  if (
    characters.length < SHORTEST ||
    new Set(characters).size < FEWEST_DIFFERENT ||
    DATE.test(code.replaceAll(' ', '/'))
  )
    return false
  const changes = characters.match(/\p{L}\p{N}|\p{N}\p{L}/gu)?.length ?? 0
  return (characters.match(/\p{N}/gu)?.length ?? 0) >= FEWEST_DIGITS || changes >= 2
}
