import { existsSync } from 'node:fs'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadSettings } from '../../api/env.ts'
import { CONFIG } from '../../campaigns/campaign.ts'
import { suggestion } from '../../campaigns/problem.ts'
import { CommandError, run } from '../fail.ts'
import { BadAnswer } from './bad-answer.ts'
import { namingSchema } from './campaign-file.ts'
import { make, nextSteps } from './made.ts'
import { slugReader } from './reading.ts'
import { takenSlugs } from './slug.ts'

const PIECES = join(import.meta.dirname, '..', '..', 'pieces')

/** Runs the command `example`: a whole campaign, as small as can be, around a piece of one kind. */
export function newExample(kind: string, slug: string | undefined, json?: true): Promise<void> {
  return run(async () => {
    const settings = loadSettings()
    const source = join(PIECES, await readKind(kind), 'example')
    const name = await readSlug(slug ?? kind, settings.campaignsDir)
    const made = await make(settings, name, async (folder, place) => {
      await cp(source, folder, { recursive: true })
      const file = join(folder, CONFIG)
      await writeFile(file, namingSchema(await readFile(file, 'utf8'), place))
    })
    console.log(json ? JSON.stringify(made, null, 2) : nextSteps(made, settings.isProduction))
  })
}

async function readKind(given: string): Promise<string> {
  const kinds = (await readdir(PIECES)).filter((name) => existsSync(join(PIECES, name, 'example', CONFIG)))
  if (kinds.includes(given)) return given
  throw new CommandError(
    `no example of a piece "${given}"${suggestion(given, kinds)}, expected one of ${kinds.join(', ')}`,
  )
}

async function readSlug(given: string, campaignsDir: string): Promise<string> {
  try {
    return slugReader(await takenSlugs(campaignsDir))(given)
  } catch (cause) {
    throw cause instanceof BadAnswer ? new CommandError(`slug: ${cause.message}`, { cause }) : cause
  }
}
