import { cpus, loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium, type Page } from 'playwright'
import { buildSiteOf } from '../e2e/build-site.ts'
import { REAL, realCampaign } from '../e2e/campaigns.ts'
import { TestSite } from '../e2e/test-site.ts'
import { BROWSER_ARGUMENTS, requireBrowser } from '../support/browser.ts'
import { BareChromium } from './bare-chromium.ts'
import { SLOWDOWN, unpackSlowPhone } from './fan-page.ts'
import { median } from './process.ts'

/**
 * The wall of a gallery with thousands of photos, in the built campaign `cabines`: how soon its first row is there on a slow
 * phone at the end of a slow line, and what it keeps in memory while a fan looks at all of it.
 *
 * `node tests/bench/gallery.ts [photos] [row] [memory]`
 */

const SLUG = 'cabines'
const PIECE = 'parking'
const RUNS = 5
/** A screen of a phone, and how long a fan who is in a hurry looks at it. */
const SCREEN = 740
const LOOK_MS = 120
/** Lines of the table. */
const STATIONS = 8

const asked = process.argv.slice(2)
const isAsked = (name: string) => asked.every((each) => Number(each) > 0) || asked.includes(name)
const photos = asked.map(Number).find((number) => number > 0) ?? 5000

const removeSite = await buildSiteOf(await realCampaign(SLUG))
const site = await TestSite.open({})
try {
  const label = REAL[SLUG]
  await site.grow(SLUG, photos, { labels: [label] })
  const since = performance.now()
  await site.hang(SLUG, PIECE, photos)
  const [cpu] = cpus()
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpu?.model}, load ${loadavg()[0]?.toFixed(1)}; ` +
      `${photos} photos, hung in ${((performance.now() - since) / 1000).toFixed(0)} s\n`,
  )
  if (isAsked('row')) await measureRow(site.link(SLUG, { label }))
  if (isAsked('memory')) await measureMemory(site.link(SLUG, { label }))
} finally {
  await site.close()
  await removeSite()
}

interface Seen {
  tapAt: number
  wallAt: number
  rowAt: number
  cls: number
  tasks: number[]
}

/** From the tap that opens the campaign, by a fan who goes to the wall as soon as there is one. */
async function measureRow(link: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: requireBrowser(), args: BROWSER_ARGUMENTS })
  const runs: Seen[] = []
  for (let i = 0; i < RUNS; i++) {
    const page = await unpackSlowPhone(browser, 'reduce')
    await page.addInitScript(watchWall)
    runs.push(await openWall(page, link))
    await page.context().close()
  }
  await browser.close()
  const ms = (of: (run: Seen) => number) => `${median(runs.map(of)).toFixed(0)} ms`
  console.log(`slow 4G, CPU ${SLOWDOWN} times slower, medians of ${RUNS}`)
  console.log('| tap to the wall | wall to its first row | **tap to the first row** | longest task |')
  console.log('| --- | --- | --- | --- |')
  const cells = [
    ms(({ tapAt, wallAt }) => wallAt - tapAt),
    ms(({ wallAt, rowAt }) => rowAt - wallAt),
    `**${ms(({ tapAt, rowAt }) => rowAt - tapAt)}**`,
    ms(({ tasks }) => Math.max(0, ...tasks)),
  ]
  console.log(`| ${cells.join(' | ')} |\n`)
}

async function openWall(page: Page, link: string): Promise<Seen> {
  await page.goto(link)
  await page.locator('[data-state=gate] #open').waitFor()
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => /\/sealed\//.test(name)))
  await page.locator('#open').tap()
  await page.waitForFunction(() => (globalThis as typeof globalThis & { wall: Seen }).wall.rowAt > 0)
  return page.evaluate(() => (globalThis as typeof globalThis & { wall: Seen }).wall)
}

/** Runs in the page. */
function watchWall() {
  const wall: Seen = { tapAt: 0, wallAt: 0, rowAt: 0, cls: 0, tasks: [] }
  Object.assign(globalThis, { wall })
  const look = () => {
    const element = document.querySelector('.wall')
    if (element && !wall.wallAt) {
      wall.wallAt = performance.now()
      element.scrollIntoView({ block: 'start', behavior: 'instant' })
    }
    const items = [...document.querySelectorAll<HTMLElement>('.wall-item')]
    const row = items.filter(({ offsetTop }) => offsetTop === items[0]?.offsetTop)
    const isThere = row.length > 0 && row.every((item) => item.querySelector('img')?.dataset.state === 'ready')
    // The frame after this one is the first that shows it.
    if (isThere) requestAnimationFrame((at) => (wall.rowAt ||= at))
    else requestAnimationFrame(look)
  }
  addEventListener(
    'pointerup',
    ({ timeStamp }) => {
      wall.tapAt = timeStamp
      new PerformanceObserver((list) => wall.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: 'longtask',
      })
      look()
    },
    { once: true },
  )
}

/** A fan unfolds the wall and looks at all of it, to its end, a screen at a time. */
async function measureMemory(link: string): Promise<void> {
  const chromium = await BareChromium.launch()
  try {
    await chromium.goto(link)
    await chromium.tap('[data-state=gate] #open')
    await chromium.until(`document.querySelector('.wall-item img')`)
    console.log('| photos passed | all processes | script, collected | elements | pictures held | longest task |')
    console.log('| --- | --- | --- | --- | --- | --- |')
    await tellState(chromium, 0)
    await chromium.evaluate(`void (globalThis.tasks = [], new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' }))`)
    await chromium.tap('.wall-more')
    let station = 1
    for (let passed = 0, isAtEnd = false; !isAtEnd; ) {
      isAtEnd = await chromium.evaluate<boolean>(`(() => {
        const before = scrollY
        scrollBy({ top: ${SCREEN}, behavior: 'instant' })
        return scrollY === before && document.querySelector('.wall-list').ariaBusy === null
      })()`)
      await sleep(LOOK_MS)
      passed = await chromium.evaluate<number>(`Math.max(${passed}, ...[...document.querySelectorAll('.wall-item')]
        .filter((item) => item.getBoundingClientRect().top < innerHeight).map((item) => Number(item.ariaPosInSet)))`)
      if (passed < (photos * station) / STATIONS && !isAtEnd) continue
      await tellState(chromium, passed)
      station++
    }
    await chromium.beShort()
    console.log('\nonce memory is short:')
    await tellState(chromium, photos)
  } finally {
    await chromium.close()
  }
}

async function tellState(chromium: BareChromium, passed: number): Promise<void> {
  const memory = await chromium.memory()
  await chromium.send('HeapProfiler.collectGarbage')
  const { usedSize } = (await chromium.send('Runtime.getHeapUsage')) as { usedSize: number }
  const [elements, held, longest] = await chromium.evaluate<number[]>(`[
    document.querySelectorAll('*').length, document.querySelectorAll('.wall img[src]').length,
    Math.max(0, ...(globalThis.tasks ?? []))]`)
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
  console.log(`| ${[passed, mb(memory), mb(usedSize), elements, held, `${longest} ms`].join(' | ')} |`)
}
