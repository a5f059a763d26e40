import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { followFolder, look } from '../../cli/edge/follow-folder.ts'
import { temporaryFolder } from '../support/fixture.ts'

it('notices every change, also of a file that another takes the place of, and none when there is none', async () => {
  const folder = await temporaryFolder()
  const file = join(folder, 'bonsoir', 'campaign.yaml')
  await mkdir(join(folder, 'bonsoir'))
  await writeFile(file, 'title: 0')
  let changes = 0
  const stop = followFolder(folder, await look(folder), async () => changes++, 20)
  const replace = async (text: string) => {
    await writeFile(`${file}~`, text)
    await rename(`${file}~`, file)
  }
  await new Promise((settle) => setTimeout(settle, 300))
  expect(changes).toBe(0)
  const ways = [
    () => replace('title: 1'),
    () => replace('title: 2'),
    () => writeFile(file, 'title: 3'),
    () => replace('title: 4'),
    () => writeFile(join(folder, 'bonsoir', 'teaser.md'), 'Un soir.'),
    () => rm(join(folder, 'bonsoir'), { recursive: true }),
  ]
  for (const change of ways) {
    const before = changes
    await change()
    // More than once where it looks while a file is half written.
    await expect.poll(() => changes).toBeGreaterThan(before)
  }
  stop()
  const last = changes
  await rm(folder, { recursive: true })
  await new Promise((settle) => setTimeout(settle, 200))
  expect(changes).toBe(last)
})

it('calls for what changed before it began, and once more for what changed while it was called', async () => {
  const folder = await temporaryFolder()
  const since = await look(folder)
  await writeFile(join(folder, 'first'), '')
  let changes = 0
  const stop = followFolder(
    folder,
    since,
    async () => {
      changes++
      if (changes === 1) await writeFile(join(folder, 'meanwhile'), '')
    },
    20,
  )
  await expect.poll(() => changes).toBe(2)
  stop()
  await rm(folder, { recursive: true })
})
