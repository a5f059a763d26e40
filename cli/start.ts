import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import qrcode from 'qrcode'
import { loadSettings, resolveSecret, type Settings } from '../api/env.ts'
import type { RunningSite } from '../api/node.ts'
import { withoutDemos } from '../campaigns/demo.ts'
import { createKeyring } from '../seal/secret.ts'
import { tidy } from '../site/sealing/staging.ts'
import type { Certificate } from './certificate.ts'
import { run } from './fail.ts'
import { firstStudioLink } from './invitation.ts'
import { lanCertificate, lanUrl } from './lan.ts'
import { rootLinks } from './links.ts'
import { ownFirst } from './own-first.ts'
import { campaignUrl } from './place.ts'
import { serveOn, stopOnSignal } from './serving.ts'

/** `npm start`: serves the last build at once, makes the next one beside it, and prints what to do next. */
await new Command('npm start --')
  .description('serve the campaigns, and build them')
  .option('--lan', 'over HTTPS, for phones on the same network')
  .showHelpAfterError()
  .action(({ lan }: { lan?: true }) => run(() => start(lan)))
  .parseAsync()

async function start(isLan = false): Promise<void> {
  const given = loadSettings()
  const settings = isLan && !given.isSiteNamed ? { ...given, siteUrl: lanUrl(given.port) } : given
  const tls = isLan ? await lanCertificate(settings) : undefined
  const { secret } = await resolveSecret(settings)
  await tidy(settings.distDir)
  const site = await serveOn(settings, secret, { tls, isBuilding: true })
  const reached = { ...settings, siteUrl: reachedAt(settings, site) }
  const hadBuild = site.campaigns() !== undefined
  console.log(`${reached.siteUrl}/: ${hadBuild ? 'serves the last build' : 'asks to wait'} while the next one is made`)
  // A process of its own, so that its memory is given back and fans are answered meanwhile.
  const build = spawn(process.execPath, [fileURLToPath(new URL('launch.cjs', import.meta.url)), 'cli/build.ts'], {
    stdio: 'inherit',
    env: { ...process.env, SITE_URL: settings.siteUrl },
  })
  const isBuilt = buildEnds(build)
  stopOnSignal(site, () => build.kill())
  const isWhole = await isBuilt
  if (isWhole) await site.takeOver()
  // A mistake in one campaign keeps no other from being built and served.
  else if (!hadBuild) await site.takeOver().catch(() => undefined)
  if (!site.campaigns()) {
    await site.close()
    process.exitCode = 1
    return
  }
  if (!isWhole) {
    const served = hadBuild ? 'the last one is still served' : 'what is not broken is served'
    console.error(`The build failed; ${served}. Once this is mended: npm run build`)
  }
  if (tls) console.log(trust(tls))
  console.log(await welcome(reached, secret, site))
}

/** Whether a build has succeeded. Never settles when it was stopped by a signal, since then everything stops. */
async function buildEnds(build: ChildProcess): Promise<boolean> {
  const [code] = await once(build, 'exit')
  return build.killed ? new Promise(() => {}) : code === 0
}

/** The address in use: `PORT=0` takes any free port, which is known only now. */
function reachedAt({ siteUrl, isSiteNamed, port }: Settings, site: RunningSite): string {
  return port === 0 && !isSiteNamed ? siteUrl.replace(/:0$/, `:${site.port}`) : siteUrl
}

function trust({ fingerprint }: Certificate): string {
  return `
On a phone in the same network, scan the code below with its camera and open the link in its browser. It warns of a
certificate that nobody vouches for: this machine made it. Go on if it is the one with the SHA-256 fingerprint
${fingerprint}`
}

/** Prints what is public, with its root links, the first one as a QR code as well. */
async function welcome(settings: Settings, secret: string, { campaigns, engine }: RunningSite): Promise<string> {
  const { siteUrl } = settings
  const keyring = createKeyring(secret)
  const { open } = withoutDemos(campaigns() ?? [], settings)
  const listed = await ownFirst(open, settings.campaignsDir)
  const lines: string[] = []
  let first: string | undefined
  for (const campaign of listed) {
    const source = { siteUrl, keyring, campaign }
    const links = await rootLinks(source, engine)
    lines.push('', `${campaign.title}  ${campaignUrl(source)}`)
    const width = Math.max(...links.map(({ label }) => label.length))
    for (const { label, kind, url, dead } of links)
      lines.push(`  ${label.padEnd(width)}  ${kind.padEnd(10)}  ${url}${dead ? `  (${dead})` : ''}`)
    const alive = links.find(({ dead }) => !dead)
    if (first === undefined && alive) {
      first = alive.url
      lines.push('', await qrcode.toString(first, { type: 'terminal', small: true }))
    }
  }
  const studio = await firstStudioLink(engine, siteUrl)
  if (studio) lines.push(...aboutStudio(studio))
  return `${lines.join('\n')}

What to do next
  1. Open a link above in a private window, tap, and forward the link you find in the address bar.
  2. Hand the links out. Another one: npm run entrenous -- links ${listed[0]?.slug} add --label "Friends"
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
