import { readdir, readFile } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import { LOCALES } from '../../campaigns/schema.ts'
import { dictionaryOf } from '../i18n/locale.ts'
import { decodeEscapes } from './leaks/plain-text.ts'

/** Sources of pages and stylesheets, besides campaigns. */
const SOURCES = ['components', 'layouts', 'looks', 'pages', 'styles', '../pieces'].map((name) =>
  resolve(import.meta.dirname, '..', name),
)
const WRITTEN = ['.astro', '.css', '.js', '.json', '.svg', '.ts']

/**
 * Text of the site without any campaign: its words in every language, the sources of its pages and styles, and the files
 * that belong to no campaign.
 *
 * @param common absolute paths of these files; those without text are left out
 */
export async function ownText(common: readonly string[]): Promise<string[]> {
  const inFolders = SOURCES.map(async (folder) => {
    const entries = await readdir(folder, { recursive: true })
    return entries.map((entry) => join(folder, entry))
  })
  const files = [...common, ...(await Promise.all(inFolders)).flat()].filter((file) => WRITTEN.includes(extname(file)))
  const contents = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  const words = LOCALES.flatMap((locale) =>
    [false, true].map((isFormal) => JSON.stringify(dictionaryOf(locale, isFormal))),
  )
  return [...words, ...contents].map(decodeEscapes)
}
