import { type MdastNode, markdownToMdast } from 'satteri'
import type { Campaign } from '../../campaigns/campaign.ts'
import { isSaid } from '../../campaigns/description.ts'
import { isLabel, labelOf } from '../../campaigns/label.ts'
import { mended, nodesOf } from '../../campaigns/markdown.ts'
import { mediaKind, mediaPath, references } from '../../campaigns/media.ts'
import { readable } from '../../campaigns/merge-fields.ts'
import type { Problem } from '../../campaigns/problem.ts'
import type { Locale } from '../../campaigns/schema.ts'
import { shortened } from '../../campaigns/shortened.ts'
import { suggestion } from '../../campaigns/suggestion.ts'
import { readText } from '../../campaigns/text-file.ts'
import { editionsOf, textsOf } from '../../campaigns/translation.ts'
import { renderPiece, renderTeaser } from '../../pieces/markdown/html.ts'
import { anchorPrefix, type Here, notePrefix, pieceFiles, targetOf, textPieces } from './anchors.ts'
import { isOutward, outwardFault } from './outward.ts'
import { rawMarks } from './raw-marks.ts'

type Found = Pick<Problem, 'severity' | 'line' | 'message'>

/** Problems that readers of the Markdown would meet: what they could not see or follow, or would see as raw text. */
export async function markdownProblems(campaign: Campaign): Promise<Problem[]> {
  const problems = [
    ...editionsOf(campaign).flatMap(({ locale, teaser, letter }) => [
      problemsIn(teaser, (markdown) => teaserProblems(markdown, locale)),
      // What a mailer fills in stands in no page.
      problemsIn(letter, (markdown) => teaserProblems(readable(markdown), locale)),
    ]),
    ...textPieces(textsOf(campaign)).map(({ file, id, locale }) => {
      const here = { id, files: pieceFiles(campaign.pieces), locale }
      return problemsIn(file, (markdown) => pieceProblems(markdown, here))
    }),
  ]
  return (await Promise.all(problems)).flat()
}

async function problemsIn(file: string | undefined, find: (markdown: string) => Found[]): Promise<Problem[]> {
  if (file === undefined) return []
  const found = find(mended(await readText(file)))
  return found.map((problem) => ({ ...problem, file, field: '' }))
}

function teaserProblems(markdown: string, locale: Locale): Found[] {
  const links = references(markdown).filter(({ url, isEmbedded }) => !isEmbedded && !mediaPath(url))
  const notes = nodesOf(markdownToMdast(markdown)).filter(({ type }) => type === 'footnoteReference')
  return [
    ...unseen(renderTeaser(markdown, locale), markdown),
    ...rawMarks(markdown),
    ...deadEnds(markdown),
    ...links.flatMap(({ line, url }) =>
      isOutward(url)
        ? outwardProblems(line, url)
        : [error(line, `"${shortened(url)}" leads to nothing in a teaser, expected https://…`)],
    ),
    ...notes.map(({ position }) => error(position?.start.line ?? 1, 'a teaser has no footnotes, expected text')),
  ]
}

function pieceProblems(markdown: string, here: Here): Found[] {
  const html = renderPiece(markdown, new Map(), here)
  return [
    ...unseen(html, markdown),
    ...rawMarks(markdown),
    ...deadEnds(markdown),
    ...references(markdown).flatMap((reference) => linkProblems(reference, here, idsIn(html))),
    ...undescribed(markdown),
    ...secondTitle(markdown),
  ]
}

/** A text without a sign that is drawn, and without a medium. */
function unseen(html: string, markdown: string): Found[] {
  const isSeen = isLabel(labelOf(html.replace(/<[^>]*>/g, ''))) || references(markdown).length > 0
  return isSeen ? [] : [error(1, 'shows nothing, expected some text or a medium')]
}

function idsIn(html: string): string[] {
  return [...html.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id)
}

function linkProblems(
  { url, line, isEmbedded }: ReturnType<typeof references>[number],
  here: Here,
  ids: readonly string[],
): Found[] {
  if (isEmbedded || mediaPath(url)) return []
  if (isOutward(url)) return outwardProblems(line, url)
  const to = targetOf(url, here)
  if (to === undefined) {
    const files = [...here.files.keys()]
    const near = url.includes('.md') ? suggestion(url, files) : ''
    return [
      error(
        line,
        `"${shortened(url)}" leads to nothing${near}, expected https://…, mailto:…, ../media/…, #a-heading or the file of a piece`,
      ),
    ]
  }
  const prefix = anchorPrefix(here.id)
  if (!to.startsWith(prefix) || ids.includes(to)) return []
  const known = ids
    .filter((id) => id.startsWith(prefix) && !id.startsWith(notePrefix(here.id)))
    .map((id) => id.slice(prefix.length))
  const expected = known.length > 0 ? `expected one of ${known.map((id) => `#${id}`).join(', ')}` : 'expected a heading'
  return [error(line, `no heading "${shortened(url)}"${suggestion(to.slice(prefix.length), known)}, ${expected}`)]
}

function outwardProblems(line: number, url: string): Found[] {
  const fault = outwardFault(url)
  return fault ? [{ ...fault, line }] : []
}

/** Links and headings that cannot be seen, and footnotes without a reference. */
function deadEnds(markdown: string): Found[] {
  const nodes = nodesOf(markdownToMdast(markdown))
  const noted = new Set(nodes.flatMap((node) => (node.type === 'footnoteReference' ? [node.identifier] : [])))
  return nodes.flatMap((node): Found[] => {
    const line = node.position?.start.line ?? 1
    if (node.type === 'footnoteDefinition' && !noted.has(node.identifier))
      return [warning(line, `nothing leads to the note [^${node.label ?? node.identifier}], expected that in the text`)]
    if (node.type !== 'link' && node.type !== 'heading') return []
    const isEmpty = nodesOf(node).every(({ type }) => !['text', 'image', 'imageReference', 'inlineCode'].includes(type))
    if (node.type === 'heading')
      return isEmpty ? [warning(line, 'a heading without a word, expected some behind its #, or no such line')] : []
    return isEmpty ? [warning(line, `"${shortened(node.url)}" is a link without a word, expected [text](…)`)] : []
  })
}

function undescribed(markdown: string): Found[] {
  return nodesOf(markdownToMdast(markdown)).flatMap((node) => {
    if (node.type !== 'image' && node.type !== 'imageReference') return []
    const [size] = /\|\d+(?:x\d+)?$/.exec(node.alt ?? '') ?? []
    if (size)
      return [
        warning(
          node.position?.start.line ?? 1,
          `"${size}" is read aloud with what an image shows, expected no size in it`,
        ),
      ]
    if (isSaid(node.alt) || (node.type === 'image' && mediaKind(node.url) === 'file')) return []
    const [line, what] = [node.position?.start.line ?? 1, node.type === 'image' ? shortened(node.url) : 'an image']
    const message = `${what} has no description for those who cannot see or hear it, expected ![what it is](…)`
    // A picture is a button as well, which would have no name.
    const isPicture = node.type === 'imageReference' || mediaKind(node.url) === 'image'
    return [isPicture ? error(line, message) : warning(line, message)]
  })
}

/** A heading at the top of the text, right below the piece's public title, which reads as a second one. */
function secondTitle(markdown: string): Found[] {
  const root = markdownToMdast(markdown) as Extract<MdastNode, { type: 'root' }>
  const [first] = root.children.filter(({ type }) => type !== 'yaml' && type !== 'toml')
  if (first?.type !== 'heading') return []
  const message = 'a heading stands first, right below the title of the piece, expected a sentence before it, or none'
  return [warning(first.position?.start.line ?? 1, message)]
}

function error(line: number, message: string): Found {
  return { severity: 'error', line, message }
}

function warning(line: number, message: string): Found {
  return { severity: 'warning', line, message }
}
