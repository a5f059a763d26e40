import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
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

/** Installs packages of Debian, and says whether that went well. */
export function installPackages(...packages: string[]): boolean {
  const apt: [string, ...string[]] = isRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get']
  return succeeds(...apt, 'update') && succeeds(...apt, 'install', '-y', '--no-install-recommends', ...packages)
}

/** Runs a command that may take minutes, in sight. */
export function succeeds(command: string, ...args: string[]): boolean {
  console.error(`$ ${command} ${args.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], timeout: 600_000, env }).status === 0
}
