import { openMedia } from '../markdown/media.ts'
import type { Mount } from '../mount.ts'
import type { EmbedWords } from './words/embed-words.ts'

export const mount: Mount = (_, content, { island: { locale, words }, words: said, piece, page, ...loading }) => {
  const letGo = openMedia(content, loading, words.media)
  const figure = content.querySelector<HTMLElement>('.embed')
  const [screen, frame, bar, button, line] = ['div', 'template', 'p', 'button', 'span'].map((name) =>
    figure?.querySelector<HTMLElement>(name),
  )
  if (!figure || !screen || !(frame instanceof HTMLTemplateElement) || !bar || !button || !line)
    throw new Error(`The embed ${piece.id} has no frame`)
  const { play, watching, listening, again } = said as EmbedWords
  const { player } = figure.dataset
  const { name = '' } = screen.dataset
  // What is said is the page's, where the piece is in another language.
  bar.lang = locale
  bar.dir = document.documentElement.dir
  button.textContent = page.fill(play, { player: name })
  line.textContent = page.fill(player === 'soundcloud' ? listening : watching, { player: name })
  line.id = `sees-${piece.id}`
  button.setAttribute('aria-describedby', line.id)
  button.onclick = () => {
    screen.replaceChildren(frame.content.cloneNode(true))
    // A frame that did not load tells nobody so: it can always be asked for again.
    button.textContent = again
    screen.querySelector('iframe')?.focus()
  }
  return letGo
}
