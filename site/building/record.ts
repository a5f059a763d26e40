import type { DemoSettings } from '../../campaigns/demo.ts'
import type { Cache } from './cache.ts'
import type { Stamp } from './digests.ts'

/** A file of the site: its digest, and the size and time by which a change shows. */
export interface FileRecord {
  digest: string
  size: number
  mtimeMs: number
}

interface CampaignRecord {
  /** Absolute path. */
  folder: string
  digest: string
  slug: string
  /** Paths below the site, with slashes. */
  files: string[]
  /** Digests of the pictures that it shows everybody. */
  publicDigests: string[]
}

/** The record of a build, for the next one. */
export interface BuildRecord {
  version: typeof VERSION
  code: string
  siteUrl: string
  /** Digests of all files that it was made from, by absolute path. */
  stamps: [path: string, stamp: Stamp][]
  /** All files of the site, by path. */
  files: Record<string, FileRecord>
  campaigns: CampaignRecord[]
  /** Hidden demos; then the settings that hid them. */
  leftOut: Pick<CampaignRecord, 'folder' | 'slug' | 'digest'>[]
  demos: string
  /** Files that belong to no campaign; the digest depends on the fonts among them. */
  common: Omit<CampaignRecord, 'folder' | 'slug' | 'publicDigests'>
  /** Digests of the secrets that all these files were searched for. */
  cleared: string[]
  /** Files of earlier builds, and until when they stay (epoch milliseconds). */
  retired: Record<string, number>
  /** Whether every campaign is in it as its folder describes it. */
  isWhole: boolean
}

export const VERSION = 3

export const demosKey = ({ isProduction, demos }: DemoSettings) => JSON.stringify([isProduction, ...demos])
const LABEL = 'record'

/** Reads the last record; undefined when there is none of this version under this secret. */
export async function readRecord(cache: Cache): Promise<BuildRecord | undefined> {
  const bytes = await cache.read(LABEL)
  if (!bytes) return undefined
  const record: BuildRecord = JSON.parse(new TextDecoder().decode(bytes))
  return record.version === VERSION ? record : undefined
}

export function writeRecord(cache: Cache, record: BuildRecord): Promise<void> {
  return cache.write(LABEL, new TextEncoder().encode(JSON.stringify(record)))
}
