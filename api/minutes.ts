import type { WriteLine } from './log.ts'
import type { Openings, OutcomeCounts } from './openings.ts'

/**
 * Makes the function that logs one line with the outcomes of openings since its last call; no line when there were none.
 */
export function createMinutes(openings: Pick<Openings, 'all'>, write: WriteLine): () => void {
  let told = new Map<string, OutcomeCounts>()
  return () => {
    const now = new Map([...openings.all].map(([campaign, counts]) => [campaign, { ...counts }]))
    const since: Record<string, Record<string, number>> = {}
    let [counted, others] = [0, 0]
    for (const [campaign, counts] of now) {
      const before: Record<string, number> = told.get(campaign) ?? {}
      for (const [outcome, times] of Object.entries(counts)) {
        const grown = times - (before[outcome] ?? 0)
        if (grown === 0) continue
        since[campaign] = { ...since[campaign], [outcome]: grown }
        if (outcome === 'counted') counted += grown
        else others += grown
      }
    }
    told = now
    if (counted + others > 0)
      write('info', 'openings', `${counted} openings counted, ${others} not`, { openings: since })
  }
}
