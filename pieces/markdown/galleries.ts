import { type MdastNode, markdownToMdast } from 'satteri'
import { mediaKind } from '../../campaigns/media.ts'

/** Markdown in which images on paragraphs of their own, one below the other, stand in one: together they are a gallery. */
export function withGalleries(markdown: string): string {
  const { children } = markdownToMdast(markdown) as Extract<MdastNode, { type: 'root' }>
  const joints = children.flatMap((node, i) => {
    const next = children[i + 1]
    const [from, to] = [node.position?.end.offset, next?.position?.start.offset]
    const isJoint = next && isPictures(node as MdastNode) && isPictures(next as MdastNode)
    return isJoint && from !== undefined && to !== undefined ? [{ from, to }] : []
  })
  // From the end, so that what comes before stays where it was found.
  return joints.toReversed().reduce((text, { from, to }) => `${text.slice(0, from)}\n${text.slice(to)}`, markdown)
}

function isPictures(node: MdastNode): boolean {
  if (node.type !== 'paragraph') return false
  const shown = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  return shown.length > 0 && shown.every((child) => child.type === 'image' && mediaKind(child.url) === 'image')
}
