import { PHASES, type Phase } from '../../../campaigns/phase.ts'
import { DIGITS } from '../../i18n/numerals.ts'
import { fill, ordinal } from '../../i18n/phrase.ts'
import type { PreviewWords } from '../../i18n/preview-words.ts'
import { pageState, turnTo } from '../address.ts'
import type { Island } from '../island.ts'

interface Shown {
  phase: Phase
  /** Epoch milliseconds. */
  until: number
}

/**
 * Shows the bar of a preview: its end, the phase and language shown, and the others. A choice reloads the page, so that
 * each phase begins as it will.
 */
export function showBar(island: Island, words: PreviewWords, { phase, until }: Shown): void {
  document.querySelector('.preview-bar')?.remove()
  const bar = make('aside', 'preview-bar')
  bar.ariaLabel = words.name
  const languages = languagesOf(island)
  const note = make('p', 'preview-note', words.note)
  const choice = make('div', 'preview-choice', phasesOf(island, words, phase), ...languages, note)
  choice.id = 'preview-choice'
  const name = make('strong', '', words.name)
  const end = make('span', '', fill(words.until, { date: day(island.locale, until) }))
  const current = [words.phases[phase], ...(languages.length > 0 ? [island.locale.toUpperCase()] : [])]
  bar.append(make('p', 'preview-mark', name, ' ', end), chooser(bar, words, current.join(' · ')), choice)
  document.body.prepend(bar)
}

/** A menu: on a phone, the choices are folded behind the current one. */
function chooser(bar: HTMLElement, { choose }: PreviewWords, current: string): HTMLElement {
  const button = make('button', 'preview-chooser', make('span', 'unseen', `${choose}: `), current)
  button.setAttribute('aria-controls', 'preview-choice')
  const turn = (isOpen: boolean) => {
    bar.toggleAttribute('data-open', isOpen)
    button.ariaExpanded = String(isOpen)
  }
  turn(false)
  button.addEventListener('click', () => turn(!bar.hasAttribute('data-open')))
  bar.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !bar.hasAttribute('data-open')) return
    turn(false)
    button.focus()
  })
  addEventListener('pointerdown', ({ target }) => target instanceof Node && !bar.contains(target) && turn(false))
  return button
}

function phasesOf({ locale, schedule }: Island, words: PreviewWords, shown: Phase): HTMLElement {
  const { opens, reveals, closes } = schedule
  const said = (at: number | undefined) => (at === undefined ? words.undated : day(locale, at))
  // The beginning of each phase; the first has none. Without an opening date, `upcoming` is skipped.
  const begins = {
    upcoming: opens === undefined ? words.undated : '',
    private: opens === undefined ? '' : day(locale, opens),
    public: said(reveals),
    closed: said(closes),
  } satisfies Record<Phase, string>
  const buttons = PHASES.map((phase) => {
    const button = make('button', '', words.phases[phase], make('small', '', begins[phase]))
    button.ariaPressed = String(phase === shown)
    button.addEventListener('click', () => {
      // The scroll position survives a reload, but each phase is seen from its top.
      scrollTo({ top: 0, behavior: 'instant' })
      history.replaceState({ ...pageState(), phase }, '')
      location.reload()
    })
    return button
  })
  return group('preview-phases', words.moments, buttons)
}

/** The links of the page's own language switch, which is in its footer. */
function languagesOf({ slug }: Island): HTMLElement[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('footer .locales a')]
  if (links.length === 0) return []
  const buttons = links.map(({ hreflang, textContent, ariaCurrent }) => {
    const button = make('button', '', textContent.trim())
    button.lang = hreflang
    button.ariaPressed = String(ariaCurrent === 'true')
    button.addEventListener('click', () => turnTo(slug, hreflang))
    return button
  })
  return [group('preview-languages', links[0]?.closest('nav')?.ariaLabel ?? '', buttons)]
}

function group(className: string, name: string, buttons: HTMLElement[]): HTMLElement {
  const element = make('div', className, ...buttons)
  element.role = 'group'
  element.ariaLabel = name
  return element
}

/** « 5 déc., 18:00 »; of another year, the year instead of the time. */
function day(locale: string, at: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date().getFullYear()
  const rest = isThisYear ? ({ hour: 'numeric', minute: '2-digit' } as const) : ({ year: 'numeric' } as const)
  const written = new Intl.DateTimeFormat(locale, { ...DIGITS, day: 'numeric', month: 'short', ...rest })
  return ordinal(locale, written.format(at))
}

function make(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag)
  if (className) element.className = className
  if (element instanceof HTMLButtonElement) element.type = 'button'
  element.append(...children)
  return element
}
