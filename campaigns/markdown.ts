import { type MdastNode, markdownToMdast } from 'satteri'

/** A link or an image whose address has spaces, as people write it; in CommonMark it is plain text. */
const SPACED = /(!?\[[^\]\n]*\])\(((?:\.{1,2}\/)*media\/[^()<>\n"]*\S)((?:[ \t]+"[^"\n]*")?)[ \t]*\)/g

/**
 * Mends Markdown: addresses in media/ may have spaces. Line numbers stay. Everything that reads a text of a campaign uses
 * it.
 */
export function mended(markdown: string): string {
  if (!markdown.match(SPACED)) return markdown
  let text = markdown
  // From the end, so that earlier offsets stay right.
  for (const { start, end } of textsIn(markdownToMdast(markdown) as MdastNode).toReversed()) {
    const written = text.slice(start, end).replace(SPACED, '$1(<$2>$3)')
    text = text.slice(0, start) + written + text.slice(end)
  }
  return text
}

/** Offsets of text that is no code. */
function textsIn(root: MdastNode): { start: number; end: number }[] {
  return nodesOf(root).flatMap(({ type, position }) =>
    type === 'text' && position ? [{ start: position.start.offset ?? 0, end: position.end.offset ?? 0 }] : [],
  )
}

/** A node and its descendants, in the order of the text. */
export function nodesOf(node: MdastNode): MdastNode[] {
  return [node, ...('children' in node ? (node.children as MdastNode[]).flatMap(nodesOf) : [])]
}
