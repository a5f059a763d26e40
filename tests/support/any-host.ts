import type { StudioHost } from './host.ts'

/** Whether this run asks workerd, and not Node: `vitest.config.ts` runs some files against both. */
export const isEdge = process.env.TEST_HOST === 'edge'

interface Options {
  /** Puts files into the folder of the build. */
  furnish?: (distDir: string) => Promise<void>
  siteUrl?: string
  /** Settings of the Node process alone. */
  env?: Record<string, string>
}

/** The host that this run is about, behind a proxy: requests can come from several networks. */
export async function startHost({ furnish, siteUrl, env }: Options = {}): Promise<StudioHost> {
  const vars: Record<string, string> = siteUrl === undefined ? {} : { SITE_URL: siteUrl }
  // Neither loads what the other is made of.
  if (isEdge) return (await import('./worker-host.ts')).startWorkerHost(furnish, vars)
  return (await import('./node-host.ts')).startNodeHost(
    { ...env, ...(siteUrl !== undefined && { SITE_URL: siteUrl }) },
    furnish,
  )
}

/** What a recount finds wrong in the counters of campaigns. */
export async function differencesIn(host: StudioHost, ...slugs: string[]): Promise<object[]> {
  const { recount } = await import('../../db/campaign/recount.ts')
  // One after the other: a database in memory has one connection.
  const found: object[] = []
  for (const slug of slugs) found.push(...(await recount(host.storeOf(slug), slug)))
  return found
}
