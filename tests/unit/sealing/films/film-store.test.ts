import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createKeyring } from '../../../../seal/secret.ts'
import { FilmStore, type Keep } from '../../../../site/building/film-store.ts'
import { temporaryFolder } from '../../../support/fixture.ts'

const keyring = createKeyring('the secret of these films, long enough')
const DAY_MS = 24 * 3600 * 1000

/** A store, what it holds, and how often something was made for it. */
async function open(dataDir: string) {
  const films = new FilmStore(dataDir, keyring)
  let made = 0
  const make = async (keep: Keep) => {
    made++
    await keep('7Hn', new Uint8Array([1, 2, 3]))
    return { seconds: 3 }
  }
  const held = () => readdir(join(dataDir, 'cache/films')).catch(() => [])
  return { films, take: () => films.made(undefined, ['a film'], make), made: () => made, held }
}

test('what a build packaged is there for the next one, and for two that ask at once', async () => {
  const dataDir = await temporaryFolder()
  const first = await open(dataDir)
  const [one, other] = await Promise.all([first.take(), first.take()])
  expect([one, first.made()]).toEqual([other, 1])
  const second = await open(dataDir)
  expect([await second.take(), second.made()]).toEqual([one, 0])
})

test('what could not be packaged leaves nothing, and is tried again', async () => {
  const { films, take, made, held } = await open(await temporaryFolder())
  const failing = films.made(undefined, ['a film'], async (keep) => {
    await keep('7Hn', new Uint8Array([1]))
    throw new Error('no room')
  })
  await expect(failing).rejects.toThrow('no room')
  expect(await held()).toEqual([])
  await take()
  expect(made()).toBe(1)
})

test('what no build asks for goes in time, and so do drafts of builds that were killed', async () => {
  const dataDir = await temporaryFolder()
  const { films, take, held } = await open(dataDir)
  await take()
  const draft = join(dataDir, 'cache/films/7Hn.draft')
  await mkdir(draft)
  await writeFile(join(draft, '8Jo.bin'), 'half')
  await films.prune(Date.now())
  expect(await held()).toHaveLength(2)
  await films.prune(Date.now() + 31 * DAY_MS)
  expect(await held(), 'asked for in this build').toHaveLength(1)
  await (await open(dataDir)).films.prune(Date.now() + 31 * DAY_MS)
  expect(await held()).toEqual([])
})
