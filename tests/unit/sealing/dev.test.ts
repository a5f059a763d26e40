import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { mediumName, pieceName } from '../../../seal/container.ts'
import { unseal } from '../../../seal/envelope.ts'
import { createKeyring } from '../../../seal/secret.ts'
import { film } from '../../support/films.ts'
import { SECRET, Workplace } from './workplace.ts'

const key = createKeyring(SECRET).content('nuit', 'clip', '0.0')
const LYRICS = new TextEncoder().encode('Dans la nuit les lampes tremblent, et toi tu marches.')
const ADDRESS = /http:\/\/localhost:\d+/
const PIECE = `/nuit/sealed/${pieceName(key)}.bin`

let workplace: Workplace
let child: ChildProcess
let origin: string
let errors = ''

beforeAll(async () => {
  workplace = await Workplace.open()
  await workplace.write({
    'campaigns/nuit/campaign.yaml': 'title: Nuit blanche\ntranslations: { en: { title: White night } }\n',
    'campaigns/nuit/sealed/clip.md': 'Derrière l’écluse. [Les paroles](../media/paroles.txt)',
    'campaigns/nuit/sealed/clip.en.md': 'Behind the lock.',
    'campaigns/nuit/media/paroles.txt': LYRICS,
  })
  child = workplace.start('dev', { PORT: '0' }).child
  child.stderr?.on('data', (chunk: string) => {
    errors += chunk
  })
  let said = ''
  child.stdout?.on('data', (chunk: string) => {
    said += chunk
  })
  origin = await vi.waitUntil(() => ADDRESS.exec(said)?.[0], 120_000)
})

afterAll(async () => {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
  await workplace.close()
})

async function opened(path: string): Promise<Uint8Array> {
  const response = await fetch(origin + path)
  expect(response.status, path).toBe(200)
  return unseal(new Uint8Array(await response.arrayBuffer()), key)
}

const text = async (path: string) => (await fetch(origin + path)).text()

describe('the dev server', () => {
  test('serves pieces and media sealed, under the addresses that a build gives them', async () => {
    const name = `media/${mediumName(LYRICS, key)}`
    expect(new TextDecoder().decode(await opened(PIECE))).toBe(
      `<p>Derrière l’écluse. <a href="" data-sealed="${name}" data-type="text/plain;charset=utf-8" download="paroles.txt">Les paroles</a></p>\n`,
    )
    expect(await opened(`/nuit/sealed/${name}.bin`)).toEqual(LYRICS)
  })

  test('serves the campaign in each of its languages, and the script that chooses one', async () => {
    expect(await text('/nuit/')).toContain('<title>Nuit blanche</title>')
    expect(await text('/nuit/en/')).toContain('<title>White night</title>')
    expect(await text('/nuit/locale.js')).toContain('("nuit",["fr","en"])')
    expect(new TextDecoder().decode(await opened(`/nuit/sealed/${pieceName(key, 'en')}.bin`))).toBe(
      '<p>Behind the lock.</p>\n',
    )
  })

  test('knows no container of another name or campaign', async () => {
    for (const path of ['/nuit/sealed/7Hn.bin', PIECE.replace('nuit', 'jour')]) {
      expect((await fetch(origin + path)).status, path).toBe(404)
    }
  })

  test('has the API on the same origin', async () => {
    const response = await fetch(`${origin}/api/campaigns/nuit/tally`)
    expect(await response.json()).toMatchObject({ views: 0, phase: 'private' })
  })

  test('has the counter for other sites at the address that a build gives it', async () => {
    const response = await fetch(`${origin}/counter.js`)
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(await response.text()).toMatch(/^const \w="entre-nous-counter"/)
  })

  test('shows a piece as it was just changed', async () => {
    await workplace.write({ 'campaigns/nuit/sealed/clip.md': 'Devant l’écluse.' })
    await expect.poll(async () => new TextDecoder().decode(await opened(PIECE))).toContain('Devant')
  })

  test('serves a film as a build seals it: playlists and segments, a container each', async () => {
    await workplace.write({
      'campaigns/nuit/media/film.mp4': await readFile(await film('film.mp4')),
      'campaigns/nuit/sealed/clip.md': 'Devant l’écluse.\n\n![Le film](../media/film.mp4)\n',
    })
    const said = async (path: string) => new TextDecoder().decode(await opened(path))
    const medium = (name: string) => `/nuit/sealed/media/${name}.bin`
    const names = (playlist: string) => playlist.match(/^\w+$/gm) ?? []
    await expect.poll(() => said(PIECE)).toContain('data-film="')
    const [, master = ''] = /data-film="(\w+)"/.exec(await said(PIECE)) ?? []
    const [playlist = ''] = names(await said(medium(master)))
    const segments = names(await said(medium(playlist)))
    expect(segments).toHaveLength(4)
    for (const segment of segments) expect(await said(medium(segment))).toContain('mdat')
  })

  test('shows a campaign’s own stylesheet as it was just changed', async () => {
    await workplace.write({
      'campaigns/nuit/campaign.yaml':
        'title: Nuit blanche\nstylesheet: style.css\ntranslations: { en: { title: White night } }\n',
      'campaigns/nuit/style.css': '.brand { rotate: 1deg }',
    })
    await expect.poll(() => text('/nuit/look.css')).toContain('rotate:1deg')
    await workplace.write({ 'campaigns/nuit/style.css': '.brand { rotate: 2deg }' })
    await expect.poll(() => text('/nuit/look.css')).toContain('rotate:2deg')
    await workplace.write({ 'campaigns/nuit/style.css': '.brand { rotate 3deg }' })
    await expect.poll(() => errors).toContain('campaigns/nuit/style.css:1 not valid CSS')
  })

  test('says what is wrong with a campaign, and recovers when it is mended', async () => {
    await workplace.write({ 'campaigns/nuit/campaign.yaml': 'titel: Nuit noire\ntranslations: { en: {} }\n' })
    await expect.poll(() => errors).toContain('campaigns/nuit/campaign.yaml:1 titel: unknown field')
    expect(await text('/nuit/')).toContain('CampaignProblems')
    await workplace.write({ 'campaigns/nuit/campaign.yaml': 'title: Nuit noire\ngoal: 5\ntranslations: { en: {} }\n' })
    await expect.poll(() => text('/nuit/')).toContain('<title>Nuit noire</title>')
    const response = await fetch(`${origin}/api/campaigns/nuit/tally`)
    expect(await response.json()).toMatchObject({ goal: 5 })
  })
})
