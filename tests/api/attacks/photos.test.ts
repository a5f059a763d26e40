import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ProblemBody } from '../../../api/errors.ts'
import { EnvelopeError, unseal } from '../../../seal/envelope.ts'
import { createKeyring } from '../../../seal/secret.ts'
import { stopClock } from '../../support/clock.ts'
import { keyring, rootToken } from '../../support/fixture.ts'
import { Fan, newAddress } from '../../support/host.ts'
import { type NodeHost, startNodeHost } from '../../support/node-host.ts'
import { Contributor, formOf, jpeg, newPhotoId } from '../../support/photos.ts'

// A slow machine gives a script no time.
stopClock()

let host: NodeHost
beforeAll(async () => {
  host = await startNodeHost({ PHOTOS_MOST_MB: '1' })
})
afterAll(() => host.stop())

const fanOf = async (piece = 'open-cabs', address = newAddress()) => {
  const fan = new Fan(host, 'cabines', address)
  return new Contributor(fan, (await fan.opened(rootToken('cabines'))).pass, piece)
}
const codeOf = async (response: Response) => ((await response.json()) as ProblemBody).code

it('who copies database and photos sees neither a picture nor a caption', async () => {
  const fan = await fanOf()
  await fan.added(await jpeg(600, 400), { caption: 'Unmistakable words' })
  const folder = join(host.settings.dataDir, 'photos', 'cabines', 'open-cabs')
  const names = await readdir(folder)
  expect(names.length).toBe(2)
  for (const name of names) {
    const bytes = new Uint8Array(await readFile(join(folder, name)))
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/RIFF|WEBP|VP8|JFIF/)
    await expect(unseal(bytes, createKeyring('x'.repeat(40)).content('cabines', 'open-cabs', '0.0'))).rejects.toThrow(
      EnvelopeError,
    )
    expect((await unseal(bytes, keyring.content('cabines', 'open-cabs', '0.0'))).length).toBeGreaterThan(50)
  }
  for (const file of ['entrenous.db', 'entrenous.db-wal']) {
    expect((await readFile(join(host.settings.dataDir, file))).includes('Unmistakable')).toBe(false)
  }
})

it('who sends more than there is room for fills no disk, and is told', async () => {
  const fan = await fanOf()
  const first = await fan.added(await jpeg(20, 20))
  await host.engine.db.run(`UPDATE photos SET bytes = 1000000 WHERE id = '${first}'`)
  expect(await codeOf(await fan.send(await jpeg(20, 20)))).toBe('closed')
  expect(await fan.own()).toMatchObject({ full: true, left: 11 })
  await fan.ask(`photos/${first}`, { method: 'DELETE' })
  expect(await fan.own()).toMatchObject({ full: false })
})

it('a pass that adds and withdraws without end is slowed down', async () => {
  const [fan, photo] = [await fanOf(), await jpeg(16, 16)]
  let codes: number[] = []
  for (let i = 0; i < 30 && !codes.includes(429); i++) {
    const id = newPhotoId()
    codes = [...codes, (await fan.ask('photos', { method: 'POST', body: formOf(photo, { id }) })).status]
    await fan.ask(`photos/${id}`, { method: 'DELETE' })
  }
  expect(codes.at(-1)).toBe(429)
  expect(codes.length).toBeGreaterThan(10)
})

it('a body that never ends is refused before it is read', async () => {
  const fan = await fanOf()
  const answer = await fan.ask('photos', {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
    body: new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(256 * 1024)),
    }),
    duplex: 'half',
  } as RequestInit)
  expect(await codeOf(answer)).toBe('too-large')
})

it('nobody learns of a photo by asking for what is not theirs, and a path is no id', async () => {
  const [fan, other] = [await fanOf('cabs'), await fanOf('cabs')]
  const id = await fan.added(await jpeg(16, 16))
  const answers: string[] = []
  for (const asked of [id, newPhotoId(), '..%2f..%2fsecret', '%00'.repeat(22), 'x'.repeat(22)]) {
    for (const route of ['', '/full', '/report']) {
      const method = route === '/report' ? 'POST' : 'GET'
      answers.push(await (await other.ask(`photos/${asked}${route}`, { method })).text())
    }
  }
  expect(new Set(answers).size).toBe(1)
})
