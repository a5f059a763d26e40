import type { Engine } from '../db/engine.ts'
import { type App, createApp } from './app.ts'
import { type CampaignHost, createCampaignHost } from './campaign-host.ts'
import type { Readiness } from './deps.ts'
import type { StudioRuntime } from './runtime.ts'
import { createStudioHost } from './studio-host.ts'

/** The app on one database that holds campaigns and studio alike, and its housekeeping. */
export interface Host extends Pick<CampaignHost, 'store' | 'catalogue' | 'openings' | 'keepHouse' | 'use'> {
  app: App
  /** The readiness that health tells. */
  readiness: () => Readiness
  /** Number of open live streams. */
  watching(): { tallies: number; reports: number }
  endStreams(): void
}

export function createHost(runtime: StudioRuntime, engine: Engine): Host {
  const campaigns = createCampaignHost(runtime, engine)
  const studio = createStudioHost(runtime, engine, campaigns)
  const { live } = campaigns.deps
  const { reports } = studio
  return {
    ...campaigns,
    readiness: campaigns.deps.readiness,
    app: createApp({ ...campaigns.deps, ...studio }),
    watching: () => ({ tallies: live.watching, reports: reports.watching }),
    endStreams() {
      live.close()
      reports.close()
    },
  }
}
