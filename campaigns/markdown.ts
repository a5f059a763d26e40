import { type MdastNode, markdownToMdast } from 'satteri'

/** The address of a link or an image, where it has blanks or brackets, as people write it; in CommonMark it is plain text. */
const SPACED =
  /(?<=\]\()((?:\.{0,2}\/)*media\/(?:[^()<>\n"]|\([^()<>\n"]*\))*[^\s()<>"]\)?)(?=(?:[ \t]+"[^"\n]*")?[ \t]*\))/g

/**
 * Mends Markdown: addresses in media/ may have blanks and brackets. Line numbers stay. Everything that reads a text of a
 * campaign uses it.
 */
export function mended(markdown: string): string {
  if (!markdown.match(SPACED)) return markdown
  let text = markdown
  // From the end, so that earlier offsets stay right.
  for (const { start, shown } of shownIn(markdownToMdast(markdown) as MdastNode, markdown).toReversed()) {
    for (const { 0: address, index } of [...shown.matchAll(SPACED)].toReversed()) {
      const [from, to] = [start + index, start + index + address.length]
      text = `${text.slice(0, from)}<${text.slice(from, to)}>${text.slice(to)}`
    }
  }
  return text
}

/** Stands for one character that Markdown has understood. */
export const UNDERSTOOD = '\ufffc'

/** A paragraph, a heading or a cell, as readers see it. */
interface Shown {
  /** Where its source begins, and on which line, from 1. */
  start: number
  line: number
  /** As long as the source: what readers see as it is written, and {@link UNDERSTOOD} for all else. */
  shown: string
}

/**
 * The text of each block as it is shown, whatever stands between: `[**bold**](no address)` is one text. Marks that were
 * understood, code and tags are none, nor is a sign behind a backslash, which says that no mark is meant. A line that the
 * author has broken ends in U+2028, and not as the others.
 */
export function shownIn(root: MdastNode, markdown: string): Shown[] {
  return nodesOf(root).flatMap((block): Shown[] => {
    if (!['paragraph', 'heading', 'tableCell'].includes(block.type) || !block.position) return []
    const { start, end } = block.position
    const from = start.offset ?? 0
    let shown = ''
    const understood = (to: number, breaks = '') => {
      shown += UNDERSTOOD.repeat(Math.max(0, to - from - shown.length - breaks.length)) + breaks
    }
    for (const { type, position } of nodesOf(block)) {
      if (!position || (type !== 'text' && type !== 'break')) continue
      const [first, last] = [position.start.offset ?? 0, position.end.offset ?? 0]
      understood(first)
      if (type === 'break') understood(last, '\u2028')
      else shown += plain(markdown.slice(first, last))
    }
    understood(end.offset ?? 0)
    return [{ start: from, line: start.line, shown }]
  })
}

/** Without signs behind backslashes, but for those of a formula, and without what begins the lines of a quotation. */
function plain(source: string): string {
  return source
    .replace(/\\[!-'*-/:-@[-`{-~]/g, UNDERSTOOD.repeat(2))
    .replace(/(?<=\n)[ \t]*(?:>[ \t]*)+/g, (begin) => ' '.repeat(begin.length))
}

/** A node and its descendants, in the order of the text. */
export function nodesOf(node: MdastNode): MdastNode[] {
  return [node, ...('children' in node ? (node.children as MdastNode[]).flatMap(nodesOf) : [])]
}
