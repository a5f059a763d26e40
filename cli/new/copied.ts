import { existsSync } from 'node:fs'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isMap, parseDocument } from 'yaml'
import type { Settings } from '../../api/env.ts'
import { CONFIG } from '../../campaigns/campaign.ts'
import { suggestion } from '../../campaigns/suggestion.ts'
import { CommandError } from '../fail.ts'
import { BadAnswer } from './bad-answer.ts'
import { CAMPAIGNS, namingSchema, yamlOf } from './campaign-file.ts'
import { type Made, make } from './made.ts'
import { slugReader } from './reading.ts'
import { takenSlugs } from './slug.ts'

interface Copied {
  /** Folder of the campaign that is copied, absolute. */
  source: string
  slug: string
  title?: string | undefined
}

/** Makes a campaign of one's own from a whole other one. Throws {@link CommandError}. */
export async function makeCopy(settings: Settings, { source, slug, title }: Copied): Promise<Made> {
  const name = await readSlug(slug, settings.campaignsDir)
  return make(settings, name, async (folder, place) => {
    await cp(source, folder, { recursive: true, filter: (path) => path === source || !basename(path).startsWith('.') })
    const file = join(folder, CONFIG)
    await writeFile(file, namingSchema(asOwn(await readFile(file, 'utf8'), title), place))
  })
}

/** A whole campaign by its name: one of `CAMPAIGNS_DIR`, or one that comes with Entre Nous. */
export async function campaignFolder(given: string, campaignsDir: string): Promise<string> {
  const folders = (await Promise.all([...new Set([campaignsDir, CAMPAIGNS])].map((above) => foldersIn(above)))).flat()
  const found = folders.find((folder) => basename(folder) === given)
  if (found) return found
  const names = [...new Set(folders.map((folder) => basename(folder)))].sort()
  throw new CommandError(
    `--from: no campaign "${given}"${suggestion(given, names)}, expected one of ${names.join(', ')}`,
  )
}

/** Folders with a config, below another; a name that begins with `_` or a dot is none. */
export async function foldersIn(above: string, below = ''): Promise<string[]> {
  const names = await readdir(above)
  return names
    .filter((name) => /^[^._]/.test(name))
    .map((name) => join(above, name, below))
    .filter((folder) => existsSync(join(folder, CONFIG)))
}

/** The config without what belonged to the other campaign alone: its address, and that it is a demo. */
function asOwn(config: string, title: string | undefined): string {
  const own = config.replace(/^(?:demo|slug):.*\r?\n/gm, '')
  return title === undefined
    ? own
    : titlesIn(own).reduceRight((text, { from, to, isFlow }) => {
        const value = isFlow ? JSON.stringify(title) : yamlOf('title', title).slice('title: '.length)
        return text.slice(0, from) + value + text.slice(to)
      }, own)
}

/** Where the campaign's title stands, from the first on: in the other languages too, which would keep that of the other campaign. */
function titlesIn(config: string) {
  const fields = parseDocument(config).contents
  const others = isMap(fields) ? fields.get('translations') : undefined
  const languages = isMap(others) ? others.items.map(({ value }) => value) : []
  const titles = [fields, ...languages].flatMap((each) => {
    const title = isMap(each) ? each.get('title', true) : undefined
    if (!isMap(each) || !title?.range) return []
    const [from, end] = title.range
    return [{ from, to: from + config.slice(from, end).trimEnd().length, isFlow: each.flow === true }]
  })
  return titles.sort((a, b) => a.from - b.from)
}

async function readSlug(given: string, campaignsDir: string): Promise<string> {
  try {
    return slugReader(await takenSlugs(campaignsDir))(given)
  } catch (cause) {
    throw cause instanceof BadAnswer ? new CommandError(`slug: ${cause.message}`, { cause }) : cause
  }
}
