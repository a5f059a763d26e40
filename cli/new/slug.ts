import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import slugify from '@sindresorhus/slugify'
import { CONFIG } from '../../campaigns/campaign.ts'
import { readConfigFile } from '../../campaigns/config-file.ts'
import { CommandError } from '../fail.ts'

const LONGEST = 60

/** Makes a slug from a name: in Latin letters, cut after a whole word; empty where nothing is left. */
export function slugOf(name: string): string {
  const slug = slugify(name, { decamelize: false, customReplacements: [['&', ' ']] })
  if (slug.length <= LONGEST) return slug
  const cut = slug.slice(0, LONGEST + 1)
  return cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : cut.slice(0, LONGEST)
}

/** Slugs that a new campaign cannot have: names of folders, and slugs of campaigns. */
export async function takenSlugs(campaignsDir: string): Promise<ReadonlySet<string>> {
  const names = await readdir(campaignsDir).catch((cause: unknown) => {
    throw new CommandError(`CAMPAIGNS_DIR: ${campaignsDir} is no folder that can be read, expected one`, { cause })
  })
  const slugs = names.map(async (name) => {
    const file = join(campaignsDir, name, CONFIG)
    const source = await readFile(file, 'utf8').catch(() => '')
    // Parsed as YAML only where it may contain a slug: hundreds of files should not slow the wizard down.
    return /^[^#]*\bslug\b/m.test(source) ? readConfigFile(file, source).config?.slug : undefined
  })
  return new Set([...names, ...(await Promise.all(slugs)).filter((slug) => slug !== undefined)])
}
