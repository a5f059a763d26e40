import type { DemoSettings } from '../../campaigns/demo.ts'
import type { Cache } from './cache.ts'
import type { Stamp } from './digests.ts'

/** A file of the site: what is in it, and by which size and time a change of it shows. */
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
  open: string[]
}

/** What a build tells the next one of itself. */
export interface BuildRecord {
  version: typeof VERSION
  code: string
  siteUrl: string
  /** Of every file that went into it, by absolute path. */
  stamps: [path: string, stamp: Stamp][]
  /** Everything in the site, by path. */
  files: Record<string, FileRecord>
  campaigns: CampaignRecord[]
  /** Demos that are not in it, and by which settings. */
  leftOut: Pick<CampaignRecord, 'folder' | 'slug' | 'digest'>[]
  demos: string
  /** What belongs to none of them; its digest says which fonts are in it. */
  common: Omit<CampaignRecord, 'folder' | 'slug' | 'open'>
  /** Digests of the secrets that were looked for in all these files. */
  cleared: string[]
  /** Files of earlier builds, and until when (epoch milliseconds) they stay. */
  retired: Record<string, number>
  /** Whether every campaign is in it as it stands in its folder. */
  isWhole: boolean
}

export const VERSION = 2

export const demosKey = ({ isProduction, demos }: DemoSettings) => JSON.stringify([isProduction, ...demos])
const LABEL = 'record'

/** Undefined when there is none of this version under this secret. */
export async function readRecord(cache: Cache): Promise<BuildRecord | undefined> {
  const bytes = await cache.read(LABEL)
  if (!bytes) return undefined
  const record: BuildRecord = JSON.parse(new TextDecoder().decode(bytes))
  return record.version === VERSION ? record : undefined
}

export function writeRecord(cache: Cache, record: BuildRecord): Promise<void> {
  return cache.write(LABEL, new TextEncoder().encode(JSON.stringify(record)))
}
