import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parsePrivateLink } from '../../seal/address.ts'
import type { State } from '../../site/client/stage.ts'
import { type Browser, eventually, type Point } from './browser.ts'

/** What is seen on the way, to be looked at after a run. */
const PICTURES = 'test-results/engines'

/** A fan's phone with one of the engines. */
export class Phone {
  readonly browser: Browser

  constructor(browser: Browser) {
    this.browser = browser
  }

  async shows(state: State, problem?: string): Promise<void> {
    const shown = () => this.browser.evaluate(() => ({ ...document.documentElement?.dataset }))
    await eventually(`${state} ${problem ?? ''}`, shown, (now) => now.state === state && now.problem === problem)
  }

  /** Follows a private link and opens it. */
  async enter(link: string): Promise<void> {
    await this.browser.open(link)
    await this.shows('gate')
    await this.tap('#open')
    await this.shows('open')
  }

  /** Taps what is there, or comes, once it stands still; taps again where it moved away from under the finger. */
  async tap(selector: string): Promise<void> {
    const reached = async () => {
      const point = await eventually(`${selector} to tap`, () => this.browser.evaluate(readyToTap, selector))
      if (!point) throw new Error(`Nothing to tap: ${selector}`)
      await this.browser.tap(point)
      // A page that the tap led to knows of none, and nothing answers while it is loaded.
      return this.browser.evaluate(whatIsReached).catch(() => undefined)
    }
    await eventually(`a tap on ${selector}`, reached, (what) => what !== 'nothing' && what !== 'another element')
  }

  /** Taps once more where the page is loaded anew by the first tap, and is at the gate again. */
  async opensByTwoTapsAtMost(): Promise<void> {
    await this.browser.evaluate(() => void Object.assign(window, { isFirst: true }))
    await this.tap('#open')
    const seen = () =>
      this.browser
        .evaluate(() => ({ state: document.documentElement?.dataset.state, isFirst: 'isFirst' in window }))
        // Nothing answers while the page is loaded anew.
        .catch(() => ({ state: undefined, isFirst: true }))
    const isAnswer = ({ state, isFirst }: { state: string | undefined; isFirst: boolean }) =>
      state === 'open' || (state === 'gate' && !isFirst)
    const { state } = await eventually('an answer', seen, isAnswer)
    if (state === 'gate') await this.tap('#open')
    await this.shows('open')
  }

  /** Waits until something is on the page. */
  async has(selector: string): Promise<void> {
    await eventually(selector, () => this.browser.evaluate((at) => document.querySelector(at) !== null, selector))
  }

  async says(selector: string): Promise<string> {
    return this.browser.evaluate((at) => document.querySelector(at)?.textContent ?? '', selector)
  }

  /** Waits until the page is set in its own fonts, and what the look plays on arrival is over. */
  async isDressed(): Promise<void> {
    await this.has('[data-dressed="display text finish"]')
    await this.isStill()
  }

  /** Waits until nothing moves but what moves for ever. */
  async isStill(): Promise<void> {
    const moving = () =>
      this.browser.evaluate(
        () =>
          document
            .getAnimations()
            .filter(
              ({ playState, timeline, effect }) =>
                playState === 'running' &&
                timeline === document.timeline &&
                effect?.getComputedTiming().endTime !== Infinity,
            ).length,
      )
    await eventually('stillness', moving, (count) => count === 0)
  }

  /** Everything that a page may keep, as messengers' own browsers take it away. What the tab's history has stays. */
  async wipe(): Promise<void> {
    await this.browser.evaluate(() => {
      localStorage.clear()
      sessionStorage.clear()
    })
  }

  address(): Promise<string> {
    return this.browser.evaluate(() => location.href)
  }

  /** The token of the fan's own link, as the address bar has it once it is open. */
  async ownToken(): Promise<string> {
    const link = parsePrivateLink(new URL(await this.address()).hash.slice(1))
    if (!link) throw new Error(`No own link in the address bar: ${await this.address()}`)
    return link.token
  }

  /** What the clipboard holds, pasted into a field that is there for it alone. */
  async clipboard(): Promise<string> {
    await this.browser.evaluate(() => {
      const field = document.createElement('textarea')
      field.id = 'pasted'
      document.body.prepend(field)
      field.focus()
    })
    await this.browser.paste()
    const pasted = () =>
      this.browser.evaluate(() => document.querySelector<HTMLTextAreaElement>('#pasted')?.value ?? '')
    const text = await eventually('the clipboard', pasted)
    await this.browser.evaluate(() => document.querySelector('#pasted')?.remove())
    return text
  }

  /** Kept for whoever wants to look, in the folder of test results. */
  async keepPicture(name: string, isWhole = false): Promise<void> {
    await mkdir(PICTURES, { recursive: true })
    await writeFile(join(PICTURES, `${name}.png`), await this.browser.picture(isWhole))
  }
}

type TappedWindow = Window & { reached?: 'nothing' | 'the element' | 'another element' }

/**
 * Runs in the page. Brings an element into view and tells its middle, once it has stood still: what arrives above it moves it.
 * Undefined where something else covers it for a second. Notes what the next tap reaches.
 */
async function readyToTap(selector: string): Promise<Point | undefined> {
  const endsAt = performance.now() + 1000
  let still = 0
  let last: number | undefined
  while (performance.now() < endsAt) {
    const element = document.querySelector(selector)
    const point = element?.checkVisibility() ? middleOf(element) : undefined
    still = point && point.y === last ? still + 1 : 0
    last = point?.y
    if (element && point && still === 3) return noted(element, point)
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
  return undefined

  function middleOf(element: Element): Point | undefined {
    element.scrollIntoView({ block: 'center', behavior: 'instant' })
    const { left, top, width, height } = element.getBoundingClientRect()
    const point = { x: Math.round(left + width / 2), y: Math.round(top + height / 2) }
    return element.contains(document.elementFromPoint(point.x, point.y)) ? point : undefined
  }

  function noted(element: Element, point: Point): Point {
    // The page asks whether a program drives its browser; for the tests it is a fan's.
    Object.defineProperty(navigator, 'webdriver', { value: false, configurable: true })
    const state: TappedWindow = window
    if (state.reached !== 'nothing')
      addEventListener(
        'click',
        ({ target }) => {
          state.reached = target instanceof Node && element.contains(target) ? 'the element' : 'another element'
        },
        { capture: true, once: true },
      )
    state.reached = 'nothing'
    return point
  }
}

/** Runs in the page. What the tap reached, which a busy machine may tell a moment later. */
async function whatIsReached(): Promise<TappedWindow['reached']> {
  const state: TappedWindow = window
  const endsAt = performance.now() + 1000
  while (state.reached === 'nothing' && performance.now() < endsAt)
    await new Promise((resolve) => setTimeout(resolve, 20))
  return state.reached
}
