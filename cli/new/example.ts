import { basename, dirname, join } from 'node:path'
import { loadSettings } from '../../api/env.ts'
import { suggestion } from '../../campaigns/suggestion.ts'
import { CommandError, run } from '../fail.ts'
import { foldersIn, makeCopy } from './copied.ts'
import { nextSteps } from './made.ts'

const PIECES = join(import.meta.dirname, '..', '..', 'pieces')

/** Runs the command `example`: a whole campaign, as small as can be, around a piece of one kind. */
export function newExample(kind: string, slug: string | undefined, json?: true): Promise<void> {
  return run(async () => {
    const settings = loadSettings()
    const source = await exampleFolder(kind)
    const made = await makeCopy(settings, { source, slug: slug ?? kind })
    console.log(json ? JSON.stringify(made, null, 2) : nextSteps(made, settings.isProduction))
  })
}

async function exampleFolder(kind: string): Promise<string> {
  const folders = await foldersIn(PIECES, 'example')
  const kinds = folders.map((folder) => basename(dirname(folder)))
  const found = folders[kinds.indexOf(kind)]
  if (found) return found
  throw new CommandError(
    `no example of a piece "${kind}"${suggestion(kind, kinds)}, expected one of ${kinds.join(', ')}`,
  )
}
