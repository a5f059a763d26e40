import sanitize from 'sanitize-html'

/** Where the HTML is shown: only a piece has placeholders for media. */
export type Holder = 'teaser' | 'piece'

const PLACEHOLDER = ['data-sealed', 'data-type', 'data-blur', 'width', 'height']

/** HLS, which the player opens: its master playlist, and one file for browsers that play no segments. */
const FILM = [
  ...['data-film', 'data-duration', 'data-autoplay', 'data-poster', 'data-counted'],
  ...['data-whole', 'data-whole-type', 'data-whole-size'],
]

const ELEMENTS = [
  ...sanitize.defaults.allowedTags.filter((name) => name !== 'main'),
  'details',
  'summary',
  'del',
  'ins',
  'input',
]

const ATTRIBUTES = {
  '*': ['class', 'lang', 'dir', 'title', 'role', 'aria-*'],
  a: ['href', 'rel', 'target'],
  td: ['align', 'colspan', 'rowspan'],
  th: ['align', 'colspan', 'rowspan', 'scope'],
  col: ['span'],
  colgroup: ['span'],
  ol: ['start', 'reversed', 'type'],
  li: ['value'],
  time: ['datetime'],
  details: ['open'],
  // Task lists: a disabled checkbox.
  input: ['type', 'checked', 'disabled'],
}

/** The empty address of a placeholder keeps it reachable by keyboard. Not in the library's types yet. */
const EMPTY = { allowedEmptyAttributes: ['alt', 'href'] }

function isForeignField({ tag, attribs }: sanitize.IFrame): boolean {
  return tag === 'input' && attribs.type !== 'checkbox'
}

const TEASER: sanitize.IOptions = {
  allowedTags: ELEMENTS,
  allowedAttributes: ATTRIBUTES,
  ...EMPTY,
  allowedSchemes: ['http', 'https', 'mailto', 'tel', 'sms'],
  transformTags: {
    a: (tagName, attribs) => ({ tagName, attribs: isOutward(attribs.href) ? { ...attribs, ...APART } : attribs }),
  },
  exclusiveFilter: isForeignField,
}

const PIECE: sanitize.IOptions = {
  ...TEASER,
  allowedTags: [...ELEMENTS, 'img', 'audio', 'video', 'track'],
  selfClosing: [...(sanitize.defaults.selfClosing ?? []), 'track'],
  allowedAttributes: {
    ...ATTRIBUTES,
    '*': [...ATTRIBUTES['*'], 'id'],
    a: [...ATTRIBUTES.a, ...PLACEHOLDER, 'data-bytes', 'download', 'data-to'],
    img: [...PLACEHOLDER, 'data-avif', 'alt'],
    audio: ['data-sound'],
    video: [...FILM, ...PLACEHOLDER],
    track: ['kind', 'srclang', 'label', 'data-sealed'],
  },
  exclusiveFilter: (frame) => isForeignField(frame) || (frame.tag === 'img' && !frame.attribs['data-sealed']),
  transformTags: { ...TEASER.transformTags, '*': withoutForeignId },
}

/** Ids that `anchors.ts` gives to headings and footnotes. */
const OWN_ID = /^piece-[a-z\d-]*--/

function withoutForeignId(tagName: string, { id, ...attribs }: sanitize.Attributes): sanitize.Tag {
  return { tagName, attribs: id !== undefined && OWN_ID.test(id) ? { ...attribs, id } : attribs }
}

const OPTIONS = { teaser: TEASER, piece: PIECE }

/** Attributes of links to other sites: a new tab, without a referrer. */
const APART = { rel: 'noreferrer noopener', target: '_blank' }

function isOutward(href: string | undefined): boolean {
  return /^\s*(?:https?:)?\/\//i.test(href ?? '')
}

/**
 * Sanitises HTML, so that nothing in it can redirect, frame, post or run: allowed are elements of text (and, in a piece,
 * placeholders), attributes that change how they read, and addresses of pages, mail and phones. No `id` but those of
 * rendering, and no `name`: scripts of the page find its parts by them (DOM clobbering).
 */
export function safeHtml(html: string, holder: Holder): string {
  return sanitize(html, OPTIONS[holder])
}

/** Whether a link keeps its address: one that could run something, or that only apps know, is left out. */
export function keepsAddress(url: string): boolean {
  return removals(`<a href="${url.replaceAll('"', '%22')}">`, 'teaser').length === 0
}

/** A start tag, or attributes of one, that {@link safeHtml} removes. */
export interface Removal {
  /** The element, such as `<form>`, or the attribute in it, such as `onclick of <b>`. */
  what: string
  /** Line within the HTML, from 0. */
  line: number
}

/** Lists everything that {@link safeHtml} removes, in order. */
export function removals(html: string, holder: Holder): Removal[] {
  const found: Removal[] = []
  let from = 0
  sanitize(html, {
    ...OPTIONS[holder],
    onOpenTag(name, attributes) {
      const at = html.toLowerCase().indexOf(`<${name}`, from)
      from = Math.max(from, at + 1)
      const line = html.slice(0, Math.max(at, 0)).split('\n').length - 1
      found.push(...removedOf(name, attributes, holder).map((what) => ({ what, line })))
    },
  })
  return found
}

function removedOf(name: string, attributes: Record<string, string>, holder: Holder): string[] {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${quoted(value)}"`)
  const [tag = ''] = /^<[^>]*>/.exec(safeHtml(`<${name}${written.join('')}>`, holder)) ?? []
  if (!tag) return [`<${name}>`]
  const kept = new Set([...tag.matchAll(/ ([^\s="/>]+)(?:="[^"]*")?/g)].map(([, key]) => key))
  return Object.keys(attributes).flatMap((key) => (kept.has(key) ? [] : [`${key} of <${name}>`]))
}

function quoted(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
