import { isWebVtt, webVttText } from '../films/webvtt.ts'
import { tells } from './information.ts'
import { coverLabels } from './labels.ts'
import { comparable, decodeEscapes, stripTags, viewsOf } from './plain-text.ts'
import { type Run, RunIndex } from './run-index.ts'
import {
  type Detector,
  type Finding,
  type Place,
  placeOf,
  type SecretCampaign,
  type SecretPiece,
  type Secrets,
} from './secrets.ts'

/** Letters and digits in a row that no two texts share by chance. */
const LONG = 24

/** A whole paragraph counts from here: a date and a place are a secret too. */
const SHORT = 12

/** A whole sentence or a marked phrase inside a paragraph counts from here, or from `SHORT` when it holds a digit. */
const CLAUSE = 16

/** Where sentences and phrases end: at stops, quotation marks, brackets and dashes, and where something is marked. */
const CLAUSE_END = /[.!?…;:()[\]«»“”"]+|\s[–—-]+\s|<\/?(?:strong|b|em|i|code|mark|kbd|q|a|u|span)\b[^<>]*>/

const PARAGRAPH_END = /<\/?(?:p|li|h\d|td|th|div|figcaption|blockquote|pre|br)\b[^<>]*>/
/** What a kind says by itself, in the words of this project: no secret of its author's. */
const OWN_WORDS = /<script [^<>]*data-words[^<>]*>[^<]*<\/script>/

const MEND = 'Say it in other words in campaign.yaml or teaser.md, or leave it out of the piece.'

/** A text as it is compared. */
interface SecretText {
  bytes: Buffer
  /** Whose a part of it is, and where that stands. */
  finding(start: number, end: number): Finding
}

/** Finds the text of pieces: long runs of it anywhere; short paragraphs, sentences and marked phrases as a whole. */
export function createTextDetector({ campaigns, own = [] }: Pick<Secrets, 'campaigns' | 'own'>): Detector {
  const texts = campaigns
    .flatMap((campaign) => campaign.pieces.flatMap((piece) => textsOf(campaign, piece)))
    .filter(({ bytes }) => bytes.length >= SHORT)
  const sources = texts.map(({ bytes }) => bytes)
  const labels = campaigns.flatMap((campaign) => campaign.labels.map(comparable))
  const covers = coverLabels(sources, labels)
  const index = new RunIndex(sources, { block: LONG / 2, minimum: ({ length }) => Math.min(LONG, length) })
  const find = (text: string, accepts: (run: Run) => boolean) =>
    viewsOf(text).flatMap((view) => index.find(comparable(view), accepts))
  for (const text of own) {
    find(text, ({ source, start, length }) => {
      covers[source]?.fill(1, start, start + length)
      // Never enough: every place that the text shares with the site is to be marked.
      return false
    })
  }
  const isSecret = ({ source, start, length }: Run) => {
    const cover = covers[source]?.subarray(start, start + length)
    const run = sources[source]?.subarray(start, start + length)
    const uncovered = run?.filter((_, i) => cover?.[i] === 0) ?? new Uint8Array()
    return uncovered.length >= SHORT && tells(uncovered)
  }
  return ({ text }) => {
    const runs = find(text, isSecret)
    return runs.flatMap(({ source, start, length }) => texts[source]?.finding(start, start + length) ?? [])
  }
}

/** The Markdown and what is rendered from it, each as a whole, and what is short as a whole of its own. */
function textsOf(campaign: SecretCampaign, piece: SecretPiece): SecretText[] {
  const lines = piece.markdown.split('\n').map((line) => comparable(decodeEscapes(line)))
  const markdown = Buffer.concat(lines)
  const html = decodeEscapes(piece.html.replace(OWN_WORDS, ''))
  const paragraphs = html.split(PARAGRAPH_END)
  const wholes = paragraphs.map((paragraph) => comparable(stripTags(paragraph)))
  const clauses = paragraphs.flatMap((paragraph) => paragraph.split(CLAUSE_END)).map(comparable)
  const short = [...wholes, ...clauses.filter(isTelling)].filter(({ length }) => length < LONG)
  const lineAt = (offset: number) => {
    let line = 0
    for (let end = 0; end <= offset; line++) end += lines[line]?.length ?? 1
    return line
  }
  const own = [markdown, comparable(stripTags(html)), ...short].map(
    (bytes): SecretText => ({
      bytes,
      finding(start, end) {
        const offset = markdown.indexOf(bytes.subarray(start, end))
        return findingAt({ file: piece.file, line: offset < 0 ? undefined : lineAt(offset) }, campaign, piece)
      },
    }),
  )
  return [...own, ...captionsOf(campaign, piece)]
}

/** What is said in films, and how their chapters are called. */
function captionsOf(campaign: SecretCampaign, piece: SecretPiece): SecretText[] {
  return piece.media.flatMap(({ file, bytes }) => {
    const said = isWebVtt(bytes) ? webVttText(new TextDecoder().decode(bytes)) : ''
    const finding = () => findingAt({ file }, campaign, piece)
    const texts = [
      said,
      ...said.split('\n').filter((line) => comparable(line).length < LONG && isTelling(comparable(line))),
    ]
    return texts.map((text) => ({ bytes: comparable(text), finding }))
  })
}

function findingAt(place: Place, campaign: SecretCampaign, piece: SecretPiece): Finding {
  const what = `text ${placeOf(campaign, piece, place.file, place.line)}`
  return { what, mend: MEND, slug: campaign.slug, place }
}

/** Counted in letters: bytes would take nine Arabic ones, three words, for a sentence. */
function isTelling(clause: Buffer): boolean {
  const text = clause.toString()
  return [...text].length >= CLAUSE || (/\p{N}/u.test(text) && [...text].length >= SHORT)
}
