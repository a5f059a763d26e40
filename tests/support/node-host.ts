import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { readSettings, type Settings } from '../../api/env.ts'
import { serveSite } from '../../api/node.ts'
import type { NodeLimits } from '../../api/open-files.ts'
import { SECRET, writeDist } from './fixture.ts'
import type { StudioHost } from './host.ts'

const ENVIRONMENT = { PORT: '0', ENTRENOUS_SECRET: SECRET, TRUST_PROXY: '1', LOG_LEVEL: 'error' }

export interface NodeHost extends StudioHost {
  settings: Settings
}

/**
 * The real server on a free port, with a database of its own, behind a proxy: requests can come from several networks.
 *
 * @param furnish puts files into the folder of the build
 * @param limits those that are not as always
 */
export async function startNodeHost(
  env: Record<string, string> = {},
  furnish: (distDir: string) => Promise<void> = async () => {},
  limits: Partial<NodeLimits> = {},
): Promise<NodeHost> {
  const distDir = await writeDist()
  await furnish(distDir)
  const folder = dirname(distDir)
  const settings = { ...readSettings({ ...ENVIRONMENT, ENTRENOUS_DATA: folder, ...env }), distDir }
  const site = await serveSite(settings, SECRET, { limits })
  const url = `http://127.0.0.1:${site.port}`
  return {
    engine: site.engine,
    storeOf: () => site.engine,
    siteUrl: settings.siteUrl,
    settings,
    url,
    fetch: (path, init) => fetch(new URL(path, url), init),
    async stop() {
      await site.close()
      await rm(folder, { recursive: true })
    },
  }
}
