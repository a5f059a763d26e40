import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

export const isRoot = process.getuid?.() === 0

/** Where Debian puts servers, which not every account has in its `PATH`. */
const SBIN = ['/usr/sbin', '/sbin']

/** The path of a program: the one that is installed, or else of Debian's package. Throws when there is none. */
export function requireProgram(name: string, ...packages: [string, ...string[]]): string {
  const find = () => [...(process.env.PATH?.split(delimiter) ?? []), ...SBIN].map((folder) => join(folder, name))
  const path = find().find(existsSync) ?? (installPackages(...packages) ? find().find(existsSync) : undefined)
  if (!path) throw new Error(`${name} was not found and could not be installed: apt-get install ${packages.join(' ')}`)
  return path
}

/** Whether this is a Debian that has them all. */
export function arePackagesHere(...packages: string[]): boolean {
  const { stdout } = spawnSync('dpkg', ['--status', ...packages], { encoding: 'utf8' })
  return stdout?.match(/^Status: install ok installed$/gm)?.length === packages.length
}

/** The version of a package of Debian that is installed. */
export function versionOf(name: string): string | undefined {
  const { stdout } = spawnSync('dpkg', ['--status', name], { encoding: 'utf8' })
  return /^Version: (.+)$/m.exec(stdout)?.[1]
}

/** Installs packages of Debian, one caller at a time, and says whether that went well. */
export function installPackages(...packages: string[]): boolean {
  const turn = join(tmpdir(), 'entrenous-apt.lock')
  // Services that come with a package stay off: tests start their own.
  const install = `apt-get update && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ${packages.join(' ')}`
  const inTurn: [string, ...string[]] = ['flock', turn, 'sh', '-c', install]
  return isRoot ? succeeds(...inTurn) : succeeds('sudo', '-n', ...inTurn)
}

/** Runs a command that may take minutes, in sight. */
export function succeeds(command: string, ...args: string[]): boolean {
  console.error(`$ ${command} ${args.join(' ')}`)
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], timeout: 600_000 }).status === 0
}
