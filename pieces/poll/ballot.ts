import type { PieceApi } from '../../site/client/piece-api.ts'
import type { Numerals } from '../../site/i18n/numerals.ts'
import type { Mounting } from '../mount.ts'
import { type Choices, inputChoices } from './choices.ts'
import type { PollEvent, PollResult } from './contract.ts'
import { Delivery } from './delivery.ts'
import { keptVote } from './kept-vote.ts'
import { rankedChoices } from './ranking.ts'
import { createResult } from './result.ts'
import type { PollWords } from './words/poll-words.ts'

interface Context extends Pick<Mounting, 'isRefusal' | 'page'> {
  slug: string
  /** Id of the piece. */
  piece: string
  numerals: Numerals
  words: PollWords
  /** Undefined for fans without a private link. */
  api: PieceApi | undefined
}

/** One fan's ballot: the choices picked, the vote that is counted, and the result. */
export class Ballot {
  readonly #context: Context
  readonly #form: HTMLFormElement
  readonly #choices: Choices
  readonly #delivery: Delivery
  readonly #showResult: (result: PollResult) => void
  readonly #button = document.createElement('button')
  readonly #note = document.createElement('p')
  /** Whether the fan has picked something: then no answer changes the selection. */
  #isTouched = false
  /** The remark on the last touch, until the next. */
  #remark: string | undefined

  constructor(form: HTMLFormElement, context: Context) {
    const kept = keptVote(context.slug, context.piece)
    this.#form = form
    this.#context = context
    this.#choices = this.#createChoices()
    this.#delivery = new Delivery(context, kept, () => this.#show())
    this.#showResult = createResult(form, context)
    this.#button.className = 'action poll-send'
    this.#note.className = 'poll-note'
    this.#note.role = 'status'
    form.append(this.#button, this.#note)
    this.#sayRule()
    const waiting = kept.read()
    if (waiting) this.#choices.pick(waiting)
    this.#isTouched = waiting !== undefined
  }

  begin(): void {
    this.#show()
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#submit()
    })
    this.#delivery.begin()
  }

  end(): void {
    this.#delivery.end()
  }

  /** Applies a live event; without one, asks. */
  follow(event: PollEvent | undefined): void {
    if (this.#form.dataset.result !== 'live') return
    if (event?.choices) this.#delivery.hear({ votes: event.votes, choices: event.choices })
    else void this.#delivery.catchUp()
  }

  #createChoices(): Choices {
    const { words, numerals, page } = this.#context
    const { pick, most = '1' } = this.#form.dataset
    const list = this.#form.querySelector<HTMLElement>('[role=list]')
    const touch = (remark?: string) => {
      this.#isTouched = true
      this.#remark = remark
      this.#show()
    }
    if (pick === 'ranking' && list) return rankedChoices(list, { words, page }, touch)
    const refuse = () => touch(page.countPhrase(numerals, words.tooMany, Number(most)))
    return inputChoices(this.#form, Number(most), touch, refuse)
  }

  /** States the rule that the inputs themselves do not show. */
  #sayRule(): void {
    const { words, numerals, page } = this.#context
    const { pick, most } = this.#form.dataset
    if (pick === 'one') return
    const rule = document.createElement('p')
    rule.className = 'poll-rule'
    rule.textContent = most ? page.countPhrase(numerals, words.most, Number(most)) : words.ranking
    this.#form.querySelector('legend')?.after(rule)
  }

  #submit(): void {
    const picked = this.#choices.picked()
    if (this.#isCounted() || this.#delivery.isBusy) return
    this.#remark = picked.length === 0 ? this.#context.words.none : undefined
    if (picked.length === 0) this.#show()
    else void this.#delivery.send(picked)
  }

  #isCounted(): boolean {
    const { known, trouble } = this.#delivery
    return trouble === undefined && !!known?.vote && this.#choices.isSame(known.vote)
  }

  #show(): void {
    const { known, isBusy } = this.#delivery
    if (known?.closed) this.#isTouched = false
    // Once it is closed, what was picked and never counted is no vote.
    if ((known?.vote || known?.closed) && !this.#isTouched) this.#choices.pick(known.vote ?? [])
    if (this.#isCounted()) this.#isTouched = false
    if (known?.result) this.#showResult(known.result)
    const isOver = known?.closed === true || !this.#context.api
    if (isOver) this.#choices.close()
    this.#form.toggleAttribute('data-closed', isOver)
    this.#button.hidden = isOver
    this.#button.setAttribute('aria-busy', String(isBusy))
    this.#button.setAttribute('aria-disabled', String(this.#isCounted()))
    this.#button.textContent = this.#label()
    const said = this.#said()
    // A live region speaks at every write.
    if (this.#note.textContent !== said) this.#note.textContent = said
  }

  #label(): string {
    const { words } = this.#context
    const { known, trouble } = this.#delivery
    if (trouble) return words.retry
    if (this.#isCounted()) return words.counted
    return known?.vote ? words.change : words.vote
  }

  #said(): string {
    const { words, numerals, api, page } = this.#context
    const { known, trouble } = this.#delivery
    const { result } = this.#form.dataset
    if (!api) return words.outside
    if (this.#remark) return this.#remark
    const failure = trouble && words[trouble === 'tooLate' && known?.vote ? 'changeTooLate' : trouble]
    if (known?.closed) return [words.closed, failure].filter(Boolean).join(' ')
    if (failure) return failure
    const until = known?.closes && page.formatMoment(numerals.locale, words.until, known.closes)
    const counted = known?.vote ? words.thanks : result === 'after' && words.after
    return [counted, result === 'hidden' && words.hidden, until].filter(Boolean).join(' ')
  }
}
