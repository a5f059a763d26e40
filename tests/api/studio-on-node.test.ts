import { readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RootLink } from '../../api/studio/contract/roots-schema.ts'
import { openFile } from '../../db/clients/file.ts'
import { createTokenKind } from '../../seal/link.ts'
import { keyring, rootToken, temporaryFolder, writeDist } from '../support/fixture.ts'
import { type NodeHost, startNodeHost } from '../support/node-host.ts'
import { startServerProcess } from '../support/server-process.ts'
import { codeOf, signedIn } from '../support/studio.ts'

/** What is about the Node process and its file alone. */

let host: NodeHost
beforeAll(async () => {
  host = await startNodeHost()
})
afterAll(() => host.stop())

it('keeps neither keys nor tokens in the database', async () => {
  const { browser, key } = await signedIn(host)
  const token = browser.cookie?.split('=')[1] ?? ''
  expect(token).toHaveLength(44)
  const file = host.settings.databaseUrl.slice('file:'.length)
  const bytes = Buffer.concat(await Promise.all([file, `${file}-wal`].map((each) => readFile(each))))
  expect(bytes.includes('studio_sessions')).toBe(true)
  for (const secret of [key, token]) expect(bytes.includes(secret)).toBe(false)
})

it('logs neither keys nor tokens when the database fails, and lets nobody in', async () => {
  const distDir = await writeDist()
  const folder = dirname(distDir)
  const server = await startServerProcess(distDir, folder)
  const engine = await openFile(`file:${folder}/entrenous.db`)
  try {
    const { browser, key } = await signedIn({ ...server.host, engine }, { role: 'owner' })
    await engine.write([sql`DROP TABLE studio_keys`])
    expect(await codeOf(await browser.signIn(key))).toBe('unavailable')
    expect(await codeOf(await browser.ask('audit'))).toBe('unavailable')
    const headers = { Authorization: `Bearer ${key}` }
    expect(await codeOf(await server.host.fetch('/api/studio/audit', { headers }))).toBe('unavailable')
    await expect.poll(server.said).toContain('no such table: studio_keys')
    for (const secret of [key, browser.cookie?.split('=')[1] ?? '']) expect(server.said()).not.toContain(secret)
  } finally {
    await engine.close()
    await server.host.stop()
    await rm(folder, { recursive: true })
  }
})

const nameOf = (slug: string, token: string) =>
  createTokenKind(keyring.name(slug)).write(createTokenKind(keyring.link(slug)).read(token) ?? 0)

it('a cap that was set by hand survives a restart; the others are as the campaign says', async () => {
  const folder = await temporaryFolder()
  const first = await startNodeHost({ ENTRENOUS_DATA: folder })
  const { browser, key } = await signedIn(first, { role: 'editor' })
  const node = (token: string) => nameOf('open', token)
  await browser.send('PATCH', `campaigns/open/links/${node(rootToken('open', 'Capped'))}`, { cap: 3 })
  await browser.send('PATCH', `campaigns/fresh/links/${nameOf('fresh', rootToken('fresh', 'Capped'))}`, { cap: null })
  await first.stop()
  const second = await startNodeHost({ ENTRENOUS_DATA: folder })
  const caps = async (slug: string) => {
    const headers = { Authorization: `Bearer ${key}` }
    const answer = await second.fetch(`/api/studio/campaigns/${slug}/roots`, { headers })
    const { roots } = (await answer.json()) as { roots: RootLink[] }
    return Object.fromEntries(roots.map(({ label, cap }) => [label, cap]))
  }
  expect(await caps('open')).toEqual({ List: null, Capped: 3 })
  expect(await caps('fresh')).toEqual({ List: null, Capped: null })
  expect(await caps('busy')).toEqual({ List: null, Capped: 10 })
  await second.stop()
  await rm(folder, { recursive: true })
})
