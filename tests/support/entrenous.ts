import { format } from 'node:util'
import { entrenousProgram } from '../../cli/commands.ts'
import type { Ran } from './command.ts'
import { SECRET } from './fixture.ts'

/** Thrown in place of the end of the process. */
class Ended extends Error {}

/** What runs now: settings and streams are those of the whole process. */
let running: Promise<unknown> = Promise.resolve()

/**
 * Runs a command of `entrenous` in this process, which takes milliseconds where one of its own takes a second. For what only
 * a process has (signals, a terminal, its streams closed, no ffmpeg): `command.ts`.
 *
 * @param folder where whoever asks for it stands, such as beside a build
 */
export function entrenousHere(
  args: readonly string[],
  env: Record<string, string>,
  folder = process.cwd(),
): Promise<Ran & { err: string }> {
  const ran = running.then(() => runHere(args, { ENTRENOUS_SECRET: SECRET, INIT_CWD: folder, ...env }, folder))
  running = ran.catch(() => {})
  return ran
}

async function runHere(args: readonly string[], env: Record<string, string>, folder: string) {
  const ran = { code: 0 as number | null, out: '', err: '', said: '' }
  const heard = (stream: 'out' | 'err') => (text: unknown) => {
    ran[stream] += text
    ran.said += text
    return true
  }
  const line =
    (stream: 'out' | 'err') =>
    (first: unknown, ...more: unknown[]) => {
      // A command that prints what it caught does so of its own end as well.
      if (!(first instanceof Ended)) heard(stream)(`${format(first, ...more)}\n`)
    }
  const before = {
    env: { ...process.env },
    folder: process.cwd(),
    exit: process.exit,
    code: process.exitCode,
    log: console.log,
    error: console.error,
  }
  const [out, err] = [process.stdout.write, process.stderr.write]
  let exit: number | undefined
  Object.assign(process.env, env)
  process.chdir(folder)
  Object.assign(console, { log: line('out'), error: line('err') })
  Object.assign(process.stdout, { write: heard('out') })
  Object.assign(process.stderr, { write: heard('err') })
  process.exitCode = undefined
  process.exit = (code) => {
    exit ??= Number(code ?? process.exitCode ?? 0)
    throw new Ended()
  }
  try {
    await entrenousProgram().parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof Ended)) throw error
  } finally {
    process.chdir(before.folder)
    ran.code = exit ?? Number(process.exitCode ?? 0)
    for (const name of Object.keys(process.env)) if (!(name in before.env)) delete process.env[name]
    Object.assign(process.env, before.env)
    Object.assign(console, { log: before.log, error: before.error })
    Object.assign(process.stdout, { write: out })
    Object.assign(process.stderr, { write: err })
    process.exit = before.exit
    process.exitCode = before.code
  }
  return ran
}
