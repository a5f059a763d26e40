import type { Access, KeysAnswer, UnlockAnswer } from '../../api/fan-contract.ts'
import type { PrivateLink } from '../../seal/address.ts'
import type { ProblemName } from '../i18n/dictionary.ts'
import { fill } from '../i18n/phrase.ts'
import { ADDRESS_BAR_LETTER, type Landing, rememberArrival, showOwnLink } from './address.ts'
import { Refusal, type UnlockBody } from './api.ts'
import { fetched } from './fetched.ts'
import type { Dated } from './latest-tally.ts'
import { changeScene, playScenery } from './motion.ts'
import type { OpeningParts } from './opening-parts.ts'
import type { SharePanel } from './share.ts'
import { showAgain } from './stage.ts'
import { requireVisit } from './storage.ts'
import { pause } from './timers.ts'

const SLOW_MS = 4000

/** Problems after which the same tap may succeed. */
const REPEATABLE = new Set(['offline', 'unavailable', 'slow-down', 'automated', 'missing'])

/** Opens the campaign: by a tap on a private link, by the pass of an earlier visit, or after the reveal. */
export class Opening {
  readonly #parts: OpeningParts
  #arrival: Landing
  /** The earliest time of the next request, by `performance.now()`, after `slow-down`: an earlier tap waits. */
  #notBefore = 0
  /** Whether the browser is solving a challenge, which the page says. */
  #isWorking = false

  constructor(parts: OpeningParts) {
    this.#parts = parts
    this.#arrival = parts.arrival
  }

  get arrival(): Landing {
    return this.#arrival
  }

  /** Goes to the gate with another link than the page's own: the one that spoken words stand for. */
  arrive(link: PrivateLink): void {
    const text = link.letter + link.token
    this.#arrival = { given: text, link, isBroken: false }
    rememberArrival(this.#parts.island.slug, [text])
  }

  /**
   * Opens the link. May be repeated after a failure: the visit stays the same, so nothing is counted twice.
   * @param circle the one that the fan chose, where the link has none
   * @returns the refusal, which the page has told
   */
  async tap(circle?: string): Promise<Refusal | undefined> {
    const { stage, storage } = this.#parts
    const { link, meanings } = this.#arrival
    if (!link || stage.state !== 'gate') return undefined
    return this.#enter('opening', 'gate', async () => {
      const scenery = playScenery()
      await pause(this.#notBefore - performance.now())
      // Loaded before anything is counted: without it, nothing could be shown.
      const { manner } = await this.#parts.inside()
      const visit = requireVisit(storage)
      const { pass } = storage.read()
      const body = {
        link: meanings ?? link.letter + link.token,
        visit,
        ...(pass && { pass }),
        ...(circle && { circle }),
        ...manner(),
      }
      const answer = await this.#unlock(body)
      storage.write({ ...storage.read(), visit, pass: answer.pass, link: answer.link })
      await this.admit(answer, scenery)
    })
  }

  /** Opens with the pass of an earlier visit: no tap, no view. */
  async reopen(pass: string): Promise<void> {
    const { storage, api } = this.#parts
    await this.#enter('reopening', 'error', async () => {
      const [answer] = await Promise.all([api.pass(pass), this.#parts.inside()])
      storage.write({ ...storage.read(), link: answer.link })
      await this.admit(answer)
    })
  }

  /** Opens for everybody, after the reveal. */
  async reveal(): Promise<void> {
    const { api, inside } = this.#parts
    await this.#enter('reopening', 'error', async () => {
      const [answer] = await Promise.all([api.keys(), inside()])
      await this.admit(answer)
    })
  }

  /**
   * Applies an answer: newly opened pieces, figures, the fan's own link.
   * @param scenery the animation since the tap; the scene changes once it is over
   */
  async admit(answer: (KeysAnswer | Access) & Dated, scenery?: Promise<void>): Promise<void> {
    const { island, stage, showProgress } = this.#parts
    const { pieces, sharePanel, showThread } = await this.#parts.inside()
    const outcomes = await pieces.decrypt(answer)
    const isFirst = stage.state !== 'open'
    const isTap = scenery !== undefined
    let titles: string[] = []
    const change = () => {
      if (isFirst) stage.show('open')
      titles = pieces.place(outcomes)
      showProgress({ states: answer.pieces })
      this.#arm(sharePanel, answer, isFirst)
      if ('mine' in answer) showThread(answer, (circle) => this.#join(circle, answer.link))
      this.#parts.onAdmitted(answer)
      if (isTap) scrollTo({ top: 0, behavior: 'instant' })
    }
    await scenery
    if (isFirst || outcomes.length > 0) await changeScene(change, isTap ? 'opening' : undefined)
    else change()
    if (isFirst) stage.announce(island.words.opened)
    else if (titles.length > 0) {
      stage.announce(titles.map((title) => fill(island.words.pieceOpened, { title })).join(' '))
    }
    if (isTap) pieces.focus()
  }

  /** Arms the share panel with the fan's own link: from here on, sharing needs no request. */
  #arm(sharePanel: SharePanel, answer: KeysAnswer | Access, isFirst: boolean): void {
    const { island, storage } = this.#parts
    const { pass } = storage.read()
    if (!('link' in answer) || !pass) return
    sharePanel.arm({ pass, link: answer.link })
    if (isFirst) showOwnLink(island.slug, ADDRESS_BAR_LETTER, answer.link)
  }

  /** Takes a fan into a circle after their opening. With their own link nothing is counted. */
  async #join(circle: string, link: string): Promise<void> {
    const { storage } = this.#parts
    const { pass } = storage.read()
    if (!pass) return
    const body = { link: ADDRESS_BAR_LETTER + link, visit: requireVisit(storage), pass, circle }
    await this.admit(await this.#unlock(body))
  }

  async #unlock(body: UnlockBody): Promise<UnlockAnswer & Dated> {
    const { api } = this.#parts
    try {
      return await api.unlock(body)
    } catch (error) {
      if (!(error instanceof Refusal) || !error.work) throw error
      this.#isWorking = true
      const { unlockByWork } = await fetched(api, import('./work.ts'))
      return await unlockByWork(this.#parts, body, error.work)
    } finally {
      this.#isWorking = false
    }
  }

  async #enter(
    state: 'opening' | 'reopening',
    fallback: 'gate' | 'error',
    way: () => Promise<void>,
  ): Promise<Refusal | undefined> {
    const { stage, island } = this.#parts
    stage.show(state, { line: island.words.opening })
    const patience = setTimeout(() => {
      if (stage.state === state && !this.#isWorking) stage.linger({ hint: island.words.slow })
    }, SLOW_MS)
    try {
      await way()
      return undefined
    } catch (error) {
      // An error of our own: the gate is shown again, and the console gets the error.
      if (!(error instanceof Refusal)) stage.fail('damaged', fallback)
      if (!(error instanceof Refusal)) throw error
      this.#refuse(error, fallback)
      return error
    } finally {
      clearTimeout(patience)
    }
  }

  #refuse({ problem, opens, retryAfterSeconds }: Refusal, fallback: 'gate' | 'error'): void {
    const { storage, onPhase, onForgotten } = this.#parts
    if (problem === 'not-open-yet') onPhase('upcoming', opens)
    else if (problem === 'closed') onPhase('closed')
    else if (problem === 'link-invalid' && fallback === 'error') {
      storage.forget()
      onForgotten()
    } else if (REPEATABLE.has(problem)) this.#offerRetry(problem, fallback, retryAfterSeconds)
    else this.#giveUp(problem, fallback)
  }

  /** Shows that the link is damaged, and the address that arrived. */
  async reject(problem: ProblemName): Promise<void> {
    const { stage, island } = this.#parts
    stage.fail(problem, 'error')
    const { given } = this.#arrival
    // Without a network, the page's own message has to do.
    const part = await import('./given.ts').catch(() => undefined)
    part?.showGiven(island, given)
  }

  #offerRetry(problem: ProblemName, fallback: 'gate' | 'error', retryAfterSeconds: number): void {
    this.#notBefore = performance.now() + retryAfterSeconds * 1000
    this.#parts.stage.fail(problem, fallback, retryAfterSeconds)
    if (fallback === 'error') showAgain('retry')
  }

  /**
   * Gives the link up: neither a reload nor a button tries it again, though it can be read where it may be damaged. A pass
   * of an earlier visit still opens.
   */
  #giveUp(problem: ProblemName, fallback: 'gate' | 'error'): void {
    const { stage, island, storage } = this.#parts
    const { given } = this.#arrival
    if (problem === 'link-invalid') void this.reject(problem)
    else stage.fail(problem, 'error')
    if (fallback === 'error') return
    this.#arrival = { given, isBroken: false }
    rememberArrival(island.slug, [])
    if (storage.read().pass) showAgain('reopen')
  }
}
