import { spawnSync } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { unseal } from '../../../../seal/envelope.ts'
import { createKeyring } from '../../../../seal/secret.ts'
import { Cache } from '../../../../site/building/cache.ts'
import { Digests } from '../../../../site/building/digests.ts'
import { FilmStore } from '../../../../site/building/film-store.ts'
import { countTracks } from '../../../../site/sealing/films/boxes.ts'
import { readSealedFilms } from '../../../../site/sealing/films/sealed-film.ts'
import { surveyFilm } from '../../../../site/sealing/films/survey.ts'
import { findFilms } from '../../../../site/sealing/leaks/boxes.ts'
import { layerOf } from '../../../../site/sealing/leaks/layers.ts'
import { type borrowSite, lend } from '../../../../site/sealing/site-campaigns.ts'
import { requireProgram } from '../../../support/debian.ts'
import { codecsIn, ffmpeg, film, GOOD_FILMS, ODD_FILMS } from '../../../support/films.ts'
import { temporaryFolder } from '../../../support/fixture.ts'

const SECRET = 'the secret of these films, long enough'
const keyring = createKeyring(SECRET)
const key = keyring.content('nuit', 'clip', '0.0')

afterEach(() => vi.restoreAllMocks())

/** Seals a film of these files, as a build does that has this data folder. */
async function sealed(folder: string, files: [string, ...string[]], dataDir: string) {
  const packaged: string[] = []
  const films = new FilmStore(dataDir, keyring, (file) => packaged.push(file))
  const cache = new Cache(dataDir, keyring)
  lend({ ...({} as ReturnType<typeof borrowSite>), films, cache, code: '', digests: new Digests() })
  const piece = { id: 'clip', locale: 'fr' as const, films: [{ files, captions: [], chapters: [] }] }
  const [found] = [...(await readSealedFilms(folder, piece, key, new Map())).values()]
  if (!found) throw new Error('no film')
  const open = await opened(found.containers)
  return { found, open, packaged }
}

/** Everything by its name, as the player has it. */
async function opened(containers: readonly { name: string; file: string }[]): Promise<Map<string, Uint8Array>> {
  const entries = containers.map(
    async ({ name, file }) => [name, await unseal(new Uint8Array(await readFile(file)), key)] as const,
  )
  return new Map(await Promise.all(entries))
}

const lines = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes).split('\n')

test.each(Object.entries({ ...GOOD_FILMS, vp9: ODD_FILMS.vp9 }))(
  'the segments of a film play from the first frame to the last: %s',
  async (name, make) => {
    const path = await make()
    const folder = await temporaryFolder()
    const { found, open } = await sealed('/', [path], folder)
    const [playlist = ''] = lines(found.master).filter((line) => line && !line.startsWith('#'))
    const media = lines(open.get(playlist))
    expect(media).toEqual(expect.arrayContaining(['#EXT-X-PLAYLIST-TYPE:VOD', '#EXT-X-ENDLIST']))
    const durations = media.flatMap((line) => /^#EXTINF:([\d.]+)/.exec(line)?.[1] ?? []).map(Number)
    // A segment holds whole frames, and a slide is one of eight seconds.
    expect(Math.max(...durations)).toBeLessThan(name === 'slides' ? 8.1 : 2.1)
    const [, init = ''] = /URI="(\w+)"/.exec(media.join('\n')) ?? []
    const parts = [init, ...media.filter((line) => line && !line.startsWith('#'))]
    // A browser waits for ever for a track that ends before the last segment.
    const tracks = parts.map((part) => countTracks(new Uint8Array(open.get(part) ?? [])))
    expect(Math.min(...tracks), `${tracks}`).toBe(tracks[0])
    expect(durations.reduce((sum, each) => sum + each)).toBeCloseTo(found.duration, 1)
    const whole = join(folder, 'whole.mp4')
    await writeFile(whole, Buffer.concat(parts.map((part) => open.get(part) ?? new Uint8Array())))
    expect(frames(whole)).toBe(frames(path))
  },
)

/** Those that a decoder makes of it. */
function frames(path: string): string {
  const args = [
    '-v',
    'error',
    '-select_streams',
    'v:0',
    '-count_frames',
    '-show_entries',
    'stream=nb_read_frames',
    '-of',
    'csv=p=0',
    path,
  ]
  const { stdout, stderr } = spawnSync(requireProgram('ffprobe', 'ffmpeg'), args, { encoding: 'utf8' })
  return stdout.trim() + stderr.trim()
}

test('the smallest size comes first, and is there as one file too; every part has a name that tells nothing', async () => {
  const [large, small] = [await film('clip.mp4', { size: '640x360' }), await film('clip.360.mp4')]
  const { found, open } = await sealed('/', [large, small], await temporaryFolder())
  const [first, second, ...more] = lines(found.master).filter((line) => line.startsWith('#EXT-X-STREAM-INF:'))
  expect(first).toMatch(
    /^#EXT-X-STREAM-INF:BANDWIDTH=\d+,AVERAGE-BANDWIDTH=\d+,CODECS="avc1\.\w{6},mp4a\.40\.2",RESOLUTION=192x108$/,
  )
  expect(second).toContain('RESOLUTION=640x360')
  expect(more).toEqual([])
  expect(found).toMatchObject({
    size: { width: 640, height: 360 },
    whole: { size: open.get(found.whole?.name ?? '')?.length },
  })
  expect(found.duration).toBeCloseTo(8, 1)
  for (const name of open.keys()) expect(name).toMatch(/^[1-9A-HJ-NP-Za-km-z]{21,22}$/)
})

test('no size says a frame rate: beside one of 30 from ffmpeg, players would never go up to a phone’s film of 28', async () => {
  const phone = await film('clip.mp4', { size: '640x360' })
  const steady = join(await temporaryFolder(), 'clip.360.mp4')
  ffmpeg(['-i', phone, '-r', '30', '-s', '192x108', '-g', '60', steady])
  const { found } = await sealed('/', [phone, steady], await temporaryFolder())
  expect(new TextDecoder().decode(found.master)).not.toContain('FRAME-RATE')
})

test('the first picture and the first sound are sealed, whichever a film prefers', async () => {
  const [first, other] = [await film('first.mp4'), await film('other.mp4', { size: '320x180' })]
  const path = await film('clip.mp4', {
    inputs: ['-i', first, '-i', other],
    coding: [
      ...['-map', '0:v', '-map', '1:v', '-map', '0:a', '-map', '1:a', '-c:v', 'copy', '-c:a:0', 'aac', '-b:a:0', '32k'],
      ...['-c:a:1', 'flac', '-strict', '-2', '-disposition:v:0', '0', '-disposition:v:1', 'default'],
      ...['-disposition:a:0', '0', '-disposition:a:1', 'default'],
    ],
  })
  const { found, open } = await sealed('/', [path], await temporaryFolder())
  expect(found.size).toEqual({ width: 192, height: 108 })
  expect(new TextDecoder().decode(found.master)).toMatch(/CODECS="avc1\.\w{6},mp4a\.40\.2",RESOLUTION=192x108$/m)
  const whole = join(await temporaryFolder(), 'whole.mp4')
  await writeFile(whole, open.get(found.whole?.name ?? '') ?? '')
  expect(await codecsIn(whole)).toEqual(['h264', 'aac'])
  // And check speaks of the same.
  expect(await surveyFilm(path)).toMatchObject({
    picture: { size: { width: 192, height: 108 } },
    sound: { codec: 'aac' },
  })
})

test('every byte of every part is useless without its key: to another key, glued together, to ffprobe', async () => {
  const folder = await temporaryFolder()
  const { found, open } = await sealed(
    '/',
    [await film('clip.mp4', { seconds: 4 }), await film('clip.144.mp4', { seconds: 4 })],
    folder,
  )
  const others = [
    keyring.content('nuit', 'other', '0.0'),
    keyring.content('nuit', 'clip', '1.0'),
    keyring.content('jour', 'clip', '0.0'),
    createKeyring('the secret of other films, long enough').content('nuit', 'clip', '0.0'),
  ]
  const parts = await Promise.all(
    found.containers.map(async ({ name, file }) => {
      return { file, container: await readFile(file), plain: Buffer.from(open.get(name) ?? []) }
    }),
  )
  for (const { file, container, plain } of parts) {
    for (const other of others) await expect(unseal(new Uint8Array(container), other)).rejects.toThrow()
    const runs = new Set(runsOf(plain, 8).filter((run) => run !== 0n))
    const isFound = runsOf(container, 1).some((run) => runs.has(run))
    expect([isFound, await codecsIn(file)], file).toEqual([false, []])
  }
  const [glued, opened] = [join(folder, 'glued.mp4'), join(folder, 'opened.mp4')]
  await writeFile(glued, Buffer.concat(parts.map(({ container }) => container)))
  expect(await codecsIn(glued)).toEqual([])
  const [init, ...rest] = parts
    .map(({ plain }) => plain)
    .toSorted((a, b) => Number(b.includes('moov')) - Number(a.includes('moov')))
  await writeFile(opened, Buffer.concat([init ?? Buffer.alloc(0), ...rest]))
  expect(await codecsIn(opened)).toEqual(['h264', 'aac'])
})

/** Eight bytes in a row from each place on, or from some. */
function runsOf(bytes: Buffer, step: number): bigint[] {
  const count = Math.floor((bytes.length - 8) / step) + 1
  return Array.from({ length: Math.max(count, 0) }, (_, i) => bytes.readBigUInt64BE(i * step))
}

test('two builds a minute apart make the same files, and the second packages nothing; what is kept is sealed', async () => {
  const path = await film('clip.mp4')
  const [dataDir, other] = [await temporaryFolder(), await temporaryFolder()]
  const { found, packaged } = await sealed('/', [path], dataDir)
  expect(packaged).toEqual([path])
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000)
  const again = await sealed('/', [path], dataDir)
  expect(again.packaged).toEqual([])
  expect(again.found).toEqual(found)
  const anew = await sealed('/', [path], other)
  expect(anew.found.containers.map(({ name }) => name)).toEqual(found.containers.map(({ name }) => name))
  for (const [i, { file }] of found.containers.entries()) {
    expect(await readFile(anew.found.containers[i]?.file ?? '')).toEqual(await readFile(file))
  }
  for (const name of await readdir(dataDir, { recursive: true, withFileTypes: true })) {
    if (name.isFile())
      expect(findFilms(layerOf(new Uint8Array(await readFile(join(name.parentPath, name.name)))))).toEqual([])
  }
})

test('a container that is cut short is made anew', async () => {
  const path = await film('clip.mp4')
  const dataDir = await temporaryFolder()
  const { found } = await sealed('/', [path], dataDir)
  const [first] = found.containers
  await writeFile(first?.file ?? '', 'cut')
  const again = await sealed('/', [path], dataDir)
  expect(again.packaged).toEqual([path])
  expect(again.open.size).toBe(found.containers.length)
})
