import { countPhrase } from '../../i18n/phrase.ts'
import type { Island } from '../island.ts'
import { setText } from '../stage.ts'
import { type CirclesFile, countryOf } from './files.ts'
import { type Country, type Found, findCircles } from './finding.ts'
import { make } from './make.ts'

/** How long the page waits for the next letter. */
const TYPING_MS = 150

interface Asking {
  /** At the gate, there again since the one that was chosen is there no more, or inside. */
  when: 'first' | 'gone' | 'later'
  /** What became of the last choice. */
  said?: string | undefined
}

let isAsked = false

/** Whether this page has asked before. */
export const wasAsked = () => isAsked

/**
 * Asks for a circle in a dialog: from the list, which a postcode or a town makes short. Undefined: the fan went back. Where
 * the one that was chosen is gone, they may also go on without, which is an empty answer.
 */
export function chooseCircle(
  island: Island,
  file: CirclesFile,
  { when, said = '' }: Asking,
): Promise<string | undefined> {
  isAsked = true
  const isGone = when === 'gone'
  const { enter, back, later, first } = file.words.choose
  const { line, hint } = isGone ? file.words.gone : file.words.choose
  const status = make('p', { id: 'circles-found', role: 'status', textContent: said })
  const choices = new Choices(file)
  const leave = make('button', { type: 'button', textContent: when === 'later' ? later : back })
  const without = isGone ? [make('button', { type: 'button', textContent: file.words.gone.without })] : []
  const form = make(
    'form',
    { noValidate: true },
    // Not the field: a phone's keyboard would hide the list.
    make('h2', { id: 'circles-line', className: 'line', tabIndex: -1, autofocus: true, textContent: line }),
    make('p', { className: 'hint', textContent: hint }),
    ...(file.choose === 'place' ? searchFor(island, file, choices, status) : []),
    status,
    choices.fieldset,
    make('div', { className: 'foot' }, make('button', { className: 'action', textContent: enter }), ...without, leave),
  )
  const dialog = make('dialog', { className: 'circles' }, form)
  dialog.setAttribute('aria-labelledby', 'circles-line')
  document.body.append(dialog)
  dialog.showModal()
  return new Promise((resolve) => {
    let chosen: string | undefined
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      chosen = choices.chosen
      if (chosen !== undefined) return dialog.close()
      setText(status, first)
      choices.focus()
    })
    without[0]?.addEventListener('click', () => {
      chosen = ''
      dialog.close()
    })
    leave.addEventListener('click', () => dialog.close())
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(chosen)
    })
  })
}

/** The circles to choose from, by radio buttons. */
class Choices {
  readonly fieldset: HTMLFieldSetElement
  readonly #all: { id: string; label: HTMLLabelElement; input: HTMLInputElement }[]
  /** What was typed chose it, and not a tap: it goes with what was typed. */
  #typed: HTMLInputElement | undefined

  constructor({ list, words }: CirclesFile) {
    this.#all = list.map(({ id, name }) => {
      const input = make('input', { type: 'radio', name: 'circle', value: id })
      return { id, input, label: make('label', {}, input, make('bdi', { textContent: name }), make('small')) }
    })
    const labels = this.#all.map(({ label }) => label)
    this.fieldset = make(
      'fieldset',
      {},
      make('legend', { className: 'unseen', textContent: words.choose.list }),
      ...labels,
    )
    this.fieldset.addEventListener('click', () => {
      this.#typed = undefined
    })
  }

  get chosen(): string | undefined {
    return this.#all.find(({ input }) => input.checked)?.id
  }

  /** Moves the focus to what is chosen, or to the first that is shown. */
  focus(): void {
    const chosen = this.#all.find(({ input }) => input.checked)?.input
    const first = this.fieldset.querySelector<HTMLElement>('label:not([hidden]) input')
    ;(chosen ?? first)?.focus()
  }

  /** Shows only these, in their order, with what they were found by; the only one is chosen where it can be no other. */
  narrow(found: readonly Found[]): void {
    this.#untype()
    const byId = new Map(found.map((each) => [each.id, each]))
    for (const { id, label, input } of this.#all) {
      label.hidden = !byId.has(id)
      input.checked &&= byId.has(id)
      if (found.length === 1 && byId.get(id)?.isSure && !input.checked) {
        input.checked = true
        this.#typed = input
      }
      setTowns(label, byId.get(id)?.towns.join(', '))
    }
    const inOrder = found.flatMap((each) => this.#all.find(({ id }) => id === each.id)?.label ?? [])
    this.fieldset.append(...inOrder)
  }

  /** Shows all of them again, and keeps what was tapped. */
  widen(): void {
    this.#untype()
    for (const { label } of this.#all) {
      label.hidden = false
      setTowns(label)
    }
    this.fieldset.append(...this.#all.map(({ label }) => label))
  }

  #untype(): void {
    if (this.#typed) this.#typed.checked = false
    this.#typed = undefined
  }
}

function setTowns(label: HTMLElement, towns = ''): void {
  const small = label.querySelector('small')
  if (small) setText(small, towns)
}

/** The field for a postcode or a town. What is typed is compared here: nothing of it is sent or kept. */
function searchFor(island: Island, file: CirclesFile, choices: Choices, status: HTMLElement): HTMLElement[] {
  const { label, private: note, none, found: foundWords } = file.words.search
  const input = make('input', { id: 'circles-place', type: 'text', enterKeyHint: 'done', spellcheck: false })
  Object.assign(input, { autocomplete: 'postal-code', autocapitalize: 'words', maxLength: 80 })
  input.setAttribute('aria-describedby', 'circles-private')
  let country: Country | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const look = async () => {
    const typed = input.value
    if (!typed.trim()) {
      choices.widen()
      return setText(status, '')
    }
    if (country === undefined && needsCountry(file, typed)) country = await countryOf(island).catch(() => undefined)
    // Typed on meanwhile: what follows looks again.
    if (input.value !== typed) return
    const found = findCircles(typed, file.list, country, file.home)
    if (found.length > 0) choices.narrow(found)
    else choices.widen()
    setText(status, found.length > 0 ? countPhrase(island.numerals, foundWords, found.length) : none)
  }
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), TYPING_MS)
  })
  input.addEventListener('keydown', async (event) => {
    if (event.key !== 'Enter' || event.isComposing) return
    // Who presses it asks what was found, and has not seen it yet.
    event.preventDefault()
    clearTimeout(timer)
    await look()
    choices.focus()
  })
  const name = make('label', { htmlFor: input.id, textContent: label })
  return [make('div', { className: 'search' }, name, input, make('p', { id: 'circles-private', textContent: note }))]
}

/** A country's table is some 200 kB: for towns, and for postcodes only where circles are found by the nearest. */
function needsCountry({ country }: CirclesFile, typed: string): boolean {
  return country === 'near' || (country === 'named' && /\p{L}{2}/u.test(typed))
}
