import type { EdgeEnv } from './edge-env.ts'
import { type EdgeSettings, readEdgeSettings } from './edge-settings.ts'
import { route } from './routing.ts'
import { startedOnce } from './started.ts'

export { CampaignObject } from './campaign-object.ts'
export { StudioObject } from './studio-object.ts'
export { WatchObject } from './watch-object.ts'

/** The settings of this isolate, read once. */
let settings: (() => Promise<EdgeSettings>) | undefined

export default {
  async fetch(request, env) {
    settings ??= startedOnce(() => readEdgeSettings(env))
    return route(request, env, settings)
  },
} satisfies ExportedHandler<EdgeEnv>
