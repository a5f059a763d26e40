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
}

/** `wrangler.jsonc`, but for how the Worker is bundled. */
export async function readConfig(): Promise<WorkerConfig> {
  const text = await readFile(CONFIG, 'utf8')
  const { build: _, ...config } = JSON.parse(text.replace(/^ *\/\/.*$/gm, ''))
  return config
}

/** Writes a configuration for wrangler beside the bundle of the Worker. Returns its path. */
export async function writeConfig(config: WorkerConfig): Promise<string> {
  const path = resolve(WORKER, '../wrangler.json')
  await writeFile(path, JSON.stringify(config, null, 2))
  return path
}
