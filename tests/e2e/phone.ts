import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright'
import { expect } from 'playwright/test'
import { parsePrivateLink } from '../../seal/address.ts'
import type { State } from '../../site/client/stage.ts'
import type { ProblemName } from '../../site/i18n/dictionary.ts'
import type { TestSite } from './test-site.ts'

/** What a browser of ours did that a fan's should not, shared by its tabs. */
interface Record {
  /** Errors on the console, uncaught exceptions, violations of the Content-Security-Policy. */
  complaints: string[]
  expected: RegExp[]
  /** Addresses outside the site that it went to. */
  departures: string[]
}

/** What a browser may keep of a fan, by the end of its name: of the page, of films, of sounds, of what it has seen, of draws. */
const KEPT: { [what: string]: string[] } = {
  '': ['visit', 'pass', 'link', 'channels', 'split', 'locale'],
  film: ['at', 'captions'],
  sound: ['track', 'at', 'lyrics'],
  seen: ['pieces'],
  draw: ['commitment', 'ticket', 'prizes'],
}

/** A fan's browser on a phone, with the tab that they look at. */
export class Phone {
  readonly page: Page
  readonly context: BrowserContext
  readonly #record: Record

  private constructor(page: Page, record: Record) {
    this.page = page
    this.context = page.context()
    this.#record = record
    // Chromium would ask again and again for an address that it cannot reach here.
    page.on('popup', (popup) => popup.close())
  }

  static async unpack(
    browser: Browser,
    { origin }: Pick<TestSite, 'origin'>,
    options: BrowserContextOptions = {},
  ): Promise<Phone> {
    const context = await browser.newContext(options)
    const record: Record = { complaints: [], expected: [], departures: [] }
    const isOurs = (url: string) => new URL(url).origin === origin || /^(?:data|about|blob|chrome-error):/.test(url)
    context.on('request', (request) => isOurs(request.url()) || record.departures.push(request.url()))
    context.on('weberror', (event) => record.complaints.push(String(event.error().stack)))
    context.on('console', (message) => {
      const isTheirs = !isOurs(message.page()?.url() ?? origin)
      if (message.type() === 'error' && !isTheirs) record.complaints.push(`${message.text()} ${message.location().url}`)
    })
    return new Phone(await context.newPage(), record)
  }

  async newTab(): Promise<Phone> {
    return new Phone(await this.context.newPage(), this.#record)
  }

  /** Follows a link that somebody sent. */
  async follow(url: string): Promise<void> {
    await this.page.goto(url)
  }

  /** Follows a private link and opens it. */
  async enter(url: string): Promise<void> {
    await this.follow(url)
    await this.shows('gate')
    await this.tap()
    await this.shows('open')
  }

  /** Before it goes anywhere. The clock runs as ever, so much ahead, until {@link waits}. */
  async hasItsOwnClock(aheadMs = 0): Promise<void> {
    await this.page.clock.install({ time: Date.now() + aheadMs })
  }

  /** So much later, as after a phone slept for so long. */
  async waits(ms: number): Promise<void> {
    await this.page.clock.fastForward(ms)
  }

  async tap(): Promise<void> {
    await this.page.locator('#open').tap()
  }

  async shows(state: State, problem?: ProblemName): Promise<void> {
    const html = this.page.locator('html')
    await expect(html).toHaveAttribute('data-state', state)
    if (problem) await expect(html).toHaveAttribute('data-problem', problem)
    else await expect(html).not.toHaveAttribute('data-problem')
  }

  /** Waits until the page is set in its own fonts. */
  async isDressed(): Promise<void> {
    await expect(this.page.locator('html')).toHaveAttribute('data-dressed', 'display text finish')
    await this.page.evaluate(() => document.fonts.ready)
  }

  async showsPiece(id: string, state: 'locked' | 'open' | 'failed'): Promise<void> {
    await expect(this.page.locator(`[data-piece="${id}"]`)).toHaveAttribute('data-state', state)
  }

  async showsViews(views: number): Promise<void> {
    await expect(this.page.locator('#counter')).toHaveAttribute('data-views', String(views))
  }

  /** The token of the fan's own link, as the address bar has it once it is open. */
  ownToken(): string {
    const link = parsePrivateLink(new URL(this.page.url()).hash.slice(1))
    if (!link) throw new Error(`No own link in the address bar: ${this.page.url()}`)
    return link.token
  }

  /** From here on, errors that match are what the test is about. */
  expects(complaint: RegExp): void {
    this.#record.expected.push(complaint)
  }

  /** The next address outside the site that the phone went to: an app, or its web address. */
  async departure(): Promise<URL> {
    await expect.poll(() => this.#record.departures.length, 'nothing left the site').toBeGreaterThan(0)
    return new URL(this.#record.departures.shift() ?? '')
  }

  /** Ends the visit; fails when the phone saw an error, went somewhere else, or keeps what it should not. */
  async putAway(): Promise<void> {
    const { cookies, origins } = await this.context.storageState({ indexedDB: true })
    const { expected } = this.#record
    // What is asked for from here on reaches the site itself.
    const [complaints, departures] = [[...this.#record.complaints], [...this.#record.departures]]
    // What a route still fetches would fail the test once the browser is gone. A page may close meanwhile.
    await Promise.allSettled(this.context.pages().map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })))
    await this.context.close()
    expect.soft(complaints.filter((text) => !expected.some((pattern) => pattern.test(text)))).toEqual([])
    expect.soft(departures, 'addresses outside the site').toEqual([])
    expect.soft(cookies).toEqual([])
    for (const { localStorage, ...others } of origins) {
      expect.soft(Object.entries(others).filter(([name, value]) => name !== 'origin' && value.length > 0)).toEqual([])
      for (const { name, value } of localStorage) {
        expect.soft(name).toMatch(/^entrenous:[a-z-]+(?::film|:sound|:seen|:draw)?$/)
        const kept: { [name: string]: object } = JSON.parse(value)
        const known = KEPT[name.split(':')[2] ?? ''] ?? []
        // Of sounds and draws by their names, which only those know who were let in.
        const fields = /:(?:sound|draw)$/.test(name)
          ? Object.values(kept).flatMap((each) => Object.keys(each))
          : Object.keys(kept)
        expect.soft(known).toEqual(expect.arrayContaining([...new Set(fields)]))
      }
    }
  }
}
