import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createKeyring } from '../../seal/secret.ts'
import { Cache } from './cache.ts'
import { ROOT } from './code.ts'

/** Beside the caches of other tools. */
const FOLDER = join(ROOT, 'node_modules', '.cache', 'entre-nous', 'site')

/**
 * Folder of the common cache: the bundle of the pages, subset fonts and compressed scripts, which depend on our code and on
 * no campaign, once for all data folders and secrets. It is in the data folder where that of the packages cannot be
 * written.
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

/** @param code digest of our code, which all of it depends on; it also is the key, so that damage is noticed */
export async function openCommonCache(dataDir: string, code: string): Promise<Cache> {
  return new Cache(await commonFolder(dataDir), createKeyring(code))
}
