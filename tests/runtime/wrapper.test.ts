import { spawnSync } from 'node:child_process'
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { openFile } from '../../db/clients/file.ts'
import { ran } from '../support/command.ts'
import { SECRET, temporaryFolder } from '../support/fixture.ts'

/** `deploy/entrenous` as it is, but for its folders and its account, around the program itself. */

let root: string
let here: string
beforeEach(async () => {
  root = await temporaryFolder()
  here = join(root, 'home/operator')
  for (const folder of ['bin', 'etc/entrenous', 'opt/entrenous', 'var', 'home/operator'])
    await mkdir(join(root, folder), { recursive: true })
  await symlink(resolve('.'), join(root, 'opt/entrenous/current'))
  await writeFile(
    join(root, 'etc/entrenous/env'),
    `ENTRENOUS_DATA=${join(root, 'var')}\nENTRENOUS_SECRET="${SECRET}"\nSITE_URL=https://share.example\n`,
  )
  await (await openFile(`file:${join(root, 'var/entrenous.db')}`)).close()
  const program = await readFile('deploy/entrenous', 'utf8')
  await command('entrenous', program.replaceAll(/(?<=[ "=])\/(?=(?:opt|etc)\/)/g, `${root}/`))
  await command('runuser', '#!/bin/sh\nshift 3\nexec "$@"\n')
})

async function command(name: string, text: string) {
  await writeFile(join(root, 'bin', name), text)
  await chmod(join(root, 'bin', name), 0o755)
}

/** Runs it from the folder of whoever operates the server. */
function entrenous(...args: string[]): { status: number | null; said: string } {
  const PATH = `${join(root, 'bin')}:${process.env.PATH}`
  const { status, stdout, stderr } = spawnSync(join(root, 'bin/entrenous'), args, {
    cwd: here,
    encoding: 'utf8',
    env: { ...process.env, PATH, INIT_CWD: '/somebody/elses' },
  })
  return { status, said: stdout + stderr }
}

it('reads and writes files where it is called, and names them whole', async () => {
  const copy = join(here, 'kept/before-launch.db')
  const mistyped = entrenous('backup', 'kept/before-launch.db')
  expect(mistyped).toEqual({
    status: 1,
    said: expect.stringContaining(`${join(here, 'kept')}: there is no such folder`),
  })
  await mkdir(join(here, 'kept'))
  const made = entrenous('backup', 'kept/before-launch.db')
  expect(made).toEqual({ status: 0, said: expect.stringContaining(`→ ${copy}: `) })
  const restored = entrenous('restore', '../operator/kept/before-launch.db')
  expect(restored).toEqual({
    status: 0,
    said: expect.stringContaining(`${copy} → ${join(root, 'var/entrenous.db')}: `),
  })
  expect(entrenous('restore', 'mistyped.db')).toEqual({
    status: 1,
    said: expect.stringContaining(`${join(here, 'mistyped.db')}: there is no such file`),
  })
})

it('is the same by npm, from any folder of the project, and a place that another npm left is not taken for it', async () => {
  const env = { ENTRENOUS_DATA: join(root, 'var'), ENTRENOUS_SECRET: SECRET }
  const npm = await ran('npm', ['run', 'entrenous', '--', 'restore', 'mistyped.db'], { env, cwd: resolve('docs') })
  expect(npm.said).toContain(`${resolve('docs/mistyped.db')}: there is no such file`)
  const elsewhere = [resolve('cli/launch.cjs'), 'cli/entrenous.ts', 'restore', 'mistyped.db']
  const plain = await ran(process.execPath, elsewhere, { env: { ...env, INIT_CWD: resolve('docs') }, cwd: here })
  expect(plain.said).toContain(`${join(here, 'mistyped.db')}: there is no such file`)
})

it('says where a file cannot be written', async () => {
  await writeFile(join(here, 'taken'), '')
  const { status, said } = entrenous('backup', 'taken/before-launch.db')
  expect([status, said]).toEqual([1, expect.stringContaining(`${join(here, 'taken')}`)])
  expect(said).toContain('part of its path is a file, expected a folder')
})
