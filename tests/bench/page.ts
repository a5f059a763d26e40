import { cpus, loadavg } from 'node:os'
import { chromium } from 'playwright'
import buildSite from '../e2e/build-site.ts'
import { REAL } from '../e2e/campaigns.ts'
import { TestSite } from '../e2e/test-site.ts'
import { BROWSER_ARGUMENTS, requireBrowser } from '../support/browser.ts'
import {
  type Arrival,
  measureArrival,
  measureTap,
  NETWORK,
  SLOWDOWN,
  type Tap,
  traceArrival,
  unpackSlowPhone,
} from './fan-page.ts'
import { measureFilm, measureReturn, measureStalls } from './film-page.ts'
import { auditMedian } from './lighthouse.ts'
import { median } from './process.ts'
import { measureStudio } from './studio-page.ts'

/**
 * `npm run bench:page`: the fan's page of the three real campaigns, built and served as it is for fans, on a slow phone
 * at the end of a slow line; and the studio. Prints Markdown for docs/performance.md.
 *
 * `npm run bench:page -- [campaigns] [films] [lighthouse] [studio]`
 */

const RUNS = 5
const FILM = 'minuit-club'
/** Of its 24 seconds, almost all. */
const FILM_MS = 22_000
const AWAY_MS = 90_000
/** The first language of all three. */
const LANGUAGE = 'fr'

const PARTS: Record<string, () => Promise<void>> = {
  campaigns: measureCampaigns,
  films: measureFilms,
  lighthouse: auditCampaigns,
  studio: () => measureStudio(browser),
}
const asked = process.argv.slice(2)

const [cpu] = cpus()
const removeSite = await buildSite()
const site = await TestSite.open({})
const browser = await chromium.launch({ executablePath: requireBrowser(), args: BROWSER_ARGUMENTS })
try {
  for (const [name, measure] of Object.entries(PARTS)) if (asked.length === 0 || asked.includes(name)) await measure()
} finally {
  await browser.close()
  await site.close()
  await removeSite?.()
}

async function measureCampaigns() {
  console.log(
    `${new Date().toISOString().slice(0, 10)}, Chromium ${browser.version()}, ${cpus().length} × ${cpu?.model}, load ${loadavg()[0]?.toFixed(1)}; ` +
      `${NETWORK.latency} ms a request, ${(NETWORK.downloadThroughput * 8) / 1e6} Mbit/s down, CPU ${SLOWDOWN} times slower; medians of ${RUNS} runs\n`,
  )
  console.log(
    '| | LCP | CLS | longest task before the tap | with rendering | gate | tap to text | of it network | **over the network** | longest task | with motion |',
  )
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |')
  console.log('| goal | 1500 ms | 0 | 50 ms | | | | | **400 ms** | | |')
  for (const [slug, label] of Object.entries(REAL)) {
    const still = await measure(site.link(slug, { label }), 'reduce')
    const moving = await measure(site.link(slug, { label }), 'no-preference')
    const cells = [
      ms(still((run) => run.lcpMs)),
      still((run) => run.cls).toFixed(3),
      ms(still((run) => run.longestTaskMs)),
      ms(await longestTraced(site.link(slug, { label }))),
      ms(still((run) => run.gateMs)),
      ms(still((run) => run.totalMs)),
      ms(still((run) => run.networkMs)),
      `**${ms(still((run) => run.overNetworkMs))}**`,
      ms(still((run) => run.longestOpeningTaskMs)),
      ms(moving((run) => run.totalMs)),
    ]
    console.log(`| ${slug} | ${cells.join(' | ')} |`)
  }
}

/** The film of one of them: a ladder of two sizes, 24 seconds long. */
async function measureFilms() {
  const link = site.link(FILM, { label: REAL[FILM] })
  console.log(
    '\n| a film, CPU as it is | first frame after the tap | bytes before it | frame after a seek to the middle | bytes before it |',
  )
  console.log('| --- | --- | --- | --- | --- |')
  for (const [name, isPlayerThere] of [
    ['at once', false],
    ['player there', true],
  ] as const) {
    const runs: Awaited<ReturnType<typeof measureFilm>>[] = []
    for (let i = 0; i < RUNS; i++) runs.push(await measureFilm(browser, link, isPlayerThere))
    const of = (figure: keyof (typeof runs)[number]) => median(runs.map((run) => run[figure]))
    const cells = [
      ms(of('frameMs')),
      `${of('frameKb').toFixed(0)} kB`,
      ms(of('seekMs')),
      `${of('seekKb').toFixed(0)} kB`,
    ]
    console.log(`| ${name} | ${cells.join(' | ')} |`)
  }
  const { stalls, heights } = await measureStalls(browser, link, FILM_MS)
  console.log(`\nstops for want of bytes: ${stalls}, shown at ${heights.join(', ')} pixels`)
  console.log(`goes on ${ms(await measureReturn(browser, link, AWAY_MS))} after 90 s without network`)
}

async function auditCampaigns() {
  console.log('\n| Lighthouse | performance | accessibility | best practices | costs points |')
  console.log('| --- | --- | --- | --- | --- |')
  for (const [slug, label] of Object.entries(REAL)) {
    const { scores, faults } = await auditMedian(site.link(slug, { label }), LANGUAGE)
    console.log(`| ${slug} | ${scores.join(' | ')} | ${faults.join('; ') || 'nothing'} |`)
  }
}

async function longestTraced(link: string): Promise<number> {
  const longest: number[] = []
  for (let i = 0; i < RUNS; i++) {
    const page = await unpackSlowPhone(browser, 'reduce')
    longest.push(await traceArrival(page, link))
    await page.context().close()
  }
  return median(longest)
}

/** Runs it with empty caches; what it returns picks the median of a figure. */
async function measure(link: string, motion: 'reduce' | 'no-preference') {
  const runs: (Arrival & Tap)[] = []
  for (let i = 0; i < RUNS; i++) {
    const page = await unpackSlowPhone(browser, motion)
    runs.push({ ...(await measureArrival(page, link)), ...(await measureTap(page)) })
    await page.context().close()
  }
  return (pick: (run: Arrival & Tap) => number) => median(runs.map(pick))
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`
}
