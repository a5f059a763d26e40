import { basename, join } from 'node:path'
import { CONFIG } from './campaign.ts'
import { Completion } from './completion.ts'
import { readConfigFile } from './config-file.ts'
import { CampaignFiles } from './folder.ts'
import type { Problem } from './problem.ts'
import { readingFault, readText } from './text-file.ts'

/** The result for a campaign that cannot be read at all: one problem. */
export function broken(file: string, line: number, message: string, severity: Problem['severity'] = 'error') {
  const problem: Problem = { severity, file, line, field: '', message }
  return { campaign: undefined, problems: [problem], lineOf: () => 1 }
}

/** Reads the folder of one campaign. Whatever is wrong with it is among its problems: nothing is thrown. */
export async function loadCampaign(folder: string, siteUrl: string, only: string | undefined) {
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

/** Problems of unreadable files, for a campaign whose config does not say which of its texts it needs. */
async function unreadTexts(folder: string, { paths, lost }: CampaignFiles): Promise<Problem[]> {
  const texts = paths.filter((path) => path.endsWith('.md')).map((path) => join(folder, path))
  const problems = texts.map((file) =>
    readText(file).then(
      () => [],
      (error: unknown) => broken(file, readingFault(error).line, readingFault(error).message).problems,
    ),
  )
  const missing = lost.flatMap(({ path, fault }) => broken(join(folder, path), 1, fault).problems)
  return [...missing, ...(await Promise.all(problems)).flat()]
}
