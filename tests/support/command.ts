import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { SECRET } from './fixture.ts'

export interface Ran {
  code: number | null
  /** What it wrote to standard output, and all that it said. */
  out: string
  said: string
}

/** Runs a command of `entrenous` on a data folder; what it said, and its exit code. */
export async function entrenous(
  dataDir: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Ran> {
  return ran(process.execPath, [resolve('cli/launch.cjs'), 'cli/entrenous.ts', ...args], {
    env: { ENTRENOUS_DATA: dataDir, ENTRENOUS_SECRET: SECRET, ...env },
  })
}

export async function ran(
  command: string,
  args: readonly string[],
  { env = {}, cwd }: { env?: Record<string, string>; cwd?: string } = {},
): Promise<Ran> {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, said] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
    said += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const [code] = await once(child, 'close')
  return { code, out, said }
}
