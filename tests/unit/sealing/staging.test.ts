import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStaging, tidy } from '../../../site/sealing/staging.ts'

let root: string
let target: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'staging-'))
  target = join(root, 'dist')
})

afterEach(() => rm(root, { recursive: true }))

async function site(folder: string, content: string) {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'index.html'), content)
}

const published = () => readFile(join(target, 'index.html'), 'utf8')

/** The id of a process that has ended. */
function endedProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid
}

test('a commit puts the new site in place of the last and leaves nothing beside', async () => {
  await site(target, 'old')
  const staging = await openStaging(target)
  await site(staging.folder, 'new')
  await staging.commit()
  expect(await published()).toBe('new')
  expect(await readdir(root)).toEqual(['dist'])
})

test('a commit works where no site was', async () => {
  const staging = await openStaging(target)
  await site(staging.folder, 'new')
  await staging.commit()
  expect(await published()).toBe('new')
})

test('a commit that cannot be finished puts the last site back', async () => {
  await site(target, 'old')
  const staging = await openStaging(target)
  await expect(staging.commit()).rejects.toThrow('ENOENT')
  expect(await published()).toBe('old')
  expect(await readdir(root)).toEqual(['dist'])
})

test('the site of a build that died between its renames comes back', async () => {
  const pid = endedProcess()
  await site(`${target}.${pid}.last`, 'old')
  await site(`${target}.${pid}`, 'half')
  await tidy(target)
  expect(await published()).toBe('old')
  expect(await readdir(root)).toEqual(['dist'])
})

test('what a dead build set aside never replaces a site that is there', async () => {
  await site(target, 'newer')
  await site(`${target}.${endedProcess()}.last`, 'old')
  await tidy(target)
  expect(await published()).toBe('newer')
  expect(await readdir(root)).toEqual(['dist'])
})

test('the folders of a build that still runs, and others of a like name, are left alone', async () => {
  await site(`${target}.${process.ppid}`, 'being built')
  await site(`${target}.backup`, 'of the owner')
  await tidy(target)
  expect((await readdir(root)).sort()).toEqual([`dist.${process.ppid}`, 'dist.backup'].sort())
})
