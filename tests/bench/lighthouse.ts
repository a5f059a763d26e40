import { createServer } from 'node:net'
import lighthouse from 'lighthouse'
import { chromium } from 'playwright'
import { BROWSER_ARGUMENTS, requireBrowser } from '../support/browser.ts'

const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const

/** Lighthouse's scores, of 100, for what it measures as a phone (its own default), and what cost points. */
export async function audit(url: string): Promise<{ scores: number[]; faults: string[] }> {
  const port = await freePort()
  const args = [...BROWSER_ARGUMENTS, `--remote-debugging-port=${port}`]
  const browser = await chromium.launch({ executablePath: requireBrowser(), args })
  try {
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
