import { bundleWorker } from './bundle.ts'

/** `npm run bundle:edge`: bundles the Worker, as `wrangler.jsonc` asks for it. */
await bundleWorker()
