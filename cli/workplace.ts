import { join, sep } from 'node:path'
import { declaredRoots } from '../api/catalogue.ts'
import { readSettings, resolveSecret, type Settings } from '../api/env.ts'
import { type Campaign, type Loaded, loadCampaigns } from '../campaigns/load.ts'
import { CampaignProblems, suggestion } from '../campaigns/problem.ts'
import { type FileEngine, openFile } from '../db/clients/file.ts'
import type { Pause } from '../db/forest.ts'
import { createLedger, type Ledger } from '../db/ledger.ts'
import { createKeyring } from '../seal/secret.ts'
import { CommandError } from './fail.ts'
import type { LinkSource } from './links.ts'

/** What the commands on one campaign work with. */
export interface Workplace {
  source: LinkSource
  engine: FileEngine
  ledger: Ledger
  now: () => number
  pause: Pause
}

/** Opens the ledger for one campaign, whose declared roots are in it, and closes it after the work. */
export async function atWork<T>(slug: string, work: (workplace: Workplace) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env)
  const campaign = await requireCampaign(settings, slug)
  // Before the secret, which is made where there is none.
  const engine = await openFile(settings.databaseUrl, { mustExist: true })
  try {
    const { secret } = await resolveSecret(settings)
    const keyring = createKeyring(secret)
    const ledger = createLedger({ engine, nextTurn: setImmediate })
    await ledger.plant(declaredRoots(campaign, keyring))
    const source = { siteUrl: settings.siteUrl, keyring, campaign }
    return await work({ source, engine, ledger, now: Date.now, pause: () => new Promise(setImmediate) })
  } finally {
    await engine.close()
  }
}

/** One campaign of those that were loaded, and what is wrong with it. Throws when nobody knows it. */
export function selectCampaign({ campaigns, problems }: Loaded, campaignsDir: string, slug: string) {
  const campaign = campaigns.find((each) => each.slug === slug)
  const folder = campaign?.folder ?? join(campaignsDir, slug)
  const own = problems.filter(({ file }) => file.startsWith(folder + sep))
  if (!campaign && own.length === 0) {
    const slugs = campaigns.map((each) => each.slug)
    throw new CommandError(`No campaign "${slug}"${suggestion(slug, slugs)}, expected one of ${slugs.join(', ')}`)
  }
  return { campaign, problems: own }
}

async function requireCampaign({ campaignsDir }: Settings, slug: string): Promise<Campaign> {
  const { campaign, problems } = selectCampaign(await loadCampaigns(campaignsDir), campaignsDir, slug)
  if (!campaign) throw new CampaignProblems(problems)
  return campaign
}
