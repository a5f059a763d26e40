import { relative } from 'node:path'
import { build } from 'astro'
import { loadSettings, resolveSecret } from '../api/env.ts'
import { siteConfig } from '../site/astro-config.ts'
import { LeakError } from '../site/sealing/leak-check.ts'
import { borrowSite } from '../site/sealing/site-campaigns.ts'
import { CommandError, run } from './fail.ts'
import { publicLines } from './public.ts'

// An end by signal runs no exit handlers, and one of them removes the half-built site.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))

await run(async () => {
  const startedAt = performance.now()
  const settings = loadSettings()
  const { secret, madeIn } = await resolveSecret(settings)
  if (madeIn) console.log(`Made a secret in ${relative(process.cwd(), madeIn)}: keep it, every link depends on it.`)
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  // Silent: whatever stops it is thrown, and said once.
  const config = { ...siteConfig({ ...settings, secret }), configFile: false, logLevel: 'silent' } as const
  await build(config).catch((cause: unknown) => {
    throw cause instanceof LeakError ? new CommandError(cause.message, { cause }) : cause
  })
  const site = borrowSite()
  const campaigns = await site.campaigns()
  const pieces = campaigns.flatMap((campaign) => campaign.pieces)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const dist = relative(process.cwd(), settings.distDir)
  console.log(`${dist}/: ${campaigns.length} campaigns, ${pieces.length} pieces sealed, nothing leaks (${seconds} s)`)
  if (settings.isProduction) {
    console.log(publicLines({ open: campaigns, leftOut: site.demosLeftOut() }, settings.siteUrl, Date.now()))
  }
})
