import { fill } from '../i18n/phrase.ts'
import type { Api } from './api.ts'
import type { Island } from './island.ts'
import { setText } from './stage.ts'

/** Shows words to say, large, with where to type them and until when they are good. Loaded on demand. Throws `Refusal`. */
export async function showWords(dialog: HTMLDialogElement, { slug, locale, words }: Island, api: Api, pass: string) {
  const lent = await api.words(pass)
  const spoken = dialog.querySelector<HTMLElement>('.words-to-say')
  const [address, life] = dialog.querySelectorAll('.where > *')
  if (!spoken || !address || !life) return
  spoken.lang = lent.language
  spoken.replaceChildren(...lent.words.flatMap((word) => [element('span', word), ' ']))
  // Breaks after the slash and nowhere else: somebody reads it aloud.
  address.replaceChildren(`${location.host}/`, element('wbr'), slug)
  setText(life, fill(words.goodUntil, momentSoon(locale, lent.until)))
  dialog.querySelector('button')?.addEventListener('click', () => dialog.close(), { once: true })
  dialog.showModal()
}

function element(name: string, text = ''): HTMLElement {
  const created = document.createElement(name)
  created.textContent = text
  return created
}

/** A moment within a day or so, as people say it: « demain », « 18:40 ». */
function momentSoon(locale: string, at: number): { day: string; time: string } {
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0)
  const days = Math.round((midnight(at) - midnight(Date.now())) / 86_400_000)
  return {
    day: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day'),
    time: new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at),
  }
}
