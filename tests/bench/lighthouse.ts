import { chromium } from 'playwright'
import { importOnDemand } from '../../cli/edge/on-demand.ts'
import { BROWSER_ARGUMENTS, requireBrowser } from '../support/browser.ts'
import { freePort } from '../support/free-port.ts'

const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const

/** What is used of Lighthouse, which weighs 160 MB. */
interface Lighthouse {
  default(
    url: string,
    options: { port: number; onlyCategories: string[]; logLevel: string },
  ): Promise<{ lhr: { audits: Record<string, Result>; categories: Record<string, Category> } } | undefined>
}

interface Result {
  score: number | null
  title: string
  displayValue?: string
}

interface Category {
  score: number | null
  auditRefs: { id: string; weight: number }[]
}

interface Audit {
  /** Of 100, in the order of the categories. */
  scores: number[]
  /** What cost points. */
  faults: string[]
}

/** So many runs, as Lighthouse's own guide advises against the machine's noise: the one with the median performance. */
const RUNS = 3

/**
 * What Lighthouse measures as a phone (its own default).
 *
 * @param language of the browser: in another one, a campaign that has several sends its fan to that page first
 */
export async function auditMedian(url: string, language: string): Promise<Audit> {
  const audits: Audit[] = []
  for (let i = 0; i < RUNS; i++) audits.push(await audit(url, language))
  const byPerformance = audits.toSorted(({ scores: [a = 0] }, { scores: [b = 0] }) => a - b)
  return byPerformance[Math.floor(RUNS / 2)] ?? { scores: [], faults: [] }
}

async function audit(url: string, language: string): Promise<Audit> {
  const port = await freePort()
  const args = [...BROWSER_ARGUMENTS, `--remote-debugging-port=${port}`, `--accept-lang=${language}`]
  const browser = await chromium.launch({ executablePath: requireBrowser(), args })
  try {
    const { default: lighthouse } = (await importOnDemand('lighthouse', '12.8.2')) as Lighthouse
    const result = await lighthouse(url, { port, onlyCategories: [...CATEGORIES], logLevel: 'error' })
    if (!result) throw new Error('Lighthouse has no result')
    const { audits, categories } = result.lhr
    const faults = CATEGORIES.flatMap((id) =>
      (categories[id]?.auditRefs ?? []).flatMap(({ id, weight }) => {
        const { score = null, title = id, displayValue = '' } = audits[id] ?? {}
        return weight > 0 && score !== null && score < 1 ? [`${title} ${displayValue}`.trim()] : []
      }),
    )
    return { scores: CATEGORIES.map((id) => Math.round(100 * (categories[id]?.score ?? 0))), faults }
  } finally {
    await browser.close()
  }
}
