import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { WORKER } from './bundle.ts'

const CONFIG = resolve(import.meta.dirname, '../../wrangler.jsonc')

/** What is used of wrangler's configuration. */
interface WorkerConfig {
  name: string
  main: string
  assets: { directory: string }
  vars?: Record<string, string>
  r2_buckets?: { binding: string; bucket_name: string }[]
  /** How it is bundled anew, and after changes in which folders. */
  build?: { command: string; cwd?: string; watch_dir: string[] }
}

/** `wrangler.jsonc`. */
export async function readConfig(): Promise<WorkerConfig> {
  const text = await readFile(CONFIG, 'utf8')
  return JSON.parse(text.replace(/^ *\/\/.*$/gm, ''))
}

/** Writes a configuration for wrangler; beside the bundle of the Worker unless said where. Returns its path. */
export async function writeConfig(config: WorkerConfig, path = resolve(WORKER, '../wrangler.json')): Promise<string> {
  await writeFile(path, JSON.stringify(config, null, 2))
  return path
}
