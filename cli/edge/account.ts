import { execFile } from 'node:child_process'
import { promisify, stripVTControlCharacters } from 'node:util'
import { CommandError } from '../fail.ts'
import { wranglerProgram } from './wrangler.ts'

/** What wrangler is run in. */
export const wranglerEnv = () => ({ ...process.env, WRANGLER_SEND_METRICS: 'false' })

/** Whether the account has this bucket. Throws {@link CommandError} where Cloudflare does not say. */
export async function hasBucket(name: string): Promise<boolean> {
  const asked = ['r2', 'bucket', 'info', name]
  return (await answerTo(asked, { to: `whether there is a bucket ${name}`, none: /\[code: 10006\]/ })) !== undefined
}

/** Whether a Worker of the account has a secret of this name. Throws {@link CommandError} where Cloudflare does not say. */
export async function hasSecret(worker: string, name: string): Promise<boolean> {
  const to = `whether the Worker ${worker} has a secret already`
  const said = await answerTo(['secret', 'list', '--name', worker], { to, none: /Worker ".*" not found/ })
  return said !== undefined && (JSON.parse(said) as { name: string }[]).some((secret) => secret.name === name)
}

interface Question {
  /** What is asked, in words. */
  to: string
  /** How it is said that what is asked for does not exist. */
  none: RegExp
}

/** What Cloudflare answers; undefined where what is asked for does not exist. Whatever else goes wrong says neither. */
async function answerTo(args: readonly string[], { to, none }: Question): Promise<string | undefined> {
  try {
    return (await promisify(execFile)(process.execPath, [wranglerProgram(), ...args], { env: wranglerEnv() })).stdout
  } catch (cause) {
    const said = stripVTControlCharacters(String((cause as { stderr?: string }).stderr)).trim()
    if (none.test(said)) return undefined
    throw new CommandError(`Cloudflare does not say ${to}, so nothing was sent:\n${said}`, { cause })
  }
}
