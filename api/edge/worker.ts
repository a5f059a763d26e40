import type { EdgeEnv } from './edge-env.ts'
import { type EdgeSettings, readEdgeSettings } from './edge-settings.ts'
import { route } from './routing.ts'
import { readOnce } from './started.ts'

export { CampaignObject } from './campaign-object.ts'
export { StudioObject } from './studio-object.ts'
export { WatchObject } from './watch-object.ts'

/** The settings of this isolate, read once. */
let settings: (() => Promise<EdgeSettings>) | undefined

export default {
  async fetch(request, env, context) {
    settings ??= readOnce(() => readEdgeSettings(env))
    const cache = await caches.open('figures')
    return route(request, env, settings, {
      match: (key) => cache.match(key),
      put: (key, answer) => cache.put(key, answer),
      later: (work) => context.waitUntil(work),
    })
  },
} satisfies ExportedHandler<EdgeEnv>
