import { type MdastNode, markdownToMdast } from 'satteri'
import type { Campaign } from '../../campaigns/campaign.ts'
import { nodesOf } from '../../campaigns/markdown.ts'
import { mediaPath } from '../../campaigns/media.ts'
import type { Problem } from '../../campaigns/problem.ts'
import { shortened } from '../../campaigns/shortened.ts'
import { readText } from '../../campaigns/text-file.ts'
import { publicTextsOf, textsOf } from '../../campaigns/translation.ts'
import { isHostPage, textPieces } from './anchors.ts'
import { outwardFault } from './outward.ts'
import { type Holder, keepsAddress, removals } from './safe-html.ts'

const LINK = /<a\s(?:[^>]*?\s)?href\s*=\s*(?:(?<mark>["'])(?<quoted>.*?)\k<mark>|(?<bare>[^\s>]*))/gis
const ADDRESS = /\b(?:src|href|data|poster)\s*=\s*["']?([^"'\s>]+)/gi

/**
 * Problems of HTML in Markdown. Media that a piece shows by HTML are not sealed: errors. What the pages leave out, since it
 * could redirect, frame, post or run: warnings, but for the address of a link.
 */
export async function htmlProblems(campaigns: readonly Campaign[]): Promise<Problem[]> {
  const files = campaigns.flatMap((campaign) => [
    ...textPieces(textsOf(campaign)).map(({ file }) => ({ file, holder: 'piece' as const })),
    ...publicTextsOf(campaign).map((file) => ({ file, holder: 'teaser' as const })),
  ])
  const problems = await Promise.all(
    files.map(async ({ file, holder }) => {
      const markdown = await readText(file)
      const found = [mediaIn, deadLinksIn, removedFrom].flatMap((find) => find(markdown, holder))
      return found.map((problem): Problem => ({ ...problem, file, field: '' }))
    }),
  )
  return problems.flat()
}

type Found = Pick<Problem, 'severity' | 'line' | 'message'>

function mediaIn(markdown: string, holder: Holder): Found[] {
  if (holder === 'teaser') return []
  return htmlOf(markdownToMdast(markdown)).flatMap(({ value, line }) =>
    [...value.matchAll(ADDRESS)].flatMap(([, url = '']): Found[] => {
      const path = mediaPath(url)
      const message = `${path} stands in HTML, expected it in Markdown: ![…](../${path})`
      return path ? [{ severity: 'error', line, message }] : []
    }),
  )
}

/** Links of HTML stay as they are written: only those of Markdown lead to headings, to pieces and to `www.` */
function deadLinksIn(markdown: string): Found[] {
  return htmlOf(markdownToMdast(markdown)).flatMap(({ value, line }) =>
    [...value.matchAll(LINK)].flatMap(({ groups: { quoted, bare } = {} }): Found[] => {
      const url = (quoted ?? bare ?? '').trim()
      // What the page leaves out is named as that.
      if (!keepsAddress(url)) return []
      const fault = outwardFault(url)
      if (fault) return [{ ...fault, line }]
      if (/^[a-z][a-z\d+.-]*:/i.test(url) || isHostPage(url) || mediaPath(url)) return []
      const message = `"${shortened(url)}" leads to nothing in HTML, expected the link in Markdown: [text](…)`
      return [{ severity: 'error', line, message }]
    }),
  )
}

function removedFrom(markdown: string, holder: Holder): Found[] {
  return htmlOf(markdownToMdast(markdown)).flatMap((html) =>
    removals(html.value, holder).map(({ what, line }): Found => leftOut(html.line + line, what)),
  )
}

/** A link without its address looks like one, and leads nowhere. */
function leftOut(line: number, what: string): Found {
  const message = `the page leaves out ${what}, expected text, links and what shows them: nothing that runs, posts, frames or redirects`
  return { severity: what === 'href of <a>' ? 'error' : 'warning', line, message }
}

function htmlOf(root: MdastNode): { value: string; line: number }[] {
  return nodesOf(root).flatMap((node) =>
    node.type === 'html' ? [{ value: node.value, line: node.position?.start.line ?? 1 }] : [],
  )
}
