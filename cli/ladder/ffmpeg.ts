import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { Options } from '../../campaigns/mend.ts'
import { CommandError } from '../fail.ts'

interface Encoding {
  /** Absolute paths. */
  from: string
  to: string
  options: Options
  /** Of the film, where that is known. */
  seconds: number | undefined
  /** As the person at the terminal knows it. */
  name: string
}

export function hasFfmpeg(): Promise<boolean> {
  const child = spawn('ffmpeg', ['-version'], { stdio: 'ignore' })
  return new Promise((settle) => {
    child.on('error', () => settle(false))
    child.on('close', (code) => settle(code === 0))
  })
}

/** Makes a film or a sound of another. It is there as a whole or not at all: until then it has another name. */
export async function encode({ from, to, options, seconds, name }: Encoding): Promise<void> {
  const draft = join(dirname(to), `.${basename(to)}.${process.pid}`)
  const quiet = ['-nostdin', '-v', 'error', '-y', '-progress', 'pipe:1', '-nostats']
  const child = spawn('ffmpeg', [...quiet, '-i', from, ...options, '-f', extname(to).slice(1), draft], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const cleanUp = () => {
    child.kill()
    rmSync(draft, { force: true })
  }
  // An end by signal runs no exit handlers.
  const end = () => process.exit(1)
  for (const signal of SIGNALS) process.once(signal, end)
  process.once('exit', cleanUp)
  try {
    const said = await finished(child, (at) => tell(name, at, seconds))
    if (said !== undefined) throw new CommandError(`${name}: ffmpeg cannot make it: ${said}`)
    await rename(draft, to)
  } finally {
    cleanUp()
    process.removeListener('exit', cleanUp)
    for (const signal of SIGNALS) process.removeListener(signal, end)
    if (process.stdout.isTTY) process.stdout.write(CLEAR)
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const CLEAR = '\r\x1b[K'

/** What it said last when it failed; undefined when it did not. */
function finished(child: ReturnType<typeof spawn>, onTime: (seconds: number) => void): Promise<string | undefined> {
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000)
  })
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const [, at] = /out_time_us=(\d+)/.exec(text) ?? []
    if (at) onTime(Number(at) / 1e6)
  })
  return new Promise((settle, fail) => {
    child.on('error', fail)
    child.on('close', (code) => settle(code === 0 ? undefined : (said.trim().split('\n').at(-1) ?? '')))
  })
}

function tell(name: string, at: number, seconds: number | undefined): void {
  if (!process.stdout.isTTY) return
  const share = seconds ? `${Math.min(99, Math.floor((100 * at) / seconds))} %` : `${Math.floor(at)} s`
  process.stdout.write(`${CLEAR}${name}: ${share}`)
}
