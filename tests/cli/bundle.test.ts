import { execFileSync } from 'node:child_process'
import { cp, mkdir, readdir, rm, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../support/fixture.ts'

/** What a project's folder needs for a bundle. `cli` is copied, since bundles lie beside it. */
const SOURCES = ['api', 'campaigns', 'db', 'pieces', 'seal', 'site']

it('makes every bundle of a production server where there is none yet', async () => {
  const folder = await temporaryFolder()
  await cp('cli', join(folder, 'cli'), { recursive: true })
  for (const source of [...SOURCES, 'package.json']) await symlink(resolve(source), join(folder, source))
  await mkdir(join(folder, 'node_modules'))
  for (const name of await readdir('node_modules'))
    if (name !== '.cache') await symlink(resolve('node_modules', name), join(folder, 'node_modules', name))

  execFileSync(process.execPath, ['cli/launch.cjs', 'cli/bundle.mjs'], { cwd: folder })
  for (const program of ['serve', 'entrenous'])
    expect(await readdir(join(folder, 'node_modules/.cache/entre-nous/cli', program))).toContain('last.json')
  await rm(folder, { recursive: true })
})
