import { readFile } from 'node:fs/promises'
import { type MdastNode, markdownToMdast } from 'satteri'
import type { Campaign } from '../../campaigns/load.ts'
import { mediaPath } from '../../campaigns/media.ts'
import type { Problem } from '../../campaigns/problem.ts'
import { textsOf } from '../../campaigns/translation.ts'

const ADDRESS = /\b(?:src|href|data|poster)\s*=\s*["']?([^"'\s>]+)/gi

/** Only Markdown's own images and links are sealed: reports media that a piece shows by HTML. */
export async function mediaInHtml(campaigns: readonly Campaign[]): Promise<Problem[]> {
  const files = campaigns.flatMap((campaign) => textsOf(campaign).map(({ file }) => file))
  const problems = await Promise.all(files.map(async (file) => problemsOf(file, await readFile(file, 'utf8'))))
  return problems.flat()
}

function problemsOf(file: string, markdown: string): Problem[] {
  return htmlOf(markdownToMdast(markdown)).flatMap(({ value, line }) =>
    [...value.matchAll(ADDRESS)].flatMap(([, url = '']): Problem[] => {
      const path = mediaPath(url)
      const message = `${path} stands in HTML, expected it in Markdown: ![…](../${path})`
      return path ? [{ severity: 'error', file, line, field: '', message }] : []
    }),
  )
}

function htmlOf(node: MdastNode): { value: string; line: number }[] {
  if (node.type === 'html') return [{ value: node.value, line: node.position?.start.line ?? 1 }]
  return 'children' in node ? node.children.flatMap(htmlOf) : []
}
