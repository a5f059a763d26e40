import type { Problem } from './problem.ts'
import type { CampaignConfig } from './schema.ts'

type Report = (path: PropertyKey[], message: string, severity?: Problem['severity']) => void

/** Checks when roots and circles open against when the campaign does, is revealed and closes. */
export function checkWindows({ opens, reveals, closes, roots = [], circles }: CampaignConfig, report: Report): void {
  const windows = [
    ...roots.map((root, index) => ({ path: ['roots', index, 'opens'], at: root.opens })),
    ...(circles?.list ?? []).map((circle, index) => ({ path: ['circles', 'list', index, 'opens'], at: circle.opens })),
  ]
  for (const { path, at } of windows) {
    if (at === undefined) continue
    if (closes !== undefined && at >= closes) {
      report(path, 'not before closes, expected a moment at which something is left to open')
    } else if (reveals !== undefined && at >= reveals) {
      report(path, 'not before reveals: from then on everybody can open it anyway, expected an earlier moment')
    } else if (at === opens) {
      report(path, 'the moment at which the campaign opens, expected another or no such line', 'warning')
    }
  }
}
