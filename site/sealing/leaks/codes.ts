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
  const secret = codes
    .filter(({ code }) => !labels.includes(code))
    .map(({ code, finding }) => ({ start: startOf(code), pattern: patternOf(code), finding }))
  // By how they start: one pattern of thousands of codes is tried whole at every place of every file.
  const byStart = Map.groupBy(secret, ({ start }) => start)
  return ({ text }) => {
    if (secret.length === 0) return []
    return [stripTags(text), text].flatMap((view) =>
      [...view.matchAll(START)].flatMap(({ 0: start, index }) =>
        startsOf(start)
          .flatMap((each) => byStart.get(each) ?? [])
          .filter(({ pattern }) => {
            pattern.lastIndex = index
            return pattern.test(view)
          })
          .map(({ finding }) => finding),
      ),
    )
  }
}

/** The first two letters or digits of a run; the first alone where a sign follows. */
const START = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,2}/gu

const startOf = (code: string) => folded(code.match(START)?.[0] ?? '')

/** The starts of codes that a text with this start may hold: a code's first sign may be left out. */
function startsOf(start: string): string[] {
  const [first = ''] = start
  return first === start ? [folded(first)] : [folded(first), folded(start)]
}

/** As patterns without regard to case fold it: what differs in small letters only may be one in capitals. */
const folded = (text: string) => text.toUpperCase().toLowerCase()

const patternOf = (code: string) =>
  new RegExp(`${code.split(' ').join('[^\\p{L}\\p{N}]{0,3}')}(?![\\p{L}\\p{N}])`, 'iuy')

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
