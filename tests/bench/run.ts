import { cpus, loadavg } from 'node:os'

/** `npm run bench`: everything that docs/performance.md states. */
const [cpu] = cpus()
console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} × ${cpu?.model}, load ${loadavg()[0]?.toFixed(1)}`,
)
await import('./unlock.ts')
await import('./votes.ts')
await import('./members.ts')
await import('./circles.ts')
await import('./forging.ts')
await import('./live.ts')
await import('./report.ts')
await import('./watching.ts')
await import('./rows.ts')
await import('./tally.ts')
await import('./build.ts')
