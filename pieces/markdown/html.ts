import {
  defineHastPlugin,
  defineMdastPlugin,
  type HastNode,
  type MdastNode,
  markdownToHtml,
  markdownToMdast,
} from 'satteri'
import { mended } from '../../campaigns/markdown.ts'
import { mediaPaths } from '../../campaigns/media.ts'
import type { Locale } from '../../campaigns/schema.ts'
import { type Here, headingIds, links, notePrefix } from '../../site/sealing/anchors.ts'
import type { SealedFilm } from '../../site/sealing/films/sealed-film.ts'
import { safeHtml } from '../../site/sealing/safe-html.ts'
import type { SealedImage } from '../../site/sealing/sealed-image.ts'
import { NOTHING_SEALED, type SealedMedia, type SealedMedium } from '../../site/sealing/sealed-media.ts'
import type { SealedSound } from '../../site/sealing/sounds/sealed-sound.ts'
import { soundHtml } from '../audio/html.ts'
import type { Attributes } from '../tags.ts'
import { filmElement } from '../video/html.ts'
import { filmName } from './films.ts'
import { withGalleries } from './galleries.ts'
import { quotes } from './quotes.ts'

type Element = Extract<HastNode, { type: 'element' }>
type Content = Element['children'][number]
type Properties = Element['properties']
type PiecePlugin =
  | ReturnType<typeof placeholders | typeof outline | typeof links>
  | typeof figures
  | typeof signatures
  | typeof footnotes

/**
 * Headings keep the page's outline: its own title is the only first level, a piece's title stands on the third.
 */
const TEASER_LEVEL = 2
const PIECE_LEVEL = 4

/** A teaser as HTML. It holds no media: the campaigns' check has seen to it. */
export function renderTeaser(markdown: string, locale: Locale): string {
  const text = mended(markdown)
  return safeHtml(render(text, locale, [links(), outline(TEASER_LEVEL, levelsOf(text))], false), 'teaser')
}

/** A piece as HTML in which placeholders stand for its media, to be filled once they are opened. */
export function renderPiece(
  markdown: string,
  media: SealedMedia['files'],
  here: Here,
  { films, sounds }: Pick<SealedMedia, 'films' | 'sounds'> = NOTHING_SEALED,
): string {
  const text = withGalleries(mended(markdown))
  const headings = outline(PIECE_LEVEL, levelsOf(text), headingIds(here))
  const players: string[] = []
  const plugins = [
    placeholders({ files: media, films, sounds }, players),
    figures,
    signatures,
    links(here),
    footnotes,
    headings,
  ]
  const html = safeHtml(render(text, here.locale, plugins, { clobberPrefix: notePrefix(here.id) }), 'piece')
  return html
    .replace(OPENING, '$1<p class="opening">')
    .replace(/<audio data-sound="(\d+)"><\/audio>/g, (_, player) => players[player] ?? '')
}

/**
 * The paragraph that a text opens with, first or after a title and a greeting, where a look may write the first letter
 * large: in a script whose letters stand alone, and three lines long where lines are longest.
 */
const OPENING =
  /^((?:<h\d.*?<\/h\d>\s*)?(?:<p>[^<]{1,100}<\/p>\s*)?)<p>(?=(?:<\w[^>]*>)*[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}](?:[^<]|<(?!br|\/p)[^>]*>){200})/su

function render(
  markdown: string,
  locale: Locale,
  hastPlugins: PiecePlugin[],
  footnotes: { clobberPrefix: string } | false,
): string {
  return markdownToHtml(markdown, {
    features: { smartPunctuation: true, rawHtml: true, gfm: { footnotes } },
    mdastPlugins: [narrowSpaces, quotes(locale, markdown)],
    hastPlugins: [...hastPlugins, tableAlignment, tableFrames],
  }).html
}

/** The heading levels that a text uses, highest first: authors start at any of them, and skip some. */
function levelsOf(markdown: string): number[] {
  const levels = new Set<number>()
  const visit = (node: MdastNode) => {
    if (node.type === 'heading') levels.add(node.depth)
    if ('children' in node) for (const child of node.children as MdastNode[]) visit(child)
  }
  visit(markdownToMdast(markdown) as MdastNode)
  return [...levels].sort()
}

function outline(topLevel: number, levels: readonly number[], idOf?: (heading: Element) => string) {
  return defineHastPlugin({
    name: 'outline',
    element: {
      filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
      visit(heading, context) {
        const { tagName, properties, children } = heading
        // The one that stands above footnotes is a rule: it would have to be said in every language.
        if (properties.id === FOOTNOTES) return context.removeNode(heading)
        const rank = Math.max(0, levels.indexOf(Number(tagName.slice(1))))
        const id = idOf?.(heading)
        return element(`h${Math.min(6, topLevel + rank)}`, { ...properties, ...(id && { id }) }, children)
      },
    },
  })
}

/** French sets a space before `; : ! ? »` and after `«`: there, no line may break. */
const narrowSpaces = defineMdastPlugin({
  name: 'narrow-spaces',
  text(node, context) {
    const value = node.value.replace(/(?<=«) | (?=[;:!?»])/g, '\u202f')
    if (value !== node.value) context.setProperty(node, 'value', value)
  },
})

const FOOTNOTES = 'footnote-label'

/** What a screen reader says of footnotes in the reader's own language comes from their roles (DPUB-ARIA 1.1). */
const footnotes = defineHastPlugin({
  name: 'footnotes',
  element: {
    filter: ['a', 'section'],
    visit(node, context) {
      const { dataFootnoteRef, dataFootnoteBackref, dataFootnotes } = node.properties
      const role = dataFootnoteRef !== undefined ? 'doc-noteref' : dataFootnoteBackref !== undefined && 'doc-backlink'
      if (role || dataFootnotes !== undefined) context.setProperty(node, 'role', role || 'doc-endnotes')
      for (const name of ['ariaDescribedBy', 'ariaLabel']) if (role) context.setProperty(node, name, undefined)
    },
  },
})

/** The Content-Security-Policy forbids style attributes, and tables come with them. */
const tableAlignment = defineHastPlugin({
  name: 'table-alignment',
  element: {
    filter: ['th', 'td'],
    visit(node, context) {
      const align = /text-align: (\w+)/.exec(String(node.properties.style ?? ''))?.[1]
      if (!align) return
      context.setProperty(node, 'style', undefined)
      context.setProperty(node, 'align', align)
    },
  },
})

/** A table in a frame that scrolls, so that a wide one does not widen the page. */
const tableFrames = defineHastPlugin({
  name: 'table-frames',
  element: {
    filter: ['table'],
    visit: ({ tagName, properties, children }) =>
      element('div', { className: ['table'] }, [element(tagName, properties, children)]),
  },
})

/** @param players is filled with the HTML of sounds, by the numbers in their placeholders: it is ours, and not to be sanitised */
function placeholders({ files: media, films, sounds }: SealedMedia, players: string[]) {
  const pathIn = (url: unknown, among: ReadonlyMap<string, unknown>) =>
    mediaPaths(String(url ?? '')).find((each) => among.has(each)) ?? ''
  function sealed<T>(url: unknown, among: ReadonlyMap<string, T>): T | undefined {
    return among.get(pathIn(url, among))
  }
  return defineHastPlugin({
    name: 'placeholders',
    element: [
      {
        filter: ['img'],
        visit(node) {
          const { src, alt, title } = node.properties
          const film = sealed(src, films)
          if (film) return filmNode(film, pathIn(src, films), String(alt ?? ''), title)
          const sound = sealed(src, sounds)
          if (sound) return soundNode(sound, String(alt ?? ''), title, players)
          const medium = sealed(src, media)
          return medium && embedded(medium, String(alt ?? ''), title)
        },
      },
      {
        filter: ['a'],
        visit(node) {
          const medium = sealed(node.properties.href, media)
          return medium && download(medium, node.children)
        },
      },
    ],
  })
}

function filmNode(film: SealedFilm, path: string, alt: string, title: Properties[string]): Element {
  const { video, tracks } = filmElement(film, alt)
  const nodes = tracks.map((track) => element('track', propertiesOf(track)))
  const counted = { dataCounted: filmName(path) }
  return element('video', { ...propertiesOf(video), ...counted, ...(title ? { title: String(title) } : {}) }, nodes)
}

function soundNode(sound: SealedSound, alt: string, title: Properties[string], players: string[]): Element {
  const number = players.push(soundHtml(sound, alt)) - 1
  return element('audio', { dataSound: String(number), ...(title ? { title: String(title) } : {}) })
}

/** As `hast` calls them: `dataFilm` for `data-film`. */
function propertiesOf(attributes: Attributes): Properties {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    given.map(([name, value]) => [name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()), value]),
  )
}

function embedded(medium: SealedMedium, alt: string, title: Properties[string]): Element {
  const { kind, size } = medium
  const { name, type } = shownAs(medium)
  const sealed: Properties = { dataSealed: name, dataType: type, ...(title ? { title: String(title) } : {}) }
  if (kind !== 'image') return download(medium, [{ type: 'text', value: alt || medium.fileName }])
  return element('img', { ...sealed, ...(medium.image && renditions(medium.image)), alt, ...size })
}

/** Attributes of a sealed picture, but for its description: they open it once it comes near. */
export function pictureOf(medium: SealedMedium): Record<string, string | number | undefined> {
  const { name, type } = shownAs(medium)
  const { dataAvif, dataBlur } = medium.image ? renditions(medium.image) : {}
  const sealed = { 'data-sealed': name, 'data-type': type, 'data-avif': dataAvif, 'data-blur': dataBlur }
  return { ...sealed, ...medium.size }
}

function shownAs({ name, type, image, drawing }: SealedMedium) {
  return image ? { name: image.webp.name, type: 'image/webp' } : (drawing ?? { name, type })
}

/** As in `srcset`, with containers for addresses. */
function renditions({ avif, blur }: SealedImage) {
  return { dataAvif: avif.map(({ name, width }) => `${name} ${width}w`).join(', '), dataBlur: blur }
}

/** The empty address keeps it reachable by keyboard until it is opened. With its size, what it names is the list of its parts. */
function download({ name, parts, type, fileName, bytes }: SealedMedium, children: Content[]): Element {
  const saved: Properties = parts ? { dataSealed: parts.list, dataBytes: bytes } : { dataSealed: name }
  return element('a', { href: '', ...saved, dataType: type, download: fileName }, children)
}

/** A paragraph of nothing but media becomes a figure, or a gallery of them. */
const figures = defineHastPlugin({
  name: 'figures',
  element: {
    filter: ['p'],
    visit(node) {
      const shown = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
      const media = shown.filter((child) => child.type === 'element' && isEmbedded(child))
      if (media.length === 0 || media.length < shown.length) return undefined
      const [only, second] = media
      return only && !second ? figure(only) : element('div', { className: ['gallery'] }, media.map(captioned))
    },
  },
})

/** A paragraph of nothing but emphasis: at the end of a letter, it says who wrote it. */
const signatures = defineHastPlugin({
  name: 'signatures',
  element: {
    filter: ['p'],
    visit(node, context) {
      const [only, second] = node.children
      const isSignature = only?.type === 'element' && only.tagName === 'em' && !second
      if (isSignature) context.setProperty(node, 'className', ['signature'])
    },
  },
})

function isEmbedded({ tagName, properties }: Element): boolean {
  return (
    tagName === 'video' ||
    properties.dataSound !== undefined ||
    (properties.dataSealed !== undefined && tagName !== 'a')
  )
}

function captioned(medium: Content): Content {
  return medium.type === 'element' && medium.properties.title ? figure(medium) : medium
}

function figure(medium: Content): Element {
  if (medium.type !== 'element' || !medium.properties.title) return element('figure', {}, [medium])
  const { title, ...properties } = medium.properties
  const caption = element('figcaption', {}, [{ type: 'text', value: String(title) }])
  return element('figure', {}, [element(medium.tagName, properties, medium.children), caption])
}

function element(tagName: string, properties: Properties, children: Content[] = []): Element {
  return { type: 'element', tagName, properties, children }
}
