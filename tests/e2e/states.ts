import type { BrowserContextOptions, Page } from 'playwright'
import { expect } from 'playwright/test'
import type { ProblemName } from '../../site/i18n/dictionary.ts'
import { Door } from './door.ts'
import type { Phone } from './phone.ts'
import type { Part } from './showcase.ts'
import type { Schedules, TestSite } from './test-site.ts'

/** A phone before anything is shown on it. */
export interface Scene {
  site: TestSite
  phone: Phone
  slug: string
  /** Of the root that fans start from. */
  label: string
}

/** A state of the fan's page as pictures show it, and the way there. */
export interface Pictured {
  part?: Part
  schedule?: Schedules[string]
  context?: BrowserContextOptions
  /** Takes in what does not fit on the screen. */
  isWhole?: true
  /** What the fan has scrolled to, and where on the screen it is then. */
  at?: { part: string; block: 'start' | 'center' }
  show(scene: Scene): Promise<void>
}

/** Views before the fan arrives; figures must not depend on who looks. */
export const VIEWS = 127
const DAY = 86_400_000

/** The moment that waiting phones have on their clock, and the one that they wait for. */
const NOW = new Date('2059-01-03T14:46:11+01:00')
const OPENS = new Date('2059-01-07T18:00:00+01:00')

const WORDS = { words: ['mandarine', 'filtrer', 'girafe'], language: 'fr', until: NOW.getTime() + DAY }

const PANEL = { part: '#share', block: 'start' } as const
const POLL = { part: '[data-piece]:has(.poll)', block: 'start' } as const
const THREAD = { part: '#thread', block: 'center' } as const

/** By name, in the order in which a fan may meet them. */
export const STATES = {
  teaser: { show: ({ site, phone, slug }) => arrive(phone, `${site.origin}/${slug}/`, 'teaser') },
  waiting: { schedule: { opens: OPENS }, show: wait },
  gate: { show: stand },
  'gate, full': { part: 'full', show: stand },
  'gate, long title': { part: 'long', show: stand },
  'gate, no cover, no goal': { part: 'bare', show: stand },
  opening: { context: { reducedMotion: 'no-preference' }, show: holdScenery },
  'opening, second act': { context: { reducedMotion: 'no-preference' }, show: holdTransition },
  'opening, at work': { show: work },
  open: { show: enter },
  'open, whole': { part: 'full', isWhole: true, show: enter },
  'open, long title': { part: 'long', show: enter },
  'open, no cover, no goal': { part: 'bare', show: enter },
  poll: { part: 'poll', at: POLL, show: vote },
  'share panel': { at: PANEL, show: (scene) => share(scene) },
  'share panel, copied': { at: PANEL, show: (scene) => share(scene, copy) },
  'share panel, to copy by hand': { at: PANEL, show: (scene) => share(scene, copyByHand) },
  thread: { part: 'full', at: THREAD, show: grow },
  'thread, whole': { part: 'full', isWhole: true, show: grow },
  'QR code': { show: (scene) => share(scene, ({ page }) => page.locator('[data-channel=qr]').tap()) },
  'spoken words': { part: 'voice', show: (scene) => share(scene, say) },
  closed: { schedule: { closes: -DAY }, show: ({ site, phone, ...root }) => arrive(phone, link(site, root), 'closed') },
  'error, malformed': { show: ({ site, phone, slug }) => arrive(phone, `${site.origin}/${slug}/#w123`, 'error') },
  'error, revoked': { show: refused('link-revoked', 403) },
  'error, exhausted': { show: refused('link-exhausted', 403) },
  'error, invalid': { show: refused('link-invalid', 403) },
  'error, insecure': { show: withoutCrypto },
  'gate, offline': { show: offline },
  'gate, slow down': { show: refused('slow-down', 429) },
  'no script': {
    context: { javaScriptEnabled: false },
    show: ({ site, phone, ...root }) => phone.follow(link(site, root)),
  },
  stalled: { show: stall },
} as const satisfies Record<string, Pictured>

export type StateName = keyof typeof STATES

function link(site: TestSite, { slug, label }: Pick<Scene, 'slug' | 'label'>): string {
  return site.link(slug, { label })
}

async function arrive(phone: Phone, url: string, state: 'teaser' | 'gate' | 'closed' | 'error' | 'waiting') {
  await phone.follow(url)
  await expect(phone.page.locator('html')).toHaveAttribute('data-state', state)
}

/** At the gate of a campaign that others opened before. */
async function stand({ site, phone, slug, label }: Scene) {
  const openings = Array.from({ length: VIEWS }, () => site.openedElsewhere(slug, site.rootToken(slug, label)))
  await Promise.all(openings)
  await arrive(phone, site.link(slug, { label }), 'gate')
  await phone.showsViews(VIEWS)
}

async function enter(scene: Scene) {
  await stand(scene)
  await scene.phone.tap()
  await scene.phone.shows('open')
  await scene.phone.showsViews(VIEWS + 1)
}

/** A fan who has voted, as eighteen others have. */
async function vote(scene: Scene) {
  const { site, phone, slug, label } = scene
  await phone.enter(link(site, scene))
  const poll = phone.page.locator('[data-piece]:has(.poll)')
  const piece = (await poll.getAttribute('data-piece')) ?? ''
  const choices = await poll
    .locator('[data-choice]')
    .evaluateAll((all) => all.map(({ dataset }) => dataset.choice ?? ''))
  for (let i = 0; i < 18; i++) {
    // The first the most, the last the least.
    const picked = choices[Math.floor((i / 18) ** 2 * choices.length)]
    if (picked) await site.votedElsewhere(slug, label, piece, [picked])
  }
  await poll.locator('[data-choice]').first().tap()
  await poll.locator('.poll-send').tap()
  await expect(poll.locator('.poll-send')).toHaveAttribute('aria-disabled', 'true')
}

/** Three friends, and eleven more behind them, four deep. */
async function grow(scene: Scene) {
  const { site, phone, slug } = scene
  await enter(scene)
  const own = phone.ownToken()
  const friends = [await site.openedElsewhere(slug, own), await site.openedElsewhere(slug, own)]
  let last = await site.openedElsewhere(slug, own)
  for (let hop = 0; hop < 3; hop++) last = await site.openedElsewhere(slug, last)
  for (let i = 0; i < 8; i++) await site.openedElsewhere(slug, friends[i % 2] ?? own)
  const thread = phone.page.locator('#thread')
  await expect(thread).toHaveAttribute('data-further', '11')
  await expect(thread).toHaveAttribute('data-generations', '4')
}

/** Before the panel with which a fan passes it on. */
async function share(scene: Scene, use?: (phone: Phone) => Promise<void>) {
  const { phone } = scene
  await enter(scene)
  await use?.(phone)
}

async function copy({ page, context }: Phone) {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.locator('[data-channel=copy]').tap()
  await expect(page.locator('#share-hint')).not.toBeEmpty()
}

async function copyByHand({ page }: Phone) {
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  await page.locator('[data-channel=copy]').tap()
  await expect(page.locator('#share-field')).toBeVisible()
}

async function say({ page }: Phone) {
  await page.route('**/words', (route) => route.fulfill({ json: WORDS }))
  await page.locator('[data-channel=voice]').tap()
  await expect(page.locator('.words-to-say span')).toHaveCount(3)
}

/** Its clock stands still, or every picture would show another second. */
async function wait({ site, phone, slug, label }: Scene) {
  const { page } = phone
  await page.clock.install({ time: NOW.getTime() - 60_000 })
  // Without the server's date, the page goes by the phone's.
  await page.route('**/tally', async (route) => {
    const response = await route.fetch()
    const { date: _, ...headers } = response.headers()
    await route.fulfill({ response, headers })
  })
  await arrive(phone, site.link(slug, { label }), 'waiting')
  await phone.isDressed()
  await page.clock.pauseAt(NOW)
  await expect(page.locator('#countdown')).not.toBeEmpty()
}

/** Answers as the API does when many do the same, or the brand changed its mind. */
function refused(problem: ProblemName, status: number) {
  return async (scene: Scene) => {
    const { phone } = scene
    const headers = { 'Content-Type': 'application/problem+json' }
    const body = JSON.stringify({ type: `urn:entrenous:${problem}`, title: '', status, code: problem })
    await phone.page.route('**/unlock', (route) => route.fulfill({ status, headers, body }))
    await stand(scene)
    await phone.tap()
    await expect(phone.page.locator('html')).toHaveAttribute('data-problem', problem)
  }
}

async function offline(scene: Scene) {
  await stand(scene)
  await scene.phone.context.setOffline(true)
  await scene.phone.tap()
  await scene.phone.shows('gate', 'offline')
}

async function withoutCrypto({ site, phone, slug, label }: Scene) {
  await phone.page.addInitScript(() => Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined }))
  await arrive(phone, site.link(slug, { label }), 'error')
}

async function stall({ site, phone, slug, label }: Scene) {
  await phone.page.route('**/*.js', (route) => route.abort())
  await phone.follow(site.link(slug, { label }))
  await finishAnimations(phone.page)
}

/** While the browser does a sum that is dearer than any that is asked for. */
async function work(scene: Scene) {
  await Door.putBefore(scene.phone.page, { most: 200_000, tries: 200_000 })
  await stand(scene)
  await scene.phone.tap()
  await expect(scene.phone.page.locator('.gate progress')).toBeVisible()
}

/** Stops in the middle of what plays from the tap on. The answer never comes. */
async function holdScenery(scene: Scene) {
  const { page } = scene.phone
  await page.route('**/unlock', () => undefined)
  await stand(scene)
  // A finger would leave the browser's own mark on the button for a moment.
  await page.locator('#open').click()
  await scene.phone.shows('opening')
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      animation.pause()
      animation.currentTime = 450
    }
  })
}

/** Stops in the middle of the change from the gate to what is behind it. */
async function holdTransition(scene: Scene) {
  const { page } = scene.phone
  await page.addInitScript(() => {
    const start = document.startViewTransition
    document.startViewTransition = (update) => {
      const transition = start.call(document, update)
      void transition.ready.then(() => {
        for (const animation of document.getAnimations()) {
          const end = Number(animation.effect?.getComputedTiming().endTime)
          if (!Number.isFinite(end)) continue
          animation.pause()
          animation.currentTime = end / 2
        }
      })
      return transition
    }
  })
  await stand(scene)
  await scene.phone.tap()
  await expect(page.locator('html')).toHaveAttribute('data-motion', 'opening')
  await page.waitForFunction(() => document.getAnimations().some(({ playState }) => playState === 'paused'))
}

async function finishAnimations(page: Page) {
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish()
  })
}
