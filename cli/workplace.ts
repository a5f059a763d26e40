import { join } from 'node:path'
import { declaredRoots } from '../api/catalogue.ts'
import { requireSecret, type Settings } from '../api/env.ts'
import { readManifest } from '../api/manifest-file.ts'
import { requireOwn } from '../api/own-file.ts'
import { withoutDemos } from '../campaigns/demo.ts'
import type { Loaded } from '../campaigns/load.ts'
import type { CampaignManifest } from '../campaigns/manifest.ts'
import { CampaignProblems, isIn } from '../campaigns/problem.ts'
import { suggestion } from '../campaigns/suggestion.ts'
import type { Pause } from '../db/campaign/forest.ts'
import { createLedger } from '../db/campaign/ledger.ts'
import { isAway, moveOf } from '../db/campaign/moves.ts'
import type { CampaignStore } from '../db/campaign/store.ts'
import { openFile } from '../db/clients/file.ts'
import type { Engine } from '../db/engine.ts'
import { createKeyring, type Keyring } from '../seal/secret.ts'
import { workingAt } from './at.ts'
import { openRemote } from './edge/remote.ts'
import { CommandError } from './fail.ts'
import { settingsHere } from './place.ts'

/** The secrets and facts that a campaign's links are derived from. */
export interface LinkSource {
  siteUrl: string
  keyring: Keyring
  campaign: Pick<CampaignManifest, 'slug' | 'roots' | 'pieces' | 'circles' | 'closes'>
}

/** The context of a command on one campaign. */
export interface Workplace {
  source: LinkSource
  store: CampaignStore
  /** The database of another campaign. */
  engineOf: (slug: string) => Engine
  now: () => number
  pause: Pause
}

/** Opens the ledger for one campaign, with its declared roots, and closes it after the work. */
export async function atWork<T>(slug: string, work: (workplace: Workplace) => Promise<T>): Promise<T> {
  const settings = settingsHere()
  const at = workingAt()
  // First of all: in a mistyped folder there is neither a database nor a secret.
  const file = at === undefined ? await openFile(settings.databaseUrl, { asItIs: true }) : undefined
  try {
    const secret = await requireSecret(settings)
    const campaign = await requireCampaign(settings, secret, slug)
    if (at === undefined) await warnUnbuilt(settings, secret, slug)
    const keyring = createKeyring(secret)
    const engineOf = (slug: string) => file ?? openRemote(settings.siteUrl, `campaigns/${slug}`, keyring.operator())
    const engine = engineOf(slug)
    if (file) await requireOwn(file, keyring, settings)
    await requireAtHome(engine, slug)
    const ledger = createLedger({ engine, nextTurn: setImmediate, now: Date.now })
    await ledger.plant(declaredRoots(campaign, keyring))
    const source = { siteUrl: settings.siteUrl, keyring, campaign }
    const pause = () => new Promise<void>(setImmediate)
    return await work({ source, store: { ...engine, ledger }, engineOf, now: Date.now, pause })
  } finally {
    await file?.close()
  }
}

/** Throws for a campaign that is on its way elsewhere, or was moved there. */
async function requireAtHome(engine: Engine, slug: string): Promise<void> {
  const move = await moveOf(engine, slug)
  if (!move || !isAway(move)) return
  if (move.state === 'left') throw new CommandError(`${slug}: was moved to ${move.peer}, expected to be asked there`)
  throw new CommandError(`${slug}: is being moved or restored, expected that to be finished or given up first`)
}

/** Finds a loaded campaign and its problems. Throws for an unknown one. */
export function selectCampaign({ campaigns, problems }: Loaded, campaignsDir: string, slug: string) {
  const campaign = campaigns.find((each) => each.slug === slug)
  const folder = campaign?.folder ?? join(campaignsDir, slug)
  const own = problems.filter((problem) => isIn(folder, problem))
  if (!campaign && own.length === 0) {
    const slugs = campaigns.map((each) => each.slug)
    throw new CommandError(`No campaign "${slug}"${suggestion(slug, slugs)}, expected one of ${slugs.join(', ')}`)
  }
  return { campaign, problems: own }
}

/**
 * Finds the campaign of a command: in production, where nothing is built, in the last build; otherwise in the campaigns
 * folder. A broken one is taken from the last build, as the site does, so that a link can be revoked meanwhile. Throws for
 * an unknown one.
 */
export async function requireCampaign(
  settings: Settings,
  secret: string,
  slug: string,
): Promise<LinkSource['campaign']> {
  const { campaignsDir, isProduction } = settings
  if (isProduction) return requireBuilt(settings, secret, slug)
  const { loadCampaigns } = await import('../campaigns/load.ts')
  const own = await loadCampaigns(campaignsDir, settings.siteUrl, slug)
  const isKnown = own.campaigns.length > 0
  const { campaign, problems } = selectCampaign(isKnown ? own : await loadCampaigns(campaignsDir), campaignsDir, slug)
  if (campaign) return campaign
  const broken = new CampaignProblems(problems)
  const built = await requireBuilt(settings, secret, slug).catch(() => {
    throw broken
  })
  console.error(`${broken.message}\n${slug}: as it was last built, until that is mended`)
  return built
}

/** Says where the campaigns folder has a campaign that the site does not: its page is not found. */
async function warnUnbuilt(settings: Settings, secret: string, slug: string): Promise<void> {
  const slugs = await builtSlugs(settings, secret).catch((): string[] => [])
  if (!slugs.includes(slug))
    console.error(`${slug}: not public yet, its links lead to no page. Build first: npm run build`)
}

/** Slugs of the campaigns that are public in the last build. */
async function builtSlugs(settings: Settings, secret: string): Promise<string[]> {
  const { manifest } = await readManifest(settings.distDir, secret)
  return withoutDemos(manifest.campaigns, settings).open.map(({ slug }) => slug)
}

async function requireBuilt(settings: Settings, secret: string, slug: string): Promise<LinkSource['campaign']> {
  const { manifest } = await readManifest(settings.distDir, secret)
  const { open } = withoutDemos(manifest.campaigns, settings)
  const campaign = open.find((each) => each.slug === slug)
  if (campaign) return campaign
  const slugs = open.map((each) => each.slug)
  throw new CommandError(
    `No campaign "${slug}" is public in the build${suggestion(slug, slugs)}, expected one of ${slugs.join(', ')}`,
  )
}
