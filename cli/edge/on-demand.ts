import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const PROJECT = resolve(import.meta.dirname, '../..')

/**
 * A package that few need and that weighs more than all the others, installed beside them when it is first asked for.
 * Throws when it cannot be.
 *
 * @param version the exact one
 */
export async function importOnDemand(name: string, version: string): Promise<unknown> {
  const main = `${installOnDemand(name, version)}/main.js`
  return import(pathToFileURL(createRequire(main).resolve(name)).href)
}

/** The folder that it is installed in. */
export function installOnDemand(name: string, version: string): string {
  const folder = resolve(PROJECT, 'node_modules/.cache/on-demand', `${name}-${version}`)
  if (!existsSync(`${folder}/node_modules/${name}/package.json`)) install(folder, `${name}@${version}`)
  return folder
}

/** Another process may install the same meanwhile: whole, it takes its place at once. */
function install(folder: string, spec: string): void {
  mkdirSync(dirname(folder), { recursive: true })
  const draft = `${folder}.${process.pid}`
  const args = ['install', '--prefix', draft, '--no-audit', '--no-fund', '--loglevel=error', spec]
  console.error(`$ npm ${args.join(' ')}`)
  // The environment of an npm script names the project as the place to install into.
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^npm_/i.test(key)))
  const { status } = spawnSync('npm', args, { env, stdio: ['ignore', 'inherit', 'inherit'], timeout: 300_000 })
  try {
    if (status !== 0) throw new Error(`${spec} could not be installed in ${folder}`)
    renameSync(draft, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}
