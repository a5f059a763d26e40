import { escapeHtml } from './content.ts'
import { type Setting, styleOf } from './setting.ts'

/** In pixels. */
export const COLUMN = 600
export const SIDE = 40

/** A part of the sheet, or of what lies around it, over the whole column. */
interface Part {
  /** Classes: `sheet` or `around` first, by which it is coloured at night. */
  css: string
  padding: string
}

export function section({ colours, direction, start }: Setting, { css, padding }: Part, inner: string): string {
  const ground = css.startsWith('sheet') ? colours.ground : colours.raised
  return `<mj-section css-class="${css}" background-color="${ground}" padding="${padding}" direction="${direction}" text-align="${start}"><mj-column padding="0" direction="${direction}">${inner}</mj-column></mj-section>`
}

/** How a paragraph is set; by default as the text is. */
interface Manner {
  padding: string
  isCentred?: boolean
  /** Printed softer, in this size. */
  small?: number
  size?: number
}

export function paragraph({ look, colours, start, axis }: Setting, html: string, manner: Manner): string {
  const { padding, isCentred, small, size = small ?? look.text.size } = manner
  const leading = small ? 1.5 : look.text.leading
  const [css, colour] = small ? ['soft', colours['ink-soft']] : ['ink', colours.ink]
  return `<mj-text css-class="${css}" align="${isCentred ? axis : start}" padding="${padding}" color="${colour}" font-size="${size}px" line-height="${Math.round(size * leading)}px">${html}</mj-text>`
}

export function anchor({ colours }: Setting, href: string, text: string): string {
  return `<a href="${href}" style="color:${colours['ink-soft']};text-decoration:underline;">${text}</a>`
}

export function button({ look, colours, axis }: Setting, href: string, text: string): string {
  const { radius, isWide } = look.button
  return `<mj-button css-class="action" align="${axis}" padding="0" href="${href}" background-color="${colours.action}" color="${colours['on-action']}" border-radius="${radius}px" font-size="17px" font-weight="600" line-height="24px" inner-padding="15px 28px"${isWide ? ' width="100%"' : ''}>${escapeHtml(text)}</mj-button>`
}

/** A picture that leads somewhere. Without images, its description stands there in readable type. */
export function picture({ look, colours }: Setting, { url, alt }: { url: string; alt: string }, href: string): string {
  const type = styleOf(`color:${colours.ink}`, `font-size:${look.text.size}px`, 'line-height:1.4')
  const image = `<img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}" width="${COLUMN}" style="display:block;width:100%;height:auto;border:0;${type};">`
  return `<mj-text css-class="ink" padding="0" color="${colours.ink}" font-size="${look.text.size}px"><a href="${href}" style="display:block;${type};text-align:center;text-decoration:none;">${image}</a></mj-text>`
}

/** A sanitised text with a style in each of its elements: some mail programs take the stylesheet away. */
export function styled({ look, colours, start }: Setting, html: string): string {
  const size = look.text.size + 3
  const heading = `margin:18px 0 8px;color:${colours.ink};font-size:${size}px;line-height:1.3;font-weight:600`
  const list = `margin:0 0 14px;padding:0;padding-${start}:24px`
  const styles: Record<string, string> = {
    p: `margin:0 0 14px;color:${colours.ink}`,
    h2: heading,
    h3: heading,
    h4: heading,
    ul: list,
    ol: list,
    li: `margin:0 0 6px;color:${colours.ink}`,
    blockquote: `margin:0 0 14px;padding:0 16px;color:${colours['ink-soft']}`,
    a: `color:${colours.accent};text-decoration:underline`,
  }
  return html.replace(/<(\w+)(?=[\s>])/g, (tag, name: string) =>
    styles[name] ? `${tag} style="${styles[name]}"` : tag,
  )
}
