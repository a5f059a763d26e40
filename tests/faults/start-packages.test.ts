import { spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { join, matchesGlob, resolve } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { beforeAll, expect, it } from 'vitest'
import { temporaryFolder } from '../support/fixture.ts'

/** What a production server runs. */
const PROGRAMS = ['cli/serve.ts', 'cli/entrenous.ts', 'cli/bundle.mjs', 'cli/launch.cjs']
const THREADS = ['db/clients/checkpoints.ts']

/** What a command imports when it is asked to build or check something, which a production server is not. */
const BUILDERS =
  /^(?:site\/|campaigns\/(?:load|config-file)\.ts$|cli\/(?:build|dev|ladder|new|letter\/write-letters)\b)/

interface Manifest {
  engines: { node: string }
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

let manifest: Manifest
beforeAll(async () => {
  manifest = JSON.parse(await readFile('package.json', 'utf8'))
})

/** Files that programs import, in whatever way, but for the sake of what they build. */
async function inputsOf(programs: string[]) {
  const { metafile } = await build({
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outdir: '/',
    external: ['./checkpoints.ts'],
    entryPoints: programs,
    plugins: [{ name: 'builders', setup }],
  })
  return metafile.inputs
}

/** The same of packages. */
async function packagesOf(programs: string[]): Promise<Set<string>> {
  const reached = new Set<string>()
  for (const { imports } of Object.values(await inputsOf(programs))) {
    for (const { path, external } of imports) {
      const [name] = /^(?:@[^/]+\/)?[^/.@][^/]*/.exec(path) ?? []
      if (external && name && !isBuiltin(name)) reached.add(name)
    }
  }
  return reached
}

function setup({ onResolve }: Parameters<NonNullable<BuildOptions['plugins']>[number]['setup']>[0]) {
  onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
    const file = resolve(resolveDir, path).slice(process.cwd().length + 1)
    return kind === 'dynamic-import' && BUILDERS.test(file) ? { path: `./${file}`, external: true } : undefined
  })
}

it('serving, and every command that a production server needs, imports what `npm install --omit=dev` brings', async () => {
  const reached = await packagesOf([...PROGRAMS, ...THREADS])
  expect([...reached].filter((name) => !(name in manifest.dependencies))).toEqual([])
  // And that brings nothing else.
  expect(Object.keys(manifest.dependencies).filter((name) => !reached.has(name))).toEqual([])
})

it('every npm script that Node runs goes through what an old Node can read', () => {
  const scripts = Object.entries(manifest.scripts).filter(([, line]) => /\bnode\b/.test(line))
  for (const [name, line] of scripts) expect(`${name}: ${line}`).toMatch(/: node cli\/(?:launch|slim-install)\.cjs\b/)
})

/** Runs the way in as if it were that Node. */
async function launchedBy(version: string, program: string): Promise<string> {
  const preload = join(await temporaryFolder(), 'version.cjs')
  await writeFile(
    preload,
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`,
  )
  const { stderr, status } = spawnSync(process.execPath, ['--require', preload, 'cli/launch.cjs', program, '--help'])
  return `${status} ${stderr}`
}

it('a Node that is too old is told so, and what to do', async () => {
  expect(await launchedBy('18.20.4', 'cli/serve.ts')).toMatch(/^1 This is Node 18\.20\.4, expected 20\.19 or newer/)
  expect(await launchedBy('20.19.0', 'cli/serve.ts')).toMatch(/^0 /)
  const building =
    /^1 This is Node 20\.19\.0, expected 22\.18 or newer for cli\/build\.ts.*\n`npm install --include=dev`/
  expect(await launchedBy('20.19.0', 'cli/build.ts')).toMatch(building)
  expect(manifest.engines.node).toBe('>=20.19')
})

it('an answer that its disk has no room for is said to be cut, without a stack', () => {
  const command = `"${process.execPath}" cli/launch.cjs cli/entrenous.ts schema > /dev/full`
  const { stderr, status } = spawnSync('sh', ['-c', command], { encoding: 'utf8' })
  expect(stderr).toBe('Not all of the output could be written: ENOSPC: no space left on device, write\n')
  expect(status).toBe(1)
})

it('a container gets every file that serving imports, and nothing that is secret or built', async () => {
  const ignore = await readFile('.dockerignore', 'utf8')
  const sent = ignore.split('\n').flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []))
  const isSent = (file: string) => sent.some((pattern) => matchesGlob(file, pattern.replace(/\/$/, '/**')))
  const files = Object.keys(await inputsOf([...PROGRAMS, ...THREADS]))
  expect(files.length).toBeGreaterThan(100)
  expect(['package.json', 'package-lock.json', ...files].filter((file) => !isSent(file))).toEqual([])
  const never = ['.env', '.entrenous/secret', 'dist/manifest.sealed', 'campaigns/first-song/campaign.yaml']
  expect(never.filter(isSent)).toEqual([])
})
