import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, relative, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { loadSettings, resolveSecret, type Settings } from '../../api/env.ts'
import type { ProblemBody } from '../../api/errors.ts'
import { readManifest } from '../../api/manifest-file.ts'
import { createKeyring, type Keyring } from '../../seal/secret.ts'
import { CommandError, inWords, run } from '../fail.ts'
import { firstStudioLink } from '../invitation.ts'
import { rootLinks } from '../links.ts'
import { ownFirst } from '../own-first.ts'
import { WORKER } from './bundle.ts'
import { readConfig, writeConfig } from './config.ts'
import { followFolder, look } from './follow-folder.ts'
import { openRemote } from './remote.ts'
import { fallsSilent } from './silence.ts'
import { wranglerProgram } from './wrangler.ts'

const LAUNCH = fileURLToPath(new URL('../launch.cjs', import.meta.url))
const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

/** How long the Worker may take to answer after its start, on a busy machine. */
const READY_MS = 300_000
/** How long it may take to start anew with a new build. */
const KNOWN_MS = 60_000
/** How long an answer may take while others are built, and how long until the next question whether there is one. */
const ANSWERED_MS = 20_000
const ASKED_EVERY_MS = 10_000
/** Characters of what wrangler says that are kept, for when it ends. */
const KEPT = 5000

/** `npm run dev:edge`: site, API and studio in workerd, as on Cloudflare; a campaign that changes is built again. */
await new Command('npm run dev:edge --')
  .description('run the whole of it as on Cloudflare, on this machine')
  .option('--port <number>', 'where', '8787')
  .showHelpAfterError()
  .action(({ port }: { port: string }) => run(() => develop(port)))
  .parseAsync()

async function develop(port: string): Promise<void> {
  await requireFree(port)
  const siteUrl = `http://localhost:${port}`
  const settings = { ...loadSettings(), siteUrl }
  const { secret } = await resolveSecret(settings)
  // What changes while it is built and started is built next.
  const built = await look(settings.campaignsDir)
  const isWhole = await build(siteUrl)
  // A mistake in one campaign keeps no other from being built and run.
  const campaigns = await configure(settings, secret).catch((cause: unknown) => {
    throw isWhole ? cause : new CommandError('The build failed: there is nothing to run yet', { cause })
  })
  const worker = await startWorker(settings, secret, port)
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      isStopping = true
      worker.kill(signal)
    })
  // It outlives no failure of this process.
  process.once('exit', () => worker.kill())
  const ended = once(worker, 'exit')
  const isRunning = () => worker.exitCode === null && worker.signalCode === null && !isStopping
  if ((await answerOf(`${siteUrl}/api/health`, READY_MS, isRunning)) === undefined && !isStopping) {
    worker.kill()
    throw new CommandError(`${worker.said()}\nworkerd did not start: what it says stands above`)
  }
  const keyring = createKeyring(secret)
  const told = new Set<string>()
  const tellNew = async (all: Campaigns) => {
    const fresh = all.filter(({ slug }) => !told.has(slug))
    const others: string[] = []
    for (const campaign of await ownFirst(fresh, settings.campaignsDir)) {
      // Asked for once: one that was moved to another place never answers, and each build would wait for it.
      told.add(campaign.slug)
      // Its object plants its roots when it is first asked, which the Worker lets through once it runs with this build.
      const answer = await answerOf(`${siteUrl}/api/campaigns/${campaign.slug}/tally`, KNOWN_MS, isRunning)
      if (answer === 'well') console.log(await firstLinkLine(siteUrl, keyring, campaign))
      if (answer === 'of-another-secret') others.push(campaign.slug)
    }
    if (others.length > 0) console.error(ofAnotherSecret(others, settings))
  }
  await tellNew(campaigns)
  if (isStopping) return
  await welcome(siteUrl, keyring)
  const stopWatching = followFolder(settings.campaignsDir, built, async () => {
    // One that fails leaves what it failed of where it is, and builds the others.
    await build(siteUrl)
    await configure(settings, secret)
      .then(tellNew)
      .catch((error: unknown) => console.error(inWords(error)))
  })
  const over = new AbortController()
  const within = (ms: number) => pause(ms, undefined, { signal: over.signal })
  const silent = fallsSilent(
    async () => {
      // Answered by the Worker alone: no object is kept awake.
      const answer = fetch(`${siteUrl}/api/campaigns/-/tally`).then((each) => each.text())
      const isLate = within(ANSWERED_MS).then(() => true)
      if ((await Promise.race([answer, isLate])) === true) throw new Error('No answer')
    },
    () => within(ASKED_EVERY_MS),
  )
  const how = await Promise.race([ended.then(() => 'has ended'), silent.then(() => 'answers nothing any more')])
  over.abort()
  await silent.catch(() => undefined)
  stopWatching()
  if (isStopping) return
  worker.kill()
  throw new CommandError(`${worker.said()}\nworkerd ${how}: what it said stands above`)
}

/** Before minutes go into a build that nobody could see. */
async function requireFree(port: string): Promise<void> {
  const number = Number(port)
  if (!Number.isInteger(number) || number < 1 || number > 65_535)
    throw new CommandError(`--port: ${port}, expected a number from 1 to 65535`)
  const server = createServer()
  const taken = await new Promise<NodeJS.ErrnoException | undefined>((settle) => {
    server.once('error', settle).listen(number, '127.0.0.1', () => settle(undefined))
  })
  server.close()
  if (!taken) return
  const why = taken.code === 'EACCES' ? 'may not be used by this account' : 'is taken by another program'
  throw new CommandError(`--port: ${port} ${why}. Choose another: npm run dev:edge -- --port ${number + 1}`)
}

async function build(siteUrl: string): Promise<boolean> {
  const environment = { ...process.env, SITE_URL: siteUrl }
  const child = spawn(process.execPath, [LAUNCH, 'cli/build.ts'], { stdio: 'inherit', env: environment })
  const [code] = await once(child, 'exit')
  return code === 0
}

function folderOf({ dataDir }: Settings): string {
  return join(dataDir, 'edge')
}

function configOf(settings: Settings): string {
  return join(folderOf(settings), 'wrangler.json')
}

/** Says what wrangler runs; it starts the Worker anew whenever that is said, and for new files of the site alone it would not. */
async function configure(settings: Settings, secret: string): Promise<Campaigns> {
  const { campaigns } = (await readManifest(settings.distDir, secret)).manifest
  const { build, ...config } = await readConfig()
  const folder = folderOf(settings)
  await mkdir(folder, { recursive: true })
  const watched = (each: string) => relative(folder, resolve(PROJECT, each))
  await writeConfig(
    {
      ...config,
      main: WORKER,
      assets: { ...config.assets, directory: settings.distDir },
      ...(build && { build: { ...build, cwd: PROJECT, watch_dir: build.watch_dir.map(watched) } }),
      vars: { SITE_URL: settings.siteUrl, DEMOS: campaigns.map(({ slug }) => slug).join(',') },
    },
    configOf(settings),
  )
  return campaigns
}

/** The secret travels in a file that others cannot read: a command line can be seen by everybody on the machine. */
async function startWorker(settings: Settings, secret: string, port: string) {
  const folder = folderOf(settings)
  const variables = join(folder, 'variables.env')
  await writeFile(variables, `ENTRENOUS_SECRET="${secret}"\n`, { mode: 0o600 })
  await chmod(variables, 0o600)
  const options = [
    '--config',
    configOf(settings),
    '--port',
    port,
    '--ip',
    '127.0.0.1',
    '--persist-to',
    folder,
    '--env-file',
    variables,
  ]
  const child = spawn(
    process.execPath,
    [wranglerProgram(), 'dev', '--local', '--show-interactive-dev-session=false', ...options],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
    },
  )
  // It says much of every request, which nobody reads until something is wrong.
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-KEPT)
    })
  return Object.assign(child, { said: () => said })
}

/**
 * How a path is answered within so many milliseconds, for as long as that can be hoped for; undefined: neither way. The address
 * and the form of the secret are right here, so that a wrong setting is another secret than a campaign was counted with.
 */
async function answerOf(
  url: string,
  inMs: number,
  isHopeful: () => boolean,
): Promise<'well' | 'of-another-secret' | undefined> {
  const giveUpAt = Date.now() + inMs
  while (Date.now() < giveUpAt && isHopeful()) {
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok) return 'well'
    const { reasons = [] } = ((await response?.json().catch(() => undefined)) ?? {}) as Partial<ProblemBody>
    if (reasons.includes('settings-wrong')) return 'of-another-secret'
    await new Promise((settle) => setTimeout(settle, 200))
  }
  return undefined
}

function ofAnotherSecret(slugs: readonly string[], settings: Settings): string {
  const folder = folderOf(settings)
  return `${slugs.join(', ')}: counted in ${folder} with another secret, so nothing is answered. Put that one into ENTRENOUS_SECRET or ${settings.dataDir}/secret; to begin anew, move ${folder} away.`
}

type Campaigns = Awaited<ReturnType<typeof readManifest>>['manifest']['campaigns']

async function firstLinkLine(siteUrl: string, keyring: Keyring, campaign: Campaigns[number]): Promise<string> {
  const store = openRemote(siteUrl, `campaigns/${campaign.slug}`, keyring.operator())
  const [root] = await rootLinks({ siteUrl, keyring, campaign }, store)
  return `${campaign.slug}: ${root?.url ?? 'no root'}`
}

async function welcome(siteUrl: string, keyring: Keyring): Promise<void> {
  const studio = await firstStudioLink(openRemote(siteUrl, 'studio', keyring.operator()), siteUrl)
  if (studio) console.log(`Your studio, shown only now: ${studio}`)
  console.log(`${siteUrl}/: as on Cloudflare (Ctrl+C stops it; what was counted stays in .entrenous/edge)`)
}
