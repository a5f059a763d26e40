import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { type AstroIntegration, dev, type HookParameters } from 'astro'
import { Command } from 'commander'
import { loadSettings, resolveSecret } from '../api/env.ts'
import { createNodeApi, type NodeApi } from '../api/node.ts'
import { type CampaignManifest, toManifest } from '../campaigns/manifest.ts'
import { createKeyring } from '../seal/secret.ts'
import { siteConfig } from '../site/astro-config.ts'
import { borrowSite } from '../site/sealing/site-campaigns.ts'
import { run } from './fail.ts'
import { firstStudioLink } from './invitation.ts'
import { rootLinks } from './links.ts'
import { ownFirst } from './own-first.ts'

type Server = HookParameters<'astro:server:setup'>['server']

await new Command('npm run dev --')
  .description('show the campaigns while they are written, the real API included')
  .showHelpAfterError()
  .action(() => run(develop))
  .parseAsync()

async function develop(): Promise<void> {
  const settings = loadSettings()
  const { secret } = await resolveSecret(settings)
  const api = await createNodeApi(settings, secret)
  const { integrations = [], ...config } = siteConfig({ ...settings, secret })
  const follow = createFollower(api)
  process.env.ASTRO_TELEMETRY_DISABLED = '1'
  const server = await dev({
    ...config,
    configFile: false,
    logLevel: 'warn',
    integrations: [...integrations, apiBeside(api, follow)],
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.stop().finally(() => process.exit()))
  }
  const siteUrl = `http://localhost:${server.address.port}`
  console.log(`${siteUrl}/: every change shows at once`)
  for (const campaign of await ownFirst(await follow(), settings.campaignsDir)) {
    const [root] = await rootLinks({ siteUrl, keyring: createKeyring(secret), campaign }, api.engine)
    console.log(`${campaign.slug}: ${root?.url ?? 'no root'}`)
  }
  const studio = await firstStudioLink(api.engine, siteUrl)
  if (studio) console.log(`Your studio, shown only now: ${studio}`)
}

/** Makes a function that passes the present campaigns, without broken ones, to the API and returns them. */
function createFollower(api: NodeApi): () => Promise<CampaignManifest[]> {
  let known: unknown
  let campaigns: CampaignManifest[] = []
  return async () => {
    // Problems are shown in the terminal and on the page.
    const loaded = await borrowSite()
      .campaigns()
      .catch(() => undefined)
    if (loaded && loaded !== known) {
      const manifest = toManifest(loaded)
      await api.use(manifest)
      known = loaded
      campaigns = manifest.campaigns
    }
    return campaigns
  }
}

/** Mounts the API on the site's own origin, as in production. */
function apiBeside(api: NodeApi, follow: () => Promise<unknown>): AstroIntegration {
  const answer = getRequestListener(api.app.fetch)
  const mount = (server: Server) => {
    server.middlewares.stack.unshift({
      route: '',
      handle(request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) {
        if (!request.url?.startsWith('/api/')) return next()
        follow().then(() => answer(request, response), next)
      },
    })
  }
  // Returned, so that it runs after Astro has added its own middlewares, which reject an address without a last slash.
  const plugin = {
    name: 'entre-nous-api',
    configureServer: (server: Server) => () => mount(server),
    // The studio has a bundle of its own (`site/studio-files.ts`): Vite does not know what is made of its files.
    handleHotUpdate({ file, server }: { file: string; server: Server }) {
      if (file.includes('/site/studio/')) server.ws.send({ type: 'full-reload' })
    },
  }
  return {
    name: 'entre-nous-api',
    hooks: {
      'astro:config:setup'({ updateConfig }) {
        updateConfig({ vite: { plugins: [plugin] } })
      },
      async 'astro:server:done'() {
        await api.close()
      },
    },
  }
}
