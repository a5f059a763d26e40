import type { Introduction } from '../../../api/ambassadors/branch-contract.ts'
import { addStylesheet } from '../add-stylesheet.ts'
import type { Island } from '../island.ts'
import styleHref from './introduction.css?url'

/** Opens a container by its name, with a key as the API gives it: handed over, so that this script shares no chunk with the pieces'. */
export type OpenNamed = (slug: string, name: string, key: string) => Promise<Uint8Array>

/** What a container of an introduction holds. */
interface Sealed {
  texts: Record<string, { words?: string; alt?: string }>
  /** WebP, base64. */
  photo?: string
}

let style: Promise<void> | undefined

/** Loads the rules of what an ambassador says, once; without them it can be read as well. */
export function addIntroductionStyle(): Promise<void> {
  style ??= addStylesheet(styleHref).catch(() => undefined)
  return style
}

let made: Promise<HTMLElement | undefined> | undefined

/** The words and the photo of an ambassador as an element: the same one at the gate and inside. */
export function introductionOf(island: Island, from: Introduction, open: OpenNamed): Promise<HTMLElement | undefined> {
  made ??= make(island, from, open).catch((error: { problem?: string }) => {
    // What the network kept back is asked for again; what is not there is not.
    if (error.problem === 'offline') made = undefined
    return undefined
  })
  return made
}

async function make(
  { slug, locale }: Island,
  { name, key }: Introduction,
  open: OpenNamed,
): Promise<HTMLElement | undefined> {
  const [opened] = await Promise.all([open(slug, name, key), addIntroductionStyle()])
  const { texts, photo } = JSON.parse(new TextDecoder().decode(opened)) as Sealed
  const { words, alt } = texts[locale] ?? Object.values(texts)[0] ?? {}
  const figure = document.createElement('figure')
  figure.className = 'introduction'
  if (photo) {
    const image = document.createElement('img')
    const bytes = Uint8Array.from(atob(photo), (character) => character.charCodeAt(0))
    Object.assign(image, { alt: alt ?? '', src: URL.createObjectURL(new Blob([bytes], { type: 'image/webp' })) })
    await image.decode().catch(() => undefined)
    figure.append(image)
  }
  if (words) {
    const quote = document.createElement('blockquote')
    Object.assign(quote, { textContent: words, dir: 'auto' })
    figure.append(quote)
  }
  return figure.childElementCount > 0 ? figure : undefined
}
