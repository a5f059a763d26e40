import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createKeyring } from '../../seal/secret.ts'
import { Cache } from './cache.ts'
import { ROOT } from './code.ts'

/** Beside what else the packages' tools keep of their work. */
const FOLDER = join(ROOT, 'node_modules', '.cache', 'entre-nous', 'site')

/**
 * Where the bundle of the pages, cut fonts and compressed scripts are kept, which depend on our code and on no campaign: once
 * for all data folders and secrets. In the data folder where the packages' own may not be written.
 */
export async function commonFolder(dataDir: string): Promise<string> {
  try {
    await mkdir(FOLDER, { recursive: true })
    await access(FOLDER, constants.W_OK)
    return FOLDER
  } catch {
    return dataDir
  }
}

/** @param code digest of our code, which it all belongs to; it opens what is kept, and so tells what is damaged */
export async function openCommonCache(dataDir: string, code: string): Promise<Cache> {
  return new Cache(await commonFolder(dataDir), createKeyring(code))
}
