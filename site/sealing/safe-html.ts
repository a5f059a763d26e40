import sanitize from 'sanitize-html'

/** Who shows it: a piece holds placeholders for its media, a teaser holds none. */
export type Holder = 'teaser' | 'piece'

const PLACEHOLDER = ['data-sealed', 'data-type', 'data-blur', 'width', 'height']

/** HLS, which the player opens: its master playlist, and one file for browsers that play no segments. */
const FILM = [
  ...['data-film', 'data-duration', 'data-autoplay', 'data-poster'],
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
  // Task lists: a box that nobody can tick.
  input: ['type', 'checked', 'disabled'],
}

/** The empty address of a placeholder keeps it within reach of the keyboard. Not in the types of the library yet. */
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
    a: [...ATTRIBUTES.a, ...PLACEHOLDER, 'download', 'data-to'],
    img: [...PLACEHOLDER, 'data-avif', 'alt'],
    audio: [...PLACEHOLDER, 'controls'],
    video: [...FILM, ...PLACEHOLDER],
    track: ['kind', 'srclang', 'label', 'data-sealed'],
  },
  exclusiveFilter: (frame) => isForeignField(frame) || (frame.tag === 'img' && !frame.attribs['data-sealed']),
  transformTags: { ...TEASER.transformTags, '*': withoutForeignId },
}

/** Ids that rendering gives to headings and footnotes: `anchors.ts`. */
const OWN_ID = /^piece-[a-z\d-]*--/

function withoutForeignId(tagName: string, { id, ...attribs }: sanitize.Attributes): sanitize.Tag {
  return { tagName, attribs: id !== undefined && OWN_ID.test(id) ? { ...attribs, id } : attribs }
}

const OPTIONS = { teaser: TEASER, piece: PIECE }

/** A link elsewhere opens apart, and tells nobody where from. */
const APART = { rel: 'noreferrer noopener', target: '_blank' }

function isOutward(href: string | undefined): boolean {
  return /^\s*(?:https?:)?\/\//i.test(href ?? '')
}

/**
 * HTML without what could redirect, frame, post or run: only elements of text (and placeholders, in a piece), only
 * attributes that change how they read, only addresses of pages, mail and phones. No `id` but those that rendering gives, and
 * no `name`: scripts of the page find its parts by them (DOM clobbering).
 */
export function safeHtml(html: string, holder: Holder): string {
  return sanitize(html, OPTIONS[holder])
}

/** A start tag, or attributes of one, that {@link safeHtml} takes out. */
export interface Removal {
  /** The element, such as `<form>`, or the attribute in it, such as `onclick of <b>`. */
  what: string
  /** Counted from 0, in the HTML that was given. */
  line: number
}

/** Everything that {@link safeHtml} takes out of a text of HTML, in order. */
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
