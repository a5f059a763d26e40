import { decodeEscapes, stripTags } from './plain-text.ts'
import { type Detector, placeOf, type Secrets } from './secrets.ts'

/** Groups of letters and digits with signs between that people write in codes, numbers of telephones and of tickets. */
const GROUPS = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:[-–./_·:\u00a0\u202f ][\p{L}\p{N}]+)*(?![\p{L}\p{N}])/gu
const GROUP = /[\p{L}\p{N}]+/gu

/** Shortest code, in letters and digits: shorter ones stand in any script. */
const SHORTEST = 6
const FEWEST_DIGITS = 4
/** `1 000 000` and `2222` are no codes. */
const FEWEST_DIFFERENT = 4

/** Dates and times are said in public as well. */
const DATE = /^(?:\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d{2}|(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2})$/

const MEND = 'Take it out of campaign.yaml or teaser.md, or say it without the number.'

/** Finds the codes and numbers that a piece says in the middle of a sentence: too short for the detector of text. */
export function createCodeDetector({ campaigns }: Pick<Secrets, 'campaigns'>): Detector {
  const labels = campaigns.flatMap(({ labels }) => labels.flatMap(codesIn))
  const codes = campaigns.flatMap((campaign) =>
    campaign.pieces.flatMap((piece) =>
      piece.markdown.split('\n').flatMap((line, i) =>
        codesIn(decodeEscapes(stripTags(line)).replace(/[*`]/g, '')).map((code) => ({
          code,
          finding: { what: `a code or number ${placeOf(campaign, piece, piece.file, i + 1)}`, mend: MEND },
        })),
      ),
    ),
  )
  const secret = codes.filter(({ code }) => !labels.includes(code))
  const patterns = secret.map(({ code }) => `(${code.split(' ').join('[^\\p{L}\\p{N}]{0,3}')})`)
  const any = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return ({ text }) => {
    if (secret.length === 0) return []
    return [stripTags(text), text].flatMap((view) =>
      [...view.matchAll(any)].flatMap(([, ...groups]) => {
        const found = secret[groups.findIndex((group) => group !== undefined)]
        return found ? [found.finding] : []
      }),
    )
  }
}

/** Every code of a text: its groups with one space between. */
function codesIn(text: string): string[] {
  return [...text.matchAll(GROUPS)].flatMap(([written]) => partsOf(written)).filter(isCode)
}

/** Words and a code often stand in one run (`code 1312-4477 B`): what holds a digit goes together, with a capital beside. */
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
