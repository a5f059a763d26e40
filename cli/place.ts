import { relative } from 'node:path'
import { databaseInDoubt, loadSettings, type Settings } from '../api/env.ts'
import { pathOf } from '../db/clients/database-path.ts'
import { workingAt } from './at.ts'
import { CommandError } from './fail.ts'

/** The settings of a command, loaded unless given. Prints on standard error where it works: site and database, or the edge. */
export function settingsHere(settings = loadSettings()): Settings {
  const at = workingAt()
  if (at !== undefined) {
    console.error(`${at}; at the edge`)
    return { ...settings, siteUrl: at, isSiteNamed: true }
  }
  console.error(`${siteLine(settings)}; database ${readablePath(pathOf(settings.databaseUrl))}`)
  return settings
}

/** The path of a database that is to be replaced. Throws {@link CommandError} where another one may be meant. */
export function pathToReplace(settings: Settings): string {
  const [path, place] = [pathOf(settings.databaseUrl), databaseInDoubt(settings)]
  if (place === undefined) return path
  throw new CommandError(
    `ENTRENOUS_DATA: names ${settings.dataDir}, but ${place} goes before it: ${path} would be replaced. Expected DATABASE_URL beside it, such as DATABASE_URL=file:${settings.dataDir}/entrenous.db. Nothing was changed.`,
  )
}

/** The site's address, with a warning where only this machine reaches it. */
export function siteLine({ siteUrl, isSiteNamed }: Settings): string {
  if (!isLoopback(siteUrl)) return siteUrl
  const mend = isSiteNamed ? 'SITE_URL names it' : 'SITE_URL is not set, here or in .env'
  return `${siteUrl} (warning: links lead to this machine alone; ${mend})`
}

/** The public address of a campaign. */
export function campaignUrl({ siteUrl, campaign }: { siteUrl: string; campaign: { slug: string } }): string {
  return `${siteUrl}/${campaign.slug}/`
}

/** The path as it is read best: from the current folder where it lies in it, else whole. */
export function readablePath(path: string): string {
  const near = relative('', path)
  return near.startsWith('..') ? path : near
}

function isLoopback(url: string): boolean {
  return /^(?:localhost|.*\.localhost|127\.[\d.]+|\[::1\]|0\.0\.0\.0)$/.test(new URL(url).hostname)
}
