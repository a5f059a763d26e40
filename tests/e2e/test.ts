import type { BrowserContextOptions } from 'playwright'
import { test as base } from 'playwright/test'
import { Desk } from './desk.ts'
import { Phone } from './phone.ts'
import { type Schedules, TestSite } from './test-site.ts'

export { expect } from 'playwright/test'

interface Fixtures {
  /** What serves the site. Tests with the tag `@edge` run on both (`playwright.config.ts`). */
  server: 'node' | 'edge'
  /** Milliseconds from the start of the test. */
  schedules: Schedules
  site: TestSite
  /** Unpacks another phone; what it may not do is checked at the end of every test. */
  newPhone: (options?: BrowserContextOptions) => Promise<Phone>
  phone: Phone
  /** Sets up another marketer's browser, as `newPhone` does a fan's. */
  newDesk: (options?: BrowserContextOptions) => Promise<Desk>
  desk: Desk
}

export const test = base.extend<Fixtures>({
  server: ['node', { option: true }],
  schedules: [{}, { option: true }],
  site: async ({ schedules, server }, use) => {
    const site = await (server === 'edge' ? TestSite.openAtEdge() : TestSite.open(schedules))
    await use(site)
    await site.close()
  },
  newPhone: async ({ browser, site }, use) => {
    const phones: Phone[] = []
    await use(async (options) => {
      const phone = await Phone.unpack(browser, site, options)
      phones.push(phone)
      return phone
    })
    for (const phone of phones) await phone.putAway()
  },
  phone: async ({ newPhone }, use) => use(await newPhone()),
  newDesk: async ({ browser, site }, use) => {
    const desks: Desk[] = []
    await use(async (options) => {
      const desk = await Desk.setUp(browser, site, options)
      desks.push(desk)
      return desk
    })
    for (const desk of desks) await desk.putAway()
  },
  desk: async ({ newDesk }, use) => use(await newDesk()),
})
