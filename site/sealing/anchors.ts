import { basename } from 'node:path'
import { defineHastPlugin, type HastNode } from 'satteri'
import type { Piece } from '../../campaigns/campaign.ts'
import type { Locale } from '../../campaigns/schema.ts'

type Element = Extract<HastNode, { type: 'element' }>

/** Where a text stands: what its links lead to, and in which language it is. */
export interface Here {
  /** The piece's own id. */
  id: string
  /** Ids of the campaign's pieces, by the names of their files, such as `sequel.md`. */
  files: ReadonlyMap<string, string>
  locale: Locale
}

/** Ids of pieces, by the names of their files. */
export function pieceFiles(pieces: readonly Pick<Piece, 'kind' | 'file' | 'id'>[]): Map<string, string> {
  return new Map(textPieces(pieces).map(({ file, id }) => [basename(file), id]))
}

/** The pieces with a Markdown file of their own. */
export function textPieces<P extends Pick<Piece, 'kind'>>(pieces: readonly P[]): P[] {
  return pieces.filter(({ kind }) => kind === 'markdown')
}

/** The prefix of all ids in a piece. No id of the page has it, since ids of pieces have no two dashes in a row. */
export function anchorPrefix(id: string): string {
  return `piece-${id}--`
}

/** The prefix of the ids of footnotes in a piece. No heading has it, since the name of none begins with a dash. */
export function notePrefix(id: string): string {
  return `${anchorPrefix(id)}-`
}

/**
 * The id of a heading, without the prefix: letters and digits of any script, Latin ones without accents. Links are
 * normalised alike, so that `#Deuxième partie` and `#deuxieme-partie` lead to the same place.
 */
function anchor(text: string): string {
  const plain = text.normalize('NFKD').replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
  const words =
    plain
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  return words.join('-') || 'section'
}

/** Adds an id to every heading; equal ones are numbered, past the names that are given already. */
export function headingIds({ id }: Here) {
  const given = new Set<string>()
  return (heading: Pick<Element, 'children'>): string => {
    const name = anchor(textOf(heading))
    let own = name
    for (let times = 2; given.has(own); times++) own = `${name}-${times}`
    given.add(own)
    return anchorPrefix(id) + own
  }
}

function textOf({ children }: Pick<Element, 'children'>): string {
  return children.map((child) => ('value' in child ? child.value : 'children' in child ? textOf(child) : '')).join('')
}

/**
 * Rewrites links as their author meant them. A link within the page carries its target apart from its address, where the
 * private link is; the empty address keeps it reachable by keyboard, and leads another tab to the campaign.
 */
export function links(here?: Here) {
  return defineHastPlugin({
    name: 'links',
    element: {
      filter: ['a'],
      visit(node, context) {
        const href = String(node.properties.href ?? '')
        const to = here && targetOf(href, here)
        if (to) context.setProperty(node, 'dataTo', to)
        if (to || href !== wholeAddress(href)) context.setProperty(node, 'href', to ? '' : wholeAddress(href))
      },
    },
  })
}

/** The target of a link within the page; undefined for other links. */
export function targetOf(href: string, { id, files }: Here): string | undefined {
  const [path = '', fragment] = split(href)
  const piece = path === '' ? id : files.get(path.replace(/^(?:\.\/|\.\.\/sealed\/)/, ''))
  if (piece === undefined || (path === '' && fragment === undefined)) return undefined
  if (fragment === undefined) return `piece-${piece}`
  return fragment.startsWith(anchorPrefix(piece)) ? fragment : anchorPrefix(piece) + anchor(fragment)
}

/** Whether an address leads to another page of the host: it begins with a slash, and names no file as folders of campaigns hold. */
export function isHostPage(href: string): boolean {
  return /^\/(?!(?:media|sealed)\/.*\.\w)/.test(href)
}

function split(href: string): string[] {
  try {
    return decodeURIComponent(href).split(/#(.*)/s, 2)
  } catch {
    // A percent sign that encodes nothing.
    return href.split(/#(.*)/s, 2)
  }
}

/** Completes an address as its author meant it: that begins with `www.`, or is a mailbox. */
export function wholeAddress(href: string): string {
  if (/^www\.[^\s/]+\.\p{L}/u.test(href)) return `https://${href}`
  return /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(href) ? `mailto:${href}` : href
}
