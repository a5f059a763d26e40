import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'

const PROJECT = resolve(import.meta.dirname, '../../..')

export const SECRET = 'the secret of these builds, long enough'

export interface Outcome {
  code: number | null
  stdout: string
  stderr: string
}

/** A folder with campaigns of its own, in which the real command line runs. */
export class Workplace {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  /** Inside the project, because what Astro builds finds its packages from there; git and the compiler leave it out. */
  static async open(): Promise<Workplace> {
    return new Workplace(await mkdtemp(join(PROJECT, 'dist.test-')))
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true })
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts)
  }

  async write(files: Record<string, string | Uint8Array>): Promise<void> {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(this.path(path)), { recursive: true })
      await writeFile(this.path(path), content)
    }
  }

  /** Starts `cli/<command>.ts` here, in an environment that holds nothing of the test's own. */
  start(
    command: 'build' | 'dev' | 'edge/deploy' | 'edge/dev',
    env: Record<string, string> = {},
    args: readonly string[] = [],
  ): { child: ChildProcess; ended: Promise<Outcome> } {
    const { PATH, HOME, NODE_COMPILE_CACHE } = process.env
    const child = spawn(process.execPath, [join(PROJECT, 'cli/launch.cjs'), `cli/${command}.ts`, ...args], {
      cwd: this.folder,
      env: { PATH, HOME, NODE_COMPILE_CACHE, ENTRENOUS_SECRET: SECRET, ...env },
    })
    const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => {
      const chunks: string[] = []
      stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk))
      return chunks
    })
    const ended = new Promise<Outcome>((settle) => {
      child.on('close', (code) => settle({ code, stdout: stdout?.join('') ?? '', stderr: stderr?.join('') ?? '' }))
    })
    return { child, ended }
  }

  build(env?: Record<string, string>, args?: readonly string[]): Promise<Outcome> {
    return this.start('build', env, args).ended
  }

  /** Every file below a folder by its path, as a digest. */
  async digests(folder: string): Promise<Record<string, string>> {
    const entries = await readdir(this.path(folder), { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    const pairs = files.sort().map(async (file) => {
      const digest = createHash('sha256')
        .update(await readFile(file))
        .digest('hex')
      return [relative(this.path(folder), file), digest] as const
    })
    return Object.fromEntries(await Promise.all(pairs))
  }

  /** What stands beside the campaigns: `dist` and whatever a build left. */
  async siblings(): Promise<string[]> {
    return (await readdir(this.folder)).filter((name) => name.startsWith('dist')).sort()
  }
}
