import type { ProblemName, Saying } from '../i18n/dictionary.ts'
import { countPhrase } from '../i18n/phrase.ts'
import type { Island } from './island.ts'

/** The state of the page. Elements name their states in `data-when`; `<html data-state>` names the current one. */
export type State = 'loading' | 'teaser' | 'waiting' | 'gate' | 'opening' | 'reopening' | 'open' | 'closed' | 'error'

export interface Stage {
  readonly state: State
  show(state: State, saying?: Partial<Saying>): void
  /** Shows a problem. `state` is where the fan is left: at the gate, to tap again, or at the error. */
  fail(problem: ProblemName, state: 'gate' | 'error', retryAfterSeconds?: number): void
  hint(text: string): void
  /** Says why an opening takes long, where it can be read whatever the look animates: `<html data-lasts>`. */
  linger(saying: Partial<Saying>): void
  /** Announces a text to screen readers. */
  announce(text: string): void
}

export function byId(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The page has no #${id}`)
  return element
}

export function createStage({ numerals, words }: Island): Stage {
  const root = document.documentElement
  const hint = (text: string) => setText(byId('hint'), text)
  let current: State = 'loading'

  const show = (state: State, saying: Partial<Saying> = {}) => {
    current = state
    root.dataset.state = state
    delete root.dataset.problem
    delete root.dataset.lasts
    for (const element of document.querySelectorAll<HTMLElement>('[data-when]')) {
      element.hidden = !element.dataset.when?.split(' ').includes(state)
    }
    for (const id of ['again', 'keep']) byId(id).hidden = true
    setText(byId('line'), saying.line ?? '')
    hint(saying.hint ?? '')
    const button = byId('open')
    if (state === 'opening') button.setAttribute('aria-busy', 'true')
    else button.removeAttribute('aria-busy')
  }

  return {
    get state() {
      return current
    },
    show,
    fail(problem, state, retryAfterSeconds = 0) {
      const { line, hint } = words.problems[problem]
      show(state, {
        line,
        hint: retryAfterSeconds > 0 ? countPhrase(numerals, words.seconds, retryAfterSeconds) : hint,
      })
      root.dataset.problem = problem
    },
    hint,
    linger(saying) {
      root.dataset.lasts = ''
      if (saying.line) setText(byId('line'), saying.line)
      hint(saying.hint ?? '')
    },
    announce: (text) => setText(byId('announcement'), text),
  }
}

/** Offers a button that may help after a failure. */
export function showAgain(label: 'retry' | 'reopen'): void {
  const button = byId('again')
  setText(button, button.dataset[label] ?? '')
  button.hidden = false
}

/** Writes a text only if it differs: a live region speaks at every write. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text
}
