import { execFileSync } from 'node:child_process'
import { cp, mkdir, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../support/fixture.ts'

/** What a project's folder needs for a bundle. `cli` is copied, since bundles lie beside it. */
const SOURCES = ['api', 'campaigns', 'db', 'pieces', 'seal', 'site']

it('makes every bundle of a production server where there is none yet, and removes what a killed process left a day ago', async () => {
  const folder = await temporaryFolder()
  await cp('cli', join(folder, 'cli'), { recursive: true })
  for (const source of [...SOURCES, 'package.json']) await symlink(resolve(source), join(folder, source))
  await mkdir(join(folder, 'node_modules'))
  for (const name of await readdir('node_modules'))
    if (name !== '.cache') await symlink(resolve('node_modules', name), join(folder, 'node_modules', name))
  const made = join(folder, 'node_modules/.cache/entre-nous/cli')
  for (const draft of ['draft.7', 'draft.8']) await mkdir(join(made, 'serve', draft), { recursive: true })
  await writeFile(join(made, 'serve/draft.7.json'), '{}')
  for (const old of ['draft.7', 'draft.7.json']) await utimes(join(made, 'serve', old), 0, 0)

  execFileSync(process.execPath, ['cli/launch.cjs', 'cli/bundle.mjs'], { cwd: folder })
  for (const program of ['serve', 'entrenous']) expect(await readdir(join(made, program))).toContain('last.json')
  const drafts = (await readdir(join(made, 'serve'))).filter((name) => name.startsWith('draft'))
  expect(drafts).toEqual(['draft.8'])
  await rm(folder, { recursive: true })
})
