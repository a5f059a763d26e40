import { type MdastNode, markdownToMdast } from 'satteri'
import type { Campaign } from '../../campaigns/campaign.ts'
import { mended, nodesOf } from '../../campaigns/markdown.ts'
import { mediaKind, mediaPath, references } from '../../campaigns/media.ts'
import type { Problem } from '../../campaigns/problem.ts'
import { suggestion } from '../../campaigns/suggestion.ts'
import { readText } from '../../campaigns/text-file.ts'
import { publicTextsOf, textsOf } from '../../campaigns/translation.ts'
import { renderPiece } from '../../pieces/markdown/html.ts'
import { anchorPrefix, type Here, isHostPage, pieceFiles, targetOf, textPieces } from './anchors.ts'
import { rawMarks } from './raw-marks.ts'

type Found = Pick<Problem, 'severity' | 'line' | 'message'>

/** Addresses outside the campaign: `mailto:`, `https:` and the like, and other pages of the host. */
function isOutward(url: string): boolean {
  return /^[a-z][a-z\d+.-]*:|^www\.|^[^/#?\s]+@[^/]+$/i.test(url) || isHostPage(url)
}

/** Problems that readers of the Markdown would meet: what they could not see or follow, or would see as raw text. */
export async function markdownProblems(campaign: Campaign): Promise<Problem[]> {
  const problems = [
    ...publicTextsOf(campaign).map((file) => problemsIn(file, teaserProblems)),
    ...textPieces(textsOf(campaign)).map(({ file, id }) => {
      const here = { id, files: pieceFiles(campaign.pieces) }
      return problemsIn(file, (markdown) => pieceProblems(markdown, here))
    }),
  ]
  return (await Promise.all(problems)).flat()
}

async function problemsIn(file: string, find: (markdown: string) => Found[]): Promise<Problem[]> {
  const found = find(mended(await readText(file)))
  return found.map((problem) => ({ ...problem, file, field: '' }))
}

function teaserProblems(markdown: string): Found[] {
  const links = references(markdown).filter(({ url, isEmbedded }) => !isEmbedded && !mediaPath(url) && !isOutward(url))
  const notes = nodesOf(markdownToMdast(markdown)).filter(({ type }) => type === 'footnoteReference')
  return [
    ...rawMarks(markdown),
    ...deadEnds(markdown),
    ...links.map(({ line, url }) => error(line, `"${url}" leads to nothing in a teaser, expected https://…`)),
    ...notes.map(({ position }) => error(position?.start.line ?? 1, 'a teaser has no footnotes, expected text')),
  ]
}

function pieceProblems(markdown: string, here: Here): Found[] {
  const html = renderPiece(markdown, new Map(), here)
  const isEmpty = html.replace(/<[^>]*>/g, '').trim() === '' && references(markdown).length === 0
  return [
    ...(isEmpty ? [error(1, 'shows nothing, expected some text or a medium')] : []),
    ...rawMarks(markdown),
    ...deadEnds(markdown),
    ...references(markdown).flatMap((reference) => linkProblems(reference, here, idsIn(html))),
    ...undescribed(markdown),
    ...secondTitle(markdown),
  ]
}

function idsIn(html: string): string[] {
  return [...html.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id)
}

function linkProblems(
  { url, line, isEmbedded }: ReturnType<typeof references>[number],
  here: Here,
  ids: readonly string[],
): Found[] {
  if (isEmbedded || mediaPath(url) || isOutward(url)) return []
  const to = targetOf(url, here)
  if (to === undefined) {
    const files = [...here.files.keys()]
    const near = url.includes('.md') ? suggestion(url, files) : ''
    return [
      error(
        line,
        `"${url}" leads to nothing${near}, expected https://…, ../media/…, #a-heading or the file of a piece`,
      ),
    ]
  }
  const prefix = anchorPrefix(here.id)
  if (!to.startsWith(prefix) || ids.includes(to)) return []
  const known = ids.filter((id) => id.startsWith(prefix)).map((id) => id.slice(prefix.length))
  const expected = known.length > 0 ? `expected one of ${known.map((id) => `#${id}`).join(', ')}` : 'expected a heading'
  return [error(line, `no heading "${url}"${suggestion(to.slice(prefix.length), known)}, ${expected}`)]
}

/** Addresses that mean another machine on every phone: itself, or one of its own network. */
const AT_HOME = /^https?:\/\/(?:localhost|0\.0\.0\.0|127\.|10\.|192\.168\.|[^/:]+\.local(?=[:/]|$))/i

/** Links that cannot be followed or seen, and footnotes without a reference. */
function deadEnds(markdown: string): Found[] {
  const nodes = nodesOf(markdownToMdast(markdown))
  const noted = new Set(nodes.flatMap((node) => (node.type === 'footnoteReference' ? [node.identifier] : [])))
  return nodes.flatMap((node): Found[] => {
    const line = node.position?.start.line ?? 1
    if (node.type === 'footnoteDefinition' && !noted.has(node.identifier))
      return [warning(line, `nothing leads to the note [^${node.label ?? node.identifier}], expected that in the text`)]
    if (node.type !== 'link') return []
    if (AT_HOME.test(node.url))
      return [warning(line, `"${node.url}" leads to a machine of yours, expected an address that everybody reaches`)]
    const fault = addressFault(node.url)
    if (fault) return [error(line, `"${node.url}" ${fault}`)]
    const isEmpty = nodesOf(node).every(({ type }) => !['text', 'image', 'imageReference', 'inlineCode'].includes(type))
    return isEmpty ? [warning(line, `"${node.url}" is a link without a word, expected [text](…)`)] : []
  })
}

/** Why an address of the web leads to no site; undefined for one that can. */
function addressFault(url: string): string | undefined {
  if (!/^https?:/i.test(url)) return undefined
  if (url.includes(')[')) return 'runs on into what stands behind it, expected [text](address)'
  const host = URL.parse(url)?.hostname ?? ''
  return /^\[|[^.]\.[^.]/.test(host) ? undefined : 'leads to no site, expected its whole address'
}

/** What cameras and programs put in the place of a description. */
const FILE_NAME = /^\s*\S+\.(?:avif|gif|heic|jfif|jpe?g|m4a|mov|mp[34]|png|svg|wav|webp)\s*$/i

function undescribed(markdown: string): Found[] {
  return nodesOf(markdownToMdast(markdown)).flatMap((node) => {
    if (node.type !== 'image' && node.type !== 'imageReference') return []
    const isSaid = node.alt?.trim() && !FILE_NAME.test(node.alt)
    if (isSaid || (node.type === 'image' && mediaKind(node.url) === 'file')) return []
    const [line, what] = [node.position?.start.line ?? 1, node.type === 'image' ? node.url : 'an image']
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
