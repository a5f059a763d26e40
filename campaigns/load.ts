import { basename, join, resolve } from 'node:path'
import { type Campaign, CONFIG } from './campaign.ts'
import { Completion } from './completion.ts'
import { readConfigFile } from './config-file.ts'
import { CampaignFiles, campaignFolders } from './folder.ts'
import { byPlace, type Problem } from './problem.ts'
import { readingFault, readText } from './text-file.ts'

export interface Loaded {
  campaigns: Campaign[]
  problems: Problem[]
}

/**
 * Reads every campaign below a folder. Folders whose name starts with `_` or `.` are not campaigns.
 * @param siteUrl where links will lead; how long messages are depends on it
 * @param only the slug of one campaign: of the others neither pieces nor pictures are looked at
 */
export async function loadCampaigns(folder: string, siteUrl = 'https://example.org', only?: string): Promise<Loaded> {
  const campaignsDir = resolve(folder)
  const folders = await campaignFolders(campaignsDir).catch(() => undefined)
  const here = { severity: 'error', file: campaignsDir, line: 1, field: '' } as const
  if (!folders) {
    return { campaigns: [], problems: [{ ...here, message: 'no such folder, expected CAMPAIGNS_DIR to name one' }] }
  }
  if (folders.length === 0) {
    return {
      campaigns: [],
      problems: [{ ...here, message: 'no campaign in it, expected one: npm run entrenous -- new' }],
    }
  }
  const loaded = await Promise.all(
    folders.map(({ path, fault }) => (fault ? broken(path, 1, fault) : loadCampaign(path, siteUrl, only))),
  )
  const problems = loaded.flatMap((each) => each.problems)
  const bySlug = new Map<string, Campaign>()
  for (const { campaign, lineOf } of loaded) {
    if (!campaign) continue
    const other = bySlug.get(campaign.slug)
    if (other) {
      problems.push({
        ...here,
        file: join(campaign.folder, CONFIG),
        line: lineOf(['slug']),
        field: 'slug',
        message: `"${campaign.slug}" is the slug of ${basename(other.folder)}/ as well, expected another`,
      })
    } else bySlug.set(campaign.slug, campaign)
  }
  return { campaigns: [...bySlug.values()], problems: problems.sort(byPlace) }
}

function broken(file: string, line: number, message: string) {
  const problem: Problem = { severity: 'error', file, line, field: '', message }
  return { campaign: undefined, problems: [problem], lineOf: () => 1 }
}

/** Whatever is wrong with one campaign is a problem of its own, and stops no other. */
async function loadCampaign(folder: string, siteUrl: string, only: string | undefined) {
  const file = join(folder, CONFIG)
  try {
    const files = await CampaignFiles.of(folder)
    const found = files.find(CONFIG)
    if (!found) {
      const expected = `expected ${CONFIG} in every campaign folder (a name that starts with _ is left out)`
      return broken(file, 1, `missing${files.near(CONFIG)}, ${expected}`)
    }
    const source = await readText(file).catch((error: unknown) => readingFault(error))
    if (typeof source !== 'string') {
      const { problems, ...none } = broken(file, source.line, source.message)
      return { ...none, problems: [...problems, ...(await unreadTexts(folder, files))] }
    }
    const configFile = readConfigFile(file, source)
    const { config, lineOf } = configFile
    const isAsked = only === undefined || only === (config?.slug ?? basename(folder))
    if (!isAsked) return { campaign: undefined, problems: [], lineOf }
    if (!config) {
      return { campaign: undefined, problems: [...configFile.problems, ...(await unreadTexts(folder, files))], lineOf }
    }
    const completion = new Completion(folder, files, configFile, config)
    const campaign = await completion.complete()
    if (campaign) completion.checkMessages(campaign, siteUrl)
    return { campaign, problems: completion.problems, lineOf }
  } catch (error) {
    const { line, message } = readingFault(error)
    return broken(file, line, message)
  }
}

/** Texts that cannot be read, of a campaign whose config does not say which of them it needs. */
async function unreadTexts(folder: string, { paths }: CampaignFiles): Promise<Problem[]> {
  const texts = paths.filter((path) => path.endsWith('.md')).map((path) => join(folder, path))
  const problems = texts.map((file) =>
    readText(file).then(
      () => [],
      (error: unknown) => broken(file, readingFault(error).line, readingFault(error).message).problems,
    ),
  )
  return (await Promise.all(problems)).flat()
}
