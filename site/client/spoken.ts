import { type PrivateLink, parsePrivateLink } from '../../seal/address.ts'
import { type Api, Refusal } from './api.ts'
import { unfold } from './first-paint/unfold.ts'
import type { Island } from './island.ts'
import { byId, setText } from './stage.ts'

/** Arms the field for spoken words, where the page has one. Calls back with the link that they stand for. */
export function armSpokenField(island: Island, api: Api, onLink: (link: PrivateLink) => void): void {
  const details = document.getElementById('spoken')
  // On the tap, so that the form is there before the next key; and on any other way of unfolding it, such as a search in
  // the page.
  for (const event of ['click', 'toggle']) {
    details?.addEventListener(event, () => unfold(details) && armForm(island, api, onLink))
  }
}

function armForm({ words }: Island, api: Api, onLink: (link: PrivateLink) => void): void {
  const form = document.querySelector<HTMLFormElement>('#spoken form')
  const [input, button] = [form?.querySelector('input'), form?.querySelector('button')]
  if (!form || !input || !button) return
  const show = (fault: string) => {
    setText(byId('spoken-hint'), fault)
    input.setAttribute('aria-invalid', String(fault !== ''))
  }
  input.addEventListener('input', () => show(''))
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (button.ariaBusy) return
    if (input.value.trim() === '') return input.focus()
    button.ariaBusy = 'true'
    show('')
    try {
      const link = parsePrivateLink((await api.spoken(input.value)).link)
      if (link) onLink(link)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { line, hint } = words.problems[error.problem]
      show(error.problem === 'slow-down' ? words.spokenTooOften : `${line} ${hint}`)
      input.focus()
    } finally {
      button.ariaBusy = null
    }
  })
}
