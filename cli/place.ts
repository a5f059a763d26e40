import { isIPv6 } from 'node:net'
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

/** Where health is asked on this machine, without the proxy: every address is listened at unless `HOST` names one. */
export function healthUrl({ host = '127.0.0.1', port }: Pick<Settings, 'host' | 'port'>): string {
  const named = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${isIPv6(named) ? `[${named}]` : named}:${port}/api/health`
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

/** IPv4 in IPv6 as `URL` writes it: `[::ffff:7f00:1]` is 127.0.0.1. */
const LOOPBACK = /^(?:(?:.*\.)?localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\]|\[::ffff:(?:7f[\da-f]{2}:[\da-f]+|0:0)\])$/

function isLoopback(url: string): boolean {
  return LOOPBACK.test(new URL(url).hostname.replace(/\.$/, ''))
}
