import { cpus } from 'node:os'

/** `npm run bench`: everything that docs/performance.md states. */
const [cpu] = cpus()
console.log(`${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} × ${cpu?.model}`)
await import('./unlock.ts')
await import('./live.ts')
await import('./report.ts')
await import('./build.ts')
