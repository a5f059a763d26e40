import { join } from 'node:path'
import { CONFIG } from '../../campaigns/campaign.ts'
import { formatPath, readConfigFile } from '../../campaigns/config-file.ts'
import type { Problem } from '../../campaigns/problem.ts'
import { readText } from '../../campaigns/text-file.ts'
import { accentOf, asked, coloursOf, type Design, pairsOf, printOf, type Scheme, schemesOf } from './colours.ts'
import { contrast, moved, shown, TEXT_CONTRAST } from './contrast.ts'
import type { Pair } from './palette.ts'

type Token = 'ink' | 'ground' | 'accent'

/** Something about the colours, and the path of the field to change. */
interface Finding {
  severity: Problem['severity']
  path: string[]
  message: string
}

/** Problems of a campaign's colours: what cannot be read, and accents that had to be moved. */
export async function colourProblems(campaign: Design & { folder: string }): Promise<Problem[]> {
  const findings = colourFindings(campaign)
  if (findings.length === 0) return []
  const file = join(campaign.folder, CONFIG)
  const { lineOf } = readConfigFile(file, await readText(file))
  return findings.map(({ severity, path, message }) => {
    return { severity, file, line: lineOf(path), field: formatPath(path), message }
  })
}

export function colourFindings(design: Design): Finding[] {
  const unreadable = schemesOf(design).flatMap((scheme) => worstPair(design, scheme) ?? [])
  return [...unreadable.map((pair) => unreadablePair(design, pair)), ...movedAccent(design)]
}

interface Measured extends Pair {
  scheme: Scheme
  ratio: number
  colour: string
  ground: string
}

/** The pair that misses its contrast most; undefined when all can be read. */
function worstPair({ look, ...design }: Design, scheme: Scheme): Measured | undefined {
  const colours = coloursOf({ look, ...design }, scheme)
  const pairs = pairsOf(look).map((pair): Measured => {
    const [colour, ground] = [colours[pair.print], colours[pair.on]]
    return { ...pair, scheme, colour, ground, ratio: contrast(colour, ground) }
  })
  const [worst] = pairs.sort((a, b) => a.ratio / a.needs - b.ratio / b.needs)
  return worst && worst.ratio < worst.needs ? worst : undefined
}

function unreadablePair(design: Design, { scheme, print, on, ratio, needs, colour, ground }: Measured): Finding {
  const tokens = (['ink', 'ground', 'accent'] as const).filter((token) => askedFor(design, token, scheme))
  const token = tokens.find((each) => mended(design, each, scheme)) ?? tokens[0] ?? 'accent'
  const mend = mended(design, token, scheme)
  const field = design[token]
  const where = scheme === 'dark' ? ', when the system is dark' : darkByDay(design)
  return {
    severity: 'error',
    path: typeof field === 'object' ? [token, scheme] : [token],
    message:
      `${print} ${colour} on ${SURFACES[on]} ${ground} has a contrast of ${shown(ratio)}${where}, expected ${shown(needs)} or more` +
      (mend ? `, such as ${mend}` : ', which takes another ground as well'),
  }
}

/** A hint for looks that are dark by day too, where a colour for the day was given. */
function darkByDay({ look, ground, ink }: Design): string {
  const own = printOf({ look }).ground
  const isDark = contrast(own, '#ffffff') > contrast(own, '#000000')
  const expectsLight = [ground, ink].some((field) => typeof field === 'object' && field.light)
  return isDark && expectsLight && printOf({ look, ground }).ground === own ? ` (${look} is dark by day too)` : ''
}

const SURFACES: Record<Pair['on'], string> = {
  ground: 'the ground',
  raised: 'a raised part of the ground,',
  action: 'a button',
  lit: 'the ground in the lamplight,',
}

function askedFor(design: Design, token: Token, scheme: Scheme): string | undefined {
  return token === 'accent' ? design.accent : asked(design[token], scheme)
}

/** The nearest value of a token at which all can be read, as written in `campaign.yaml`. */
function mended(design: Design, token: Token, scheme: Scheme): string | undefined {
  const colour = askedFor(design, token, scheme) ?? ''
  const isRead = (candidate: string) => !worstPair(withColour(design, token, scheme, candidate), scheme)
  const found = ['#000000', '#ffffff'].flatMap((end) => moved(colour, end, isRead) ?? [])
  const [nearest] = found.sort((a, b) => contrast(a, colour) - contrast(b, colour))
  if (!nearest) return undefined
  const both = { light: colour, dark: colour, [scheme]: nearest }
  const isShared = token !== 'accent' && typeof design[token] === 'string'
  // A single colour for both schemes may be right in the other and wrong in this one.
  const isWrongElsewhere = schemesOf(design).some((each) => worstPair({ ...design, [token]: nearest }, each))
  return isShared && isWrongElsewhere ? `{ light: "${both.light}", dark: "${both.dark}" }` : `"${nearest}"`
}

function withColour(design: Design, token: Token, scheme: Scheme, colour: string): Design {
  if (token === 'accent') return { ...design, accent: colour }
  const other = scheme === 'light' ? 'dark' : 'light'
  return { ...design, [token]: { [other]: asked(design[token], other), [scheme]: colour } }
}

/**
 * Accents that had to be moved by day. By night none is reported: no accent can be read on a light ground and on a dark
 * one.
 */
function movedAccent(design: Design): Finding[] {
  const own = accentOf(design)
  const { ground, raised, accent } = coloursOf(design, 'light')
  if (!design.accent || own === ground || own === accent) return []
  const under = contrast(own, ground) < TEXT_CONTRAST ? ground : raised
  const direction = contrast(printOf(design).ink, '#000000') < contrast(ground, '#000000') ? 'darker' : 'lighter'
  const message =
    `${own} cannot be read on ${under} (${shown(contrast(own, under))}, expected ${shown(TEXT_CONTRAST)}): ` +
    `printed as ${accent}; choose a ${direction} accent to have your own`
  return [{ severity: 'warning', path: ['accent'], message }]
}
