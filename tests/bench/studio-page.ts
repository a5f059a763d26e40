import { type Browser, type BrowserContextOptions, devices } from 'playwright'
import { TestSite } from '../e2e/test-site.ts'
import { slowDown } from './fan-page.ts'
import { median } from './process.ts'

/** A campaign in the studio, signed in, with an empty cache: on a desk, and on a slow phone at the end of a slow line. */

const RUNS = 5
const DAY_MS = 86_400_000
const CAMPAIGNS = [
  { slug: 'jaune-ou-rose', views: 10_000, ended: Date.now() - 5 * DAY_MS },
  { slug: 'minuit-club', views: 1_000_000, ended: Date.now() },
]
/** A new window of Chromium works for its own sake at first. */
const SETTLING_MS = 1500

const SCREENS: Record<string, BrowserContextOptions & { isSlow: boolean }> = {
  desk: { ...devices['Desktop Chrome'], isSlow: false },
  'slow phone': { ...devices['Pixel 7'], isSlow: true },
}

interface Arrival {
  paintMs: number
  lcpMs: number
  /** When the views could be read. */
  figureMs: number
  cls: number
  longestTaskMs: number
}

interface Seen {
  lcp: number
  cls: number
  longestTask: number
}

export async function measureStudio(browser: Browser): Promise<void> {
  const site = await TestSite.open({})
  console.log('\n| studio | first paint | LCP | views shown | CLS | longest task |')
  console.log('| --- | --- | --- | --- | --- | --- |')
  console.log('| goal | 1000 ms | | | | |')
  for (const { slug, views, ended } of CAMPAIGNS) {
    await site.grow(slug, views, { to: ended })
    for (const [screen, { isSlow, ...options }] of Object.entries(SCREENS)) {
      const arrivals: Arrival[] = []
      for (let i = 0; i < RUNS; i++) arrivals.push(await arrive(browser, site, slug, options, isSlow))
      const of = (pick: (arrival: Arrival) => number) => median(arrivals.map(pick))
      const [paint, lcp, figure, task] = [
        of(({ paintMs }) => paintMs),
        of(({ lcpMs }) => lcpMs),
        of(({ figureMs }) => figureMs),
        of(({ longestTaskMs }) => longestTaskMs),
      ].map((ms) => `${ms.toFixed(0)} ms`)
      const cls = of((arrival) => arrival.cls).toFixed(3)
      console.log(`| ${views} views, ${screen} | **${paint}** | ${lcp} | ${figure} | ${cls} | ${task} |`)
    }
  }
  await site.close()
}

async function arrive(
  browser: Browser,
  site: TestSite,
  slug: string,
  options: BrowserContextOptions,
  isSlow: boolean,
): Promise<Arrival> {
  const context = await browser.newContext(options)
  const key = new URL(await site.studioLink()).hash.slice(1)
  const headers = { 'Sec-Fetch-Site': 'same-origin' }
  await context.request.post(`${site.origin}/api/studio/session`, { data: { key }, headers })
  const page = await context.newPage()
  await page.waitForTimeout(SETTLING_MS)
  if (isSlow) await slowDown(await context.newCDPSession(page))
  await page.addInitScript(observe)
  await page.goto(`${site.origin}/studio/?c=${slug}`)
  const figureMs = await page
    .waitForFunction(() => document.querySelector('.big-number') && performance.now())
    .then((shown) => shown.jsonValue())
  await page.waitForLoadState('load')
  const seen = await page.evaluate(() => ({
    ...(globalThis as typeof globalThis & { seen: Seen }).seen,
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  }))
  await context.close()
  return {
    paintMs: seen.paint,
    lcpMs: seen.lcp,
    figureMs: figureMs ?? Number.NaN,
    cls: seen.cls,
    longestTaskMs: seen.longestTask,
  }
}

/** Runs in the page, before anything else. */
function observe() {
  const seen: Seen = { lcp: 0, cls: 0, longestTask: 0 }
  Object.assign(globalThis, { seen })
  const watch = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true })
  watch('largest-contentful-paint', ({ startTime }) => {
    seen.lcp = startTime
  })
  watch('layout-shift', (entry) => {
    seen.cls += (entry as PerformanceEntry & { value: number }).value
  })
  watch('longtask', ({ duration }) => {
    seen.longestTask = Math.max(seen.longestTask, duration)
  })
}
