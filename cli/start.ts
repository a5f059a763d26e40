import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import qrcode from 'qrcode'
import { readSettings, resolveSecret, type Settings } from '../api/env.ts'
import { type RunningSite, serveSite } from '../api/node.ts'
import { createKeyring } from '../seal/secret.ts'
import type { Certificate } from './certificate.ts'
import { CommandError, run } from './fail.ts'
import { firstStudioLink } from './invitation.ts'
import { lanCertificate, lanUrl } from './lan.ts'
import { campaignUrl, rootLinks } from './links.ts'

/** `npm start`: builds the campaigns, serves site and API on one port, and says what to do next. */
await new Command('npm start --')
  .description('build the campaigns and serve them')
  .option('--lan', 'over HTTPS, for phones on the same network')
  .showHelpAfterError()
  .action(({ lan }: { lan?: true }) => run(() => start(lan)))
  .parseAsync()

async function start(isLan = false): Promise<void> {
  const given = readSettings(process.env)
  const settings = isLan && !process.env.SITE_URL ? { ...given, siteUrl: lanUrl(given.port) } : given
  const certificate = isLan ? await lanCertificate(settings) : undefined
  // In a process of its own, whose memory is given back before the first fan comes.
  const built = spawnSync(process.execPath, [fileURLToPath(new URL('build.ts', import.meta.url))], {
    stdio: 'inherit',
    env: { ...process.env, SITE_URL: settings.siteUrl },
  })
  if (built.status !== 0) {
    process.exitCode = 1
    return
  }
  const { secret } = await resolveSecret(settings)
  const site = await serve(settings, secret, certificate)
  stopOnSignal(site)
  if (certificate) console.log(trust(certificate))
  console.log(await welcome({ ...settings, siteUrl: reachedAt(settings, site) }, secret, site))
}

/** `PORT=0` takes any port, known only now. */
function reachedAt({ siteUrl, port }: Settings, site: RunningSite): string {
  return port === 0 && !process.env.SITE_URL ? siteUrl.replace(/:0$/, `:${site.port}`) : siteUrl
}

function trust({ fingerprint }: Certificate): string {
  return `
On a phone in the same network, scan the code below with its camera and open the link in its browser. It warns of a
certificate that nobody vouches for: this machine made it. Go on if it is the one with the SHA-256 fingerprint
${fingerprint}`
}

async function serve(settings: Settings, secret: string, certificate?: Certificate): Promise<RunningSite> {
  return serveSite(settings, secret, certificate).catch((error: NodeJS.ErrnoException) => {
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
  const studio = await firstStudioLink(engine, siteUrl)
  if (studio) lines.push(...aboutStudio(studio))
  return `${lines.join('\n')}

What to do next
  1. Open a link above in a private window, tap, and forward the link you find in the address bar.
  2. Hand the links out. Another one: npm run entrenous -- links ${manifest.campaigns[0]?.slug} add --label "Friends"
  3. Change campaigns/, with everything reloading as you type: npm run dev

Serving ${siteUrl}/  (Ctrl+C stops it; nothing is lost)`
}

function aboutStudio(link: string): string[] {
  return [
    '',
    `Studio, where you watch it spread: ${link}`,
    '  Yours alone, and shown only now: it is not kept. Another one: npm run entrenous -- studio invite --name …',
  ]
}

function stopOnSignal(site: RunningSite) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void site.close().then(() => process.exit(0)))
  }
}
