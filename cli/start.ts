import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import qrcode from 'qrcode'
import { readSettings, resolveSecret, type Settings } from '../api/env.ts'
import { type RunningSite, serveSite } from '../api/node.ts'
import { createKeyring } from '../seal/secret.ts'
import { CommandError, run } from './fail.ts'
import { campaignUrl, rootLinks } from './links.ts'

/** `npm start`: builds the campaigns, serves site and API on one port, and says what to do next. */
await run(async () => {
  const settings = readSettings(process.env)
  // In a process of its own, whose memory is given back before the first fan comes.
  const built = spawnSync(process.execPath, [fileURLToPath(new URL('build.ts', import.meta.url))], { stdio: 'inherit' })
  if (built.status !== 0) {
    process.exitCode = 1
    return
  }
  const { secret } = await resolveSecret(settings)
  const site = await serve(settings, secret)
  stopOnSignal(site)
  const siteUrl = process.env.SITE_URL ? settings.siteUrl : `http://localhost:${site.port}`
  console.log(await welcome({ ...settings, siteUrl }, secret, site))
})

async function serve(settings: Settings, secret: string): Promise<RunningSite> {
  return serveSite(settings, secret).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new CommandError(
      `PORT: ${settings.port} is taken by another program. Stop it, or choose another: PORT=${settings.port + 1} npm start`,
    )
  })
}

/** Every campaign with its address and its root links, the first one as a QR code as well. */
async function welcome({ siteUrl }: Settings, secret: string, { manifest, engine }: RunningSite): Promise<string> {
  const keyring = createKeyring(secret)
  const lines: string[] = []
  let first: string | undefined
  for (const campaign of manifest.campaigns) {
    const source = { siteUrl, keyring, campaign }
    const links = await rootLinks(source, engine)
    lines.push('', `${campaign.title}  ${campaignUrl(source)}`)
    const width = Math.max(...links.map(({ label }) => label.length))
    for (const { label, kind, url } of links) lines.push(`  ${label.padEnd(width)}  ${kind.padEnd(10)}  ${url}`)
    if (first === undefined && links[0]) {
      first = links[0].url
      lines.push('', await qrcode.toString(first, { type: 'terminal', small: true }))
    }
  }
  return `${lines.join('\n')}

What to do next
  1. Open a link above in a private window, tap, and forward the link you find in the address bar.
  2. Hand the links out. Another one: npm run entrenous -- links ${manifest.campaigns[0]?.slug} add --label "Friends"
  3. Change campaigns/, with everything reloading as you type: npm run dev

Serving ${siteUrl}/  (Ctrl+C stops it; nothing is lost)`
}

function stopOnSignal(site: RunningSite) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void site.close().then(() => process.exit(0)))
  }
}
