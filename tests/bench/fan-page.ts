import { type Browser, type CDPSession, devices, type Page } from 'playwright'
import { recordMainThread } from './main-thread.ts'

/** Lighthouse's slow 4G, and a phone with a quarter of this machine's speed. */
export const NETWORK = {
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
  offline: false,
}
export const SLOWDOWN = 4
const SCREEN = { width: 360, height: 740 }

/** A new window of Chromium works for its own sake at first. */
const SETTLING_MS = 1500

export interface Arrival {
  lcpMs: number
  cls: number
  /** The longest task before the tap, as the browser itself reports long ones: none is shorter than 50 ms. */
  longestTaskMs: number
  gateMs: number
}

export interface Tap {
  /** From the tap to the frame that shows the text piece. */
  totalMs: number
  /** What of it was waiting for the network: answers on their way, two at a time counted once. */
  networkMs: number
  overNetworkMs: number
  /** The longest task between the tap and the text. */
  longestOpeningTaskMs: number
}

/** A phone with an empty cache at the end of a slow line. */
export async function unpackSlowPhone(browser: Browser, reducedMotion: 'reduce' | 'no-preference'): Promise<Page> {
  const context = await browser.newContext({
    ...devices['Pixel 7'],
    viewport: SCREEN,
    screen: SCREEN,
    locale: 'fr-FR',
    reducedMotion,
  })
  const page = await context.newPage()
  await page.waitForTimeout(SETTLING_MS)
  await slowDown(await context.newCDPSession(page))
  await page.addInitScript(observe)
  return page
}

export async function slowDown(session: CDPSession) {
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', NETWORK)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
}

interface Observed {
  lcp: number
  cls: number
  tasks: { start: number; duration: number }[]
  tapAt: number
  textAt: number
}

/** Runs in the page, before anything else. */
function observe() {
  const seen: Observed = { lcp: 0, cls: 0, tasks: [], tapAt: 0, textAt: 0 }
  Object.assign(globalThis, { seen })
  const watch = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true })
  watch('largest-contentful-paint', ({ startTime }) => {
    seen.lcp = startTime
  })
  watch('layout-shift', (entry) => {
    if (!(entry as PerformanceEntry & { hadRecentInput: boolean }).hadRecentInput) {
      seen.cls += (entry as PerformanceEntry & { value: number }).value
    }
  })
  watch('longtask', ({ startTime: start, duration }) => seen.tasks.push({ start, duration }))
  addEventListener(
    'pointerup',
    ({ timeStamp }) => {
      seen.tapAt = timeStamp
      look()
    },
    { once: true },
  )
  const look = () => {
    const text = document.querySelector('[data-state=open] [data-piece][data-state=open] .content')
    // The frame after this one is the first that shows it.
    if (text?.textContent) requestAnimationFrame(() => requestAnimationFrame((at) => (seen.textAt ||= at)))
    else requestAnimationFrame(look)
  }
}

/** Follows a private link and waits at the gate until everything has arrived. */
export async function measureArrival(page: Page, link: string): Promise<Arrival> {
  const gateMs = await arrive(page, link)
  const { lcp, cls, tasks } = await observed(page)
  return { lcpMs: lcp, cls, gateMs, longestTaskMs: Math.max(0, ...tasks.map(({ duration }) => duration)) }
}

/** The longest task of an arrival in milliseconds, with those that only render. By a trace, which itself costs time. */
export async function traceArrival(page: Page, link: string): Promise<number> {
  const longestTask = await recordMainThread(await page.context().newCDPSession(page))
  await arrive(page, link)
  return longestTask()
}

/** When the gate was there, in milliseconds. */
async function arrive(page: Page, link: string): Promise<number> {
  await page.goto(link)
  await page.locator('[data-state=gate] #open').waitFor()
  const gateMs = await page.evaluate(() => performance.now())
  // What is inside comes while the fan reads, and the sealed pieces last.
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => /\/sealed\//.test(name)))
  return gateMs
}

/** Taps, and waits for the text. */
export async function measureTap(page: Page): Promise<Tap> {
  await page.locator('#open').tap()
  await page.waitForFunction(() => (globalThis as typeof globalThis & { seen: Observed }).seen.textAt > 0)
  const { tapAt, textAt, tasks } = await observed(page)
  const requests = await page.evaluate(
    ([from, to]) =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(({ startTime }) => startTime >= from && startTime < to)
        .map((entry) => [entry.startTime, Math.min(entry.responseEnd || to, to)] as const),
    [tapAt, textAt] as const,
  )
  const during = tasks.filter(({ start, duration }) => start + duration > tapAt && start < textAt)
  const [totalMs, networkMs] = [textAt - tapAt, covered(requests)]
  const longestOpeningTaskMs = Math.max(0, ...during.map(({ duration }) => duration))
  return { totalMs, networkMs, overNetworkMs: totalMs - networkMs, longestOpeningTaskMs }
}

function observed(page: Page): Promise<Observed> {
  return page.evaluate(() => (globalThis as typeof globalThis & { seen: Observed }).seen)
}

/** Milliseconds in which at least one of the intervals runs. */
function covered(intervals: readonly (readonly [start: number, end: number])[]): number {
  let [sum, end] = [0, 0]
  for (const [from, to] of [...intervals].sort(([a], [b]) => a - b)) {
    sum += Math.max(0, to - Math.max(from, end))
    end = Math.max(end, to)
  }
  return sum
}
