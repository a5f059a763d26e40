import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright'
import { devices } from 'playwright'
import { expect } from 'playwright/test'
import type { TestSite } from './test-site.ts'

type Invitation = Parameters<TestSite['studioLink']>[0]

const LAPTOP: BrowserContextOptions = {
  ...devices['Desktop Chrome'],
  viewport: { width: 1280, height: 800 },
  locale: 'en-GB',
}

/** A marketer's browser, with the studio in it. */
export class Desk {
  readonly page: Page
  readonly context: BrowserContext
  readonly #complaints: string[] = []
  readonly #expected: RegExp[] = []

  private constructor(page: Page, origin: string) {
    this.page = page
    this.context = page.context()
    const isOurs = (url: string) => new URL(url).origin === origin || /^(?:data|blob):/.test(url)
    this.context.on('request', (request) => {
      if (!isOurs(request.url())) this.#complaints.push(`left the site: ${request.url()}`)
    })
    this.context.on('weberror', (event) => this.#complaints.push(String(event.error().stack)))
    this.context.on('console', (message) => {
      if (message.type() === 'error') this.#complaints.push(`${message.text()} ${message.location().url}`)
    })
  }

  static async setUp(browser: Browser, { origin }: TestSite, options: BrowserContextOptions = {}): Promise<Desk> {
    const context = await browser.newContext({ ...LAPTOP, ...options })
    return new Desk(await context.newPage(), origin)
  }

  /** Opens the studio by a link of its own, and perhaps a campaign in it. */
  async enter(site: TestSite, path = '', invitation: Invitation = {}): Promise<void> {
    const link = new URL(await site.studioLink(invitation))
    await this.page.goto(`${link.origin}${link.pathname}${path}${link.hash}`)
    await expect(this.page.locator('.masthead')).toBeVisible()
  }

  async showsViews(views: number): Promise<void> {
    await expect(this.page.locator('.big-number')).toHaveAttribute('value', String(views))
  }

  /** From here on, errors that match are what the test is about. */
  expects(complaint: RegExp): void {
    this.#expected.push(complaint)
  }

  async putAway(): Promise<void> {
    // What is asked for from here on reaches the site itself.
    const complaints = [...this.#complaints]
    // What a route still fetches would fail the test once the browser is gone. A page may close meanwhile.
    await Promise.allSettled(this.context.pages().map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })))
    await this.context.close()
    expect.soft(complaints.filter((text) => !this.#expected.some((each) => each.test(text)))).toEqual([])
  }
}
