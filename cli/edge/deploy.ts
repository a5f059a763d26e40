import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import * as clack from '@clack/prompts'
import { Command } from 'commander'
import { loadSettings, requireSecret, type Settings } from '../../api/env.ts'
import { readManifest } from '../../api/manifest-file.ts'
import { withoutDemos } from '../../campaigns/demo.ts'
import type { CampaignManifest } from '../../campaigns/manifest.ts'
import { createKeyring } from '../../seal/secret.ts'
import { CommandError, run } from '../fail.ts'
import { publicLines } from '../public.ts'
import { hasBucket, hasSecret, wranglerEnv } from './account.ts'
import { bundleWorker, WORKER } from './bundle.ts'
import { readConfig, writeConfig } from './config.ts'
import { MILLION_PHOTOS, monthlyCost } from './cost.ts'
import { secretAt } from './remote.ts'
import { wranglerProgram } from './wrangler.ts'

const LAUNCH = fileURLToPath(new URL('../launch.cjs', import.meta.url))

/** What Cloudflare takes: bytes of a file, and how many of them. */
const MOST_BYTES = 25 * 1024 * 1024
const MOST_FILES = 100_000

/** Why the secret there may be another one, and what would tell. */
const UNSURE = {
  another: 'does not know this secret, expected the one that its links were made with and a clock that is right',
  untold: 'does not tell whether it has this secret, expected it to be well and reached without a detour',
  unasked: 'is nobody who could tell, but its Worker has a secret already: lead the domain to it first',
}

interface Options {
  yes?: boolean
  newSecret?: boolean
  asBuilt?: boolean
}

/** `npm run deploy`: says what would go to Cloudflare and what it costs; sends it with `--yes`. */
await new Command('npm run deploy --')
  .description('put site, API and studio on Cloudflare; without --yes it only says what it would do')
  .option('--yes', 'do it')
  .option(
    '--new-secret',
    'replace the secret there by another one: every link that was sent is dead then, and campaigns that were counted there answer nothing',
  )
  .option('--as-built', 'say it of what is in dist/ already, drafts and demos included; sends nothing')
  .showHelpAfterError()
  .action((options: Options) => run(() => (options.asBuilt ? tryAsBuilt() : deploy(options))))
  .parseAsync()

async function deploy({ yes: isMeant = false, newSecret = false }: Options): Promise<void> {
  await completeSettings(isMeant)
  process.env.NODE_ENV = 'production'
  const settings = requireHttps(loadSettings())
  const secret = await requireSecret(settings)
  const isThere = await isSecretAt(settings, secret, { isMeant, isReplaced: newSecret })
  await spawned([LAUNCH, 'cli/build.ts', ...(newSecret ? ['--new-secret'] : [])])
  const wrangler = await prepare(settings, secret, { isThere, isMeant })
  if (!isMeant) {
    await spawned([...wrangler, 'deploy', '--dry-run'])
    console.log('\nNothing was sent. To do it: npm run deploy -- --yes')
    return
  }
  if (isThere) await spawned([...wrangler, 'deploy'])
  else await deployWith(secret, wrangler)
  console.log(
    `\nThe first key of its studio: npm run entrenous -- --at ${settings.siteUrl} studio invite --name … --role owner`,
  )
}

async function tryAsBuilt(): Promise<void> {
  const settings = requireHttps(loadSettings())
  const wrangler = await prepare(settings, await requireSecret(settings), { isThere: false, isMeant: false })
  await spawned([...wrangler, 'deploy', '--dry-run'])
}

interface Asking {
  /** Whether it is sent: then Cloudflare can be asked. */
  isMeant: boolean
  isReplaced: boolean
}

/** Whether the deployment has this secret. Throws where it has another one, or may have, of which nobody else may have a copy. */
async function isSecretAt(settings: Settings, secret: string, { isMeant, isReplaced }: Asking): Promise<boolean> {
  const { siteUrl } = settings
  const has = await secretAt(siteUrl, createKeyring(secret).operator())
  if (has === 'this' || isReplaced) return has === 'this'
  const isKept = has === undefined && isMeant && (await hasSecret(workerName(settings), 'ENTRENOUS_SECRET'))
  const unsure = has ?? (isKept ? 'unasked' : undefined)
  if (unsure === undefined) return false
  throw new CommandError(
    `ENTRENOUS_SECRET: ${siteUrl} ${UNSURE[unsure]}, or --new-secret, after which every link that was sent is dead and a campaign that was counted there answers nothing`,
  )
}

/** Sends the secret with the code: after it, all objects would start a second time. No command line has it, which others can see. */
async function deployWith(secret: string, wrangler: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'entre-nous-'))
  try {
    const file = join(folder, 'secrets.json')
    await writeFile(file, JSON.stringify({ ENTRENOUS_SECRET: secret }), { mode: 0o600 })
    await spawned([...wrangler, 'deploy', '--secrets-file', file])
  } finally {
    await rm(folder, { recursive: true })
  }
}

interface Sending {
  /** Whether the deployment has the secret. */
  isThere: boolean
  /** Whether it is sent: then Cloudflare can be asked. */
  isMeant: boolean
}

/** Bundles the Worker and says what would be sent. Returns the command of wrangler that sends it. */
async function prepare(settings: Settings, secret: string, { isThere, isMeant }: Sending): Promise<string[]> {
  await bundleWorker()
  const { manifest } = await readManifest(settings.distDir, secret)
  const { open } = withoutDemos(manifest.campaigns, settings)
  const { r2_buckets: buckets = [], build: _, ...config } = await readConfig()
  const name = workerName(settings)
  const bucket = `${name}-photos`
  const hasPhotos = open.some(({ pieces }) => pieces.some(({ kind }) => kind === 'gallery'))
  console.log(await planOf(settings, manifest.campaigns, { name, isThere, ...(hasPhotos && { bucket }) }))
  const path = await writeConfig({
    ...{ ...config, name },
    // A bucket that nobody needs would have to be made all the same. One that is there stays bound when the last gallery has
    // left the build: photos are still to be erased.
    ...((hasPhotos || (isMeant && (await hasBucket(bucket)))) && {
      r2_buckets: buckets.map(({ binding }) => ({ binding, bucket_name: bucket })),
    }),
    main: WORKER,
    assets: { ...config.assets, directory: settings.distDir },
    vars: { SITE_URL: settings.siteUrl, DEMOS: open.flatMap(({ slug, demo }) => (demo ? slug : [])).join(',') },
  })
  return [wranglerProgram(), '--config', path]
}

interface Missing {
  name: string
  what: string
  isSecret?: boolean
}

/** Asks for what is missing; where nobody can answer, says all of it at once. */
async function completeSettings(isMeant: boolean): Promise<void> {
  // In production the first that is missing would be refused, and the others not said.
  process.env.NODE_ENV = ''
  const { isSiteNamed, secret } = loadSettings()
  const token = 'a token of your account that may edit Workers, R2 and routes, in the environment'
  const missing: Missing[] = [
    ...(isSiteNamed
      ? []
      : [{ name: 'SITE_URL', what: 'the address of the site, such as https://links.brand.example' }]),
    ...(secret
      ? []
      : [
          {
            ...{ name: 'ENTRENOUS_SECRET', isSecret: true },
            what: 'what all links are made from, and always the same (a new one: `openssl rand -base64 32`)',
          },
        ]),
    ...(isMeant && !process.env.CLOUDFLARE_API_TOKEN
      ? [{ name: 'CLOUDFLARE_API_TOKEN', isSecret: true, what: token }]
      : []),
  ]
  if (missing.length > 0 && !process.stdin.isTTY) {
    const lines = missing.map(({ name, what }) => `${name}: ${what}`)
    throw new CommandError(`Missing, in the environment or in .env:\n  ${lines.join('\n  ')}`)
  }
  for (const { name, what, isSecret } of missing) {
    const message = `${name}: ${what}`
    const answer = await (isSecret ? clack.password({ message }) : clack.text({ message }))
    if (clack.isCancel(answer)) throw new CommandError('Nothing was sent')
    process.env[name] = answer
  }
}

function requireHttps(settings: Settings): Settings {
  const { siteUrl } = settings
  if (siteUrl.startsWith('https:')) return settings
  throw new CommandError(`SITE_URL: ${siteUrl}, expected an address with https:, by which alone browsers open a piece`)
}

/** Two sites in one account are two Workers. */
function workerName({ siteUrl, workerName }: Settings): string {
  return (
    workerName ?? `entre-nous-${new URL(siteUrl).hostname.replace(/[^a-z0-9]+/g, '-')}`.slice(0, 53).replace(/-$/, '')
  )
}

interface Plan {
  name: string
  isThere: boolean
  bucket?: string
}

async function planOf(settings: Settings, campaigns: readonly CampaignManifest[], { name, isThere, bucket }: Plan) {
  const { siteUrl, distDir } = settings
  const split = withoutDemos(campaigns, settings)
  const files = await sentFiles(distDir)
  const kilobytes = Math.ceil(gzipSync(await readFile(WORKER)).length / 1024)
  const lines = [
    publicLines(split, siteUrl, Date.now()),
    `${count(files, 'file')} and a Worker of ${kilobytes} KiB, ${name}; an object for each campaign and one for the studio`,
    isThere
      ? 'Set there: SITE_URL. It has the secret already, the one that is used here'
      : 'Set there: SITE_URL, and the secret ENTRENOUS_SECRET, the one that is used here',
    ...(bucket === undefined
      ? []
      : [
          `Photos go to the bucket ${bucket} (R2). Make it once: npx wrangler r2 bucket create ${bucket}`,
          `A million of them that are looked at cost ${MILLION_PHOTOS.toFixed(2)} dollars, beside what follows`,
        ]),
    costLine(split.open.flatMap(({ goal }) => goal ?? [])),
    ...split.open.map(({ slug, goal }) => `  ${slug}: ${goal === undefined ? 'no goal' : `goal ${number(goal)}`}`),
  ]
  return `\n${lines.join('\n')}\n`
}

function number(value: number): string {
  return value.toLocaleString('en')
}

function count(value: number, what: string): string {
  return `${number(value)} ${what}${value === 1 ? '' : 's'}`
}

/** What a month costs with so many views of each campaign. */
function dollars(...views: number[]): string {
  return monthlyCost(views).toLocaleString('en', { style: 'currency', currency: 'USD' })
}

function costLine(goals: readonly number[]): string {
  const list = 'At list price:'
  if (goals.length === 0)
    return `${list} ${dollars(1e5)} in a month of 100,000 views, ${dollars(1e6)} in one of a million (no campaign has a goal)`
  const all = goals.reduce((sum, goal) => sum + goal, 0)
  return `${list} ${dollars(...goals)} in a month that reaches every goal (${number(all)} views), ${dollars(...goals.map((goal) => 10 * goal))} in one with ten times as many`
}

/** How many files are sent. Throws where Cloudflare would take one, or all of them, no more. */
async function sentFiles(distDir: string): Promise<number> {
  const entries = await readdir(distDir, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !/\.(?:br|gz)$/.test(entry.name))
  const paths = files.map(({ parentPath, name }) => join(parentPath, name))
  const sizes = await Promise.all(paths.map(async (path) => ({ path, bytes: (await stat(path)).size })))
  const large = sizes.filter(({ bytes }) => bytes > MOST_BYTES)
  if (large.length > 0) {
    const lines = large.map(({ path, bytes }) => `${relative(distDir, path)}: ${Math.ceil(bytes / 1024 / 1024)} MiB`)
    throw new CommandError(
      `Too large, expected files of 25 MiB at most, which is what Cloudflare takes:\n  ${lines.join('\n  ')}`,
    )
  }
  if (files.length > MOST_FILES)
    throw new CommandError(`${number(files.length)} files, expected ${number(MOST_FILES)} at most: Cloudflare's limit`)
  return files.length
}

async function spawned(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: wranglerEnv() })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new CommandError('It stopped there; what was done before stays')
}
