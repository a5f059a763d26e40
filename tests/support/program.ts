import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { SECRET } from './fixture.ts'

/** A command as an npm script runs it, in a process of its own. */
export interface Running {
  process: ChildProcess
  /** What it has said on either stream. */
  said(): string
  /** Settles when it has said that; throws when it ends before. */
  heard(pattern: RegExp): Promise<RegExpExecArray>
  /** Its exit code. */
  ended: Promise<number | null>
}

const running = new Set<ChildProcess>()

/** Ends what a test has left running. */
export async function endAll(): Promise<void> {
  for (const child of running) {
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await once(child, 'exit')
  }
  running.clear()
}

/**
 * @param program such as `cli/serve.ts`
 * @param cwd where it is run: its `dist/`, `.env` and data are there
 * @param node the Node that runs it
 */
export function run(
  [program, ...args]: [program: string, ...args: string[]],
  cwd: string,
  env: Record<string, string> = {},
  node = process.execPath,
): Running {
  const settings = { ENTRENOUS_DATA: 'data', ENTRENOUS_SECRET: SECRET, PORT: '0', ENV_FILE: '' }
  const child = spawn(node, [resolve('cli/launch.cjs'), program, ...args], {
    cwd,
    env: { ...process.env, NODE_ENV: '', ...settings, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let said = ''
  let hear = () => {}
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk
      hear()
    })
  }
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    process: child,
    said: () => said,
    ended,
    heard: (pattern) =>
      new Promise((settle, reject) => {
        hear = () => {
          const found = pattern.exec(said)
          if (found) settle(found)
        }
        hear()
        void ended.then(() => reject(new Error(`It ended and had only said:\n${said}`)))
      }),
  }
}
