import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { requireProgram } from '../support/debian.ts'
import { temporaryFolder } from '../support/fixture.ts'

/** What `deploy/` gives to systemd and to a shell. */

const PROJECT = resolve(import.meta.dirname, '../..')
const DEPLOY = join(PROJECT, 'deploy')
const analyze = requireProgram('systemd-analyze', 'systemd')

function run(command: string, ...args: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

it('systemd takes the units, and finds what they start', async () => {
  const folder = await temporaryFolder()
  const units = (await readdir(DEPLOY)).filter((name) => /\.(?:service|timer)$/.test(name))
  for (const name of units) {
    const unit = await readFile(join(DEPLOY, name), 'utf8')
    for (const [program] of unit.matchAll(/cli\/[\w.-]+/g))
      expect(existsSync(join(PROJECT, program)), program).toBe(true)
    await writeFile(join(folder, name), unit.replaceAll('/opt/entrenous/current', PROJECT))
  }
  expect(run(analyze, 'verify', ...units.map((name) => join(folder, name)))).toEqual({ status: 0, said: '' })
})

it.each([
  ['entrenous.service', 15],
  ['entrenous-backup.service', 40],
])('systemd calls %s well confined', (unit, tenths) => {
  const { status, said } = run(analyze, 'security', '--offline=true', `--threshold=${tenths}`, join(DEPLOY, unit))
  expect(status, said).toBe(0)
})

it('the server may write every folder that .env.example names', async () => {
  const unit = await readFile(join(DEPLOY, 'entrenous.service'), 'utf8')
  const valuesOf = (name: string) =>
    [...unit.matchAll(new RegExp(`^${name}=-?(.+)$`, 'gm'))].map(([, value = '']) => value)
  const written = [...valuesOf('StateDirectory').map((name) => `/var/lib/${name}`), ...valuesOf('ReadWritePaths')]
  const example = await readFile(join(PROJECT, '.env.example'), 'utf8')
  const named = [...example.matchAll(/^#? ?(?:BACKUP_DIR|PHOTOS_DIR|ENTRENOUS_DATA|DATABASE_URL)=(?:file:)?(\/.+)$/gm)]
  expect(named.length).toBeGreaterThanOrEqual(3)
  for (const [, path = ''] of named)
    expect(
      written.some((folder) => `${path}/`.startsWith(`${folder}/`)),
      path,
    ).toBe(true)
})
