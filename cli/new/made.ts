import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Settings } from '../../api/env.ts'
import { formatProblem, type Problem, shownPath } from '../../campaigns/problem.ts'
import { inspectCampaigns } from '../../site/sealing/inspection.ts'
import { CommandError } from '../fail.ts'
import { draftFolder } from './draft.ts'

/** A new campaign. */
export interface Made {
  slug: string
  /** Absolute path. */
  folder: string
  /** Paths below it. */
  files: string[]
  /** Warnings of `check` about it. */
  problems: Problem[]
}

/**
 * Makes a campaign, and keeps it only if it can be built. Throws {@link CommandError}.
 *
 * @param write fills a folder that will lie at `place`
 */
export async function make(
  { campaignsDir, siteUrl }: Settings,
  slug: string,
  write: (folder: string, place: string) => Promise<void>,
): Promise<Made> {
  const place = join(campaignsDir, slug)
  return draftFolder(campaignsDir, slug, async (folder, above) => {
    await write(folder, place)
    const inspected = await inspectCampaigns(above, siteUrl)
    const problems = inspected.problems.map((each) => ({ ...each, file: join(place, relative(folder, each.file)) }))
    if (problems.some(({ severity }) => severity === 'error')) {
      throw new CommandError(`Nothing was made, for it could not be built:\n${problems.map(formatProblem).join('\n')}`)
    }
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = entries
      .filter((entry) => entry.isFile())
      .map((file) => relative(folder, join(file.parentPath, file.name)))
    return { slug, folder: place, files: files.sort(), problems }
  })
}

const AT_HOME = `  1. See it, and watch it change as you write:  npm run dev
     On your phone, in the same Wi-Fi:          npm start -- --lan`
const LIVE = '  1. Write what is in it, and put it live:      npm run build'

/** Describes what was made, and the next steps. */
export function nextSteps({ slug, folder, files, problems }: Made, isProduction: boolean): string {
  const notes = problems.length > 0 ? ['', 'Worth knowing', ...problems.map((each) => `  ${formatProblem(each)}`)] : []
  return `
${shownPath(folder)}/
${files.map((file) => `  ${file}`).join('\n')}
${[...notes, ''].join('\n')}
What to do next
${isProduction ? LIVE : AT_HOME}
  2. Hand out its links:                        npm run entrenous -- links ${slug}
  3. What is wrong, and what is missing:        npm run entrenous -- check ${slug}
`
}
