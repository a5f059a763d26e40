import { copyText } from './clipboard.ts'

/** A message for a mail: its text, and the campaign's title as a link above the bare one. */
interface Rich {
  text: string
  title: string
  url: string
}

/**
 * Copies a message as rich text and as plain text, of which a mail takes the former and a chat the latter; browsers that
 * cannot write both get plain text. Returns whether it worked.
 */
export async function copyRich(message: string, rich: Rich): Promise<boolean> {
  try {
    // Blobs instead of promises, which Firefox and WebKit take too; written within the tap, as WebKit asks.
    const forms = { 'text/html': htmlOf(rich), 'text/plain': message }
    const blobs = Object.entries(forms).map(([type, form]) => [type, new Blob([form], { type })])
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
    return true
  } catch {
    return copyText(message)
  }
}

function htmlOf({ text, title, url }: Rich): string {
  const body = document.createElement('div')
  const { dir, lang } = document.documentElement
  Object.assign(body, { dir, lang })
  for (const paragraph of text.split(/\n{2,}/)) body.append(linesOf(paragraph))
  const links = document.createElement('p')
  links.append(linkTo(url, title), document.createElement('br'), linkTo(url, url))
  body.append(links)
  return body.outerHTML
}

function linesOf(text: string): HTMLElement {
  const paragraph = document.createElement('p')
  for (const line of text.split('\n')) {
    if (paragraph.hasChildNodes()) paragraph.append(document.createElement('br'))
    paragraph.append(line)
  }
  return paragraph
}

function linkTo(url: string, text: string): HTMLElement {
  const link = document.createElement('a')
  link.href = url
  link.textContent = text
  // A title may be written the other way than the page; an address reads from left to right.
  link.dir = text === url ? 'ltr' : 'auto'
  return link
}
