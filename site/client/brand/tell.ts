import type { ToldAnswer } from '../../../api/fan-contract.ts'
import { LONGEST_LINE } from '../../../campaigns/lengths.ts'
import { formatCount } from '../../i18n/numerals.ts'
import { fill } from '../../i18n/phrase.ts'
import { Refusal, request } from '../api.ts'
import { randomId } from '../random-id.ts'
import { byId, setText } from '../stage.ts'
import { element, withBrand } from './element.ts'
import type { BrandParts } from './parts.ts'
import type { BrandWords } from './words/brand-words.ts'

/** From so few characters left on, the field says how many. */
const NEARLY = 60

/** One line to the brand, below the ways to pass it on: who reads it, what was said, and how to take that back. */
export function showTell({ island, api, storage }: BrandParts, { tell: words }: BrandWords): void {
  const { brand, numerals } = island
  if (!brand) return
  const url = api.liveUrl.replace(/live$/, 'tell')
  const field = element('textarea', { id: 'tell-line', rows: 2, dir: 'auto', required: true })
  field.setAttribute('aria-describedby', 'tell-who tell-left')
  const left = element('p', { id: 'tell-left', className: 'tell-left' })
  const send = element('button', { type: 'submit', textContent: words.send })
  const status = element('p', { className: 'tell-status' })
  status.setAttribute('role', 'status')
  const label = element('label', { htmlFor: field.id, textContent: words.field })
  const form = element('form', {}, label, field, left, send)
  const own = element('ul')
  own.setAttribute('role', 'list')
  const ownHeading = element('h3', { id: 'tell-own', textContent: words.own, hidden: true })
  own.setAttribute('aria-labelledby', ownHeading.id)
  const heading = element('h2', { id: 'tell-heading' }, ...withBrand(words.heading, brand.name))
  const who = element('p', { id: 'tell-who' }, ...withBrand(words.who, brand.name))
  const section = element('section', { className: 'tell' }, heading, who, form, status, ownHeading, own)
  section.setAttribute('aria-labelledby', heading.id)
  byId('share').after(section)

  /** Whether the fan has said or taken back something, after which what was said before is out of date. */
  let isAsked = false
  const ask = (path: string, init: RequestInit = {}) => {
    isAsked ||= init.method !== undefined
    // A preview sends nothing.
    if (api.isPreview) return Promise.resolve({ lines: [], left: 1 })
    const headers = { Authorization: `Pass ${storage.read().pass}`, 'Content-Type': 'application/json' }
    return request<ToldAnswer>(url + path, { ...init, headers })
  }
  const why = (error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    setText(status, error.problem === 'slow-down' ? words.later : words.failed)
  }

  const show = ({ lines, left: more }: ToldAnswer) => {
    form.hidden = more === 0
    if (more === 0) setText(status, words.full)
    ownHeading.hidden = lines.length === 0
    own.replaceChildren(...lines.map(ownLine))
  }
  const ownLine = ({ id, line }: ToldAnswer['lines'][number]) => {
    const back = element('button', { type: 'button', className: 'tell-back', textContent: words.takeBack })
    const text = element('p', { dir: 'auto', textContent: line, id: `tell-${id}` })
    back.setAttribute('aria-describedby', text.id)
    back.addEventListener('click', () =>
      ask(`/${id}`, { method: 'DELETE' }).then((answer) => {
        show(answer)
        setText(status, words.takenBack)
        heading.tabIndex = -1
        heading.focus({ preventScroll: true })
      }, why),
    )
    return element('li', {}, text, back)
  }

  const roomIn = () => LONGEST_LINE - [...field.value.trim()].length
  field.addEventListener('input', () => {
    const room = roomIn()
    const said = room < 0 ? words.tooLong : words.left
    setText(left, room <= NEARLY ? fill(said, { n: formatCount(numerals, Math.abs(room)) }) : '')
    field.setAttribute('aria-invalid', String(room < 0))
  })
  // One line: the return key sends it, as in a chat.
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    form.requestSubmit()
  })
  /** Kept for a second try of the same line, which is no second line. */
  let draft: { id: string; line: string } | undefined
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const line = field.value.trim()
    if (line === '' || roomIn() < 0 || send.getAttribute('aria-busy') === 'true') return
    if (draft?.line !== line) draft = { id: randomId(), line }
    send.setAttribute('aria-busy', 'true')
    ask('', { method: 'POST', body: JSON.stringify(draft) })
      .then((answer) => {
        draft = undefined
        // What was written on meanwhile stays.
        if (field.value.trim() === line) {
          field.value = ''
          setText(left, '')
        }
        setText(status, words.sent)
        show(answer)
      }, why)
      .finally(() => send.removeAttribute('aria-busy'))
  })
  // What this pass said before. Where it does not come, the field is there all the same.
  ask('').then(
    (answer) => isAsked || show(answer),
    () => undefined,
  )
}
