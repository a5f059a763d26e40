import { readFile, truncate } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Sound } from '../../../../campaigns/sound.ts'
import { unseal } from '../../../../seal/envelope.ts'
import { createKeyring } from '../../../../seal/secret.ts'
import { Cache } from '../../../../site/building/cache.ts'
import { Digests } from '../../../../site/building/digests.ts'
import { FilmStore } from '../../../../site/building/film-store.ts'
import { packageRendition } from '../../../../site/sealing/films/packaging.ts'
import { findFilms } from '../../../../site/sealing/leaks/boxes.ts'
import { layerOf } from '../../../../site/sealing/leaks/layers.ts'
import { type borrowSite, lend } from '../../../../site/sealing/site-campaigns.ts'
import { packageSound } from '../../../../site/sealing/sounds/packaging.ts'
import { waveOf } from '../../../../site/sealing/sounds/peaks.ts'
import { readSealedSounds } from '../../../../site/sealing/sounds/sealed-sound.ts'
import { soundProblems, trackFaults } from '../../../../site/sealing/sounds/sound-problems.ts'
import { surveySound } from '../../../../site/sealing/sounds/survey.ts'
import { film } from '../../../support/films.ts'
import { temporaryFolder } from '../../../support/fixture.ts'
import { silenceAndTone, sound } from '../../../support/sounds.ts'

const keyring = createKeyring('the secret of these sounds, long enough')
const key = keyring.content('nuit', 'disque', '0.0')

/** Seals one sound of these files, as a build does that has this data folder. */
async function sealed(folder: string, files: [string, ...string[]], dataDir: string) {
  const packaged: string[] = []
  const films = new FilmStore(dataDir, keyring, (file) => packaged.push(file))
  lend({
    ...({} as ReturnType<typeof borrowSite>),
    films,
    cache: new Cache(dataDir, keyring),
    code: '',
    digests: new Digests(),
  })
  const [first, ...others] = files.map((file) => ({ file, lyrics: [] }))
  const tracks: Sound['tracks'] = [first as Sound['tracks'][0], ...others]
  const media = new Map(files.map((file) => [file, { name: `media/${file}` }]))
  const piece = { id: 'disque', locale: 'fr' as const, sounds: [{ tracks }] }
  const [found] = [...(await readSealedSounds(folder, piece, key, media)).values()]
  if (!found) throw new Error('no sound')
  const parts = await Promise.all(
    found.containers.map(
      async ({ name, file }) => [name, Buffer.from(await unseal(new Uint8Array(await readFile(file)), key))] as const,
    ),
  )
  return { found, parts: new Map(parts), packaged }
}

describe('a sealed sound', () => {
  test('of one short track is one container, which says how loud it is where', async () => {
    const path = await silenceAndTone('song.mp3')
    const { found } = await sealed(dirname(path), ['song.mp3'], await temporaryFolder())
    expect(found.stream).toBeUndefined()
    expect(found.containers).toEqual([])
    const [track] = found.tracks
    expect(track?.whole).toMatchObject({ name: 'media/song.mp3', type: 'audio/mpeg' })
    expect(track?.duration).toBeCloseTo(4, 0)
    expect(track?.wave).toMatch(/^0{40}.*z.*[x-z]{30}/)
  })

  test('of several tracks is one stream without the padding of encoders, the same at every build', async () => {
    const folder = await temporaryFolder()
    const files: [string, ...string[]] = ['one.mp3', 'two.mp3', 'three.mp3']
    for (const [i, file] of files.entries()) await sound(file, { hertz: 300 + 100 * i }, folder)
    const dataDir = await temporaryFolder()
    const { found, parts, packaged } = await sealed(folder, files, dataDir)
    expect(packaged.map((file) => basename(file))).toEqual(['one.mp3'])
    const playlist = parts.get(found.stream ?? '')?.toString() ?? ''
    expect(playlist).toMatch(/^#EXTM3U[\s\S]*#EXT-X-ENDLIST/)
    const listed = playlist.split('\n').filter((line) => line && !line.startsWith('#'))
    expect(new Set([...listed, found.stream])).toEqual(new Set(parts.keys()))
    const lengths = [...playlist.matchAll(/#EXTINF:([\d.]+)/g)].map(([, length]) => Number(length))
    // Of a frame, 26 ms, that LAME puts before each, nothing is left; of what it puts behind, less than a frame.
    const [first, second, third] = found.tracks.map(({ start }) => start)
    expect([first, second, third].map((start = 0, i) => start - 3 * i).every((more) => more >= 0 && more < 0.06)).toBe(
      true,
    )
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBeCloseTo((third ?? 0) + 3, 1)
    // Packed audio: each segment begins with a frame of MP3.
    for (const name of listed) expect(parts.get(name)?.readUInt16BE(0)).toBeGreaterThanOrEqual(0xfff0)
    const again = await sealed(folder, files, dataDir)
    expect([...again.parts.keys()]).toEqual([...parts.keys()])
    expect(again.packaged).toEqual([])
    const elsewhere = await sealed(folder, files, await temporaryFolder())
    expect([...elsewhere.parts.keys()].sort()).toEqual([...parts.keys()].sort())
  })

  test('of AAC is CMAF, and has no waveform, since no free decoder reads it', async () => {
    const folder = await temporaryFolder()
    for (const file of ['one.m4a', 'two.m4a']) await sound(file, {}, folder)
    const { found, parts } = await sealed(folder, ['one.m4a', 'two.m4a'], await temporaryFolder())
    expect([...parts.values()].some((part) => part.toString('latin1', 4, 8) === 'ftyp')).toBe(true)
    expect(found.tracks.map(({ wave }) => wave)).toEqual([undefined, undefined])
  })

  test('of tracks that differ is no stream', async () => {
    const folder = await temporaryFolder()
    await sound('one.mp3', {}, folder)
    await sound('two.mp3', { coding: ['-ar', '48000'] }, folder)
    const { found } = await sealed(folder, ['one.mp3', 'two.mp3'], await temporaryFolder())
    expect(found.stream).toBeUndefined()
    const [fault] = await soundProblems(folder, {
      tracks: [
        { file: 'one.mp3', lyrics: [] },
        { file: 'two.mp3', lyrics: [] },
      ],
    })
    expect(fault).toEqual({
      severity: 'warning',
      message: expect.stringMatching(
        /^two\.mp3 is mp3 of 48000 Hz and 1 channel, and one\.mp3 mp3 of 44100 Hz.*expected all tracks alike/,
      ),
    })
  })
})

test('of two sounds in a file the first is surveyed, sealed and drawn, whichever the file prefers', async () => {
  const [first, other] = [await silenceAndTone('first.flac'), await sound('other.m4a', { coding: ['-b:a', '320k'] })]
  const path = await film('song.mp4', {
    inputs: ['-i', first, '-i', other],
    coding: [
      ...['-map', '0:a', '-map', '1:a', '-c', 'copy', '-strict', '-2'],
      ...['-disposition:a:0', '0', '-disposition:a:1', 'default'],
    ],
  })
  expect(await surveySound(path)).toMatchObject({ codec: 'flac' })
  expect(await waveOf(path)).toMatch(/^0{40}.*z/)
  const parts: string[] = []
  await packageSound([path], async (bytes) => `${parts.push(Buffer.from(bytes).toString('latin1'))}`)
  expect(parts.some((part) => part.includes('fLaC'))).toBe(true)
})

test.each([16, 24])('FLAC of %i bits says so in its header, as Chrome asks', async (bits) => {
  const coding = ['-sample_fmt', bits === 24 ? 's32' : 's16', '-strict', '-2']
  const song = await sound('song.flac', { seconds: 1, coding })
  const parts: Buffer[] = []
  await packageSound([song], async (bytes) => `${parts.push(Buffer.from(bytes))}`)
  const clip = await film('clip.mp4', { seconds: 1, coding: ['-c:v', 'libx264', '-c:a', 'flac', ...coding] })
  await packageRendition(clip, async (bytes) => `${parts.push(Buffer.from(bytes))}`)
  const entries = parts.filter((part) => part.includes('fLaC')).map((part) => part.subarray(part.indexOf('fLaC') - 4))
  expect(entries.map((entry) => entry.readUInt16BE(26))).toEqual([bits, bits])
})

test.each(['song.flac', 'song.wav', 'song.opus', 'song.ogg'])('a waveform is read of %s', async (name) => {
  expect(await waveOf(await silenceAndTone(name))).toMatch(/^0{40}.*z/)
})

test('a waveform is read of Opus in more than two channels, which lie in several streams', async () => {
  const stereo = await silenceAndTone('song.wav')
  const others = [1, 2, 3, 4, 5].map((channel) => `c${channel}=0.5*c0`).join('|')
  const coding = ['-af', `pan=5.1|c0=c0|${others}`, '-c:a', 'libopus']
  expect(await waveOf(await film('song.opus', { inputs: ['-i', stereo], coding }))).toMatch(/^0{40}.*z/)
})

describe('check', () => {
  const long = { seconds: 40 }
  test.each([
    ['song.mp3', {}],
    ['song.m4a', {}],
    ['song.aac', {}],
    ['song.flac', {}],
    ['song.wav', {}],
  ])('finds nothing in %s', async (name, making) => expect(await trackFaults(await sound(name, making))).toEqual([]))

  test.each([
    ['song.ogg', { coding: ['-c:a', 'libvorbis'] }, 'warning', /^is vorbis: iPhones before iOS 18\.4 play none of it/],
    ['song.opus', {}, 'warning', /^is opus: iPhones before iOS 18\.4/],
    ['song.wav', long, 'warning', /^comes as a whole: slow 4G takes 18 s before the first sound/],
    ['song.m4a', { coding: ['-c:a', 'alac'] }, 'error', /^has a track in /],
    ['song.mp3', { coding: ['-c:a', 'mp2', '-f', 'mp2'] }, 'error', /^has a track in MP2/],
    ['song.wav', { coding: ['-rf64', 'always'] }, 'error', /^is RF64, which Firefox does not play/],
  ] as const)('tells what comes of %s, and the command that mends it', async (name, making, severity, finding) => {
    const faults = await trackFaults(await sound(name, making))
    expect(faults).toEqual([{ severity, message: expect.stringMatching(finding) }])
    expect(faults[0]?.message).toMatch(
      /expected .*MP3.*: ffmpeg -i "song\.\w+" -map 0:a:0 -b:a 192k "song(?:-2)?\.mp3"$/,
    )
  })

  test.each([
    ['song.m4a', ['-movflags', '+faststart']],
    ['song.flac', []],
    ['song.mp3', []],
    ['song.wav', []],
    ['song.opus', []],
    ['song.ogg', ['-c:a', 'libvorbis']],
  ] as const)('tells of half a file: %s', async (name, coding) => {
    const path = await sound(name, { coding, seconds: 20 })
    await truncate(path, Math.floor((await readFile(path)).length / 2))
    expect(await trackFaults(path)).toMatchObject([
      { severity: 'error', message: 'ends in the middle, expected all of it: export or copy it again' },
    ])
  })

  test('tells of lyrics without a language, and of those that no browser shows', async () => {
    const path = await sound('song.mp3')
    const [unknown, unshown] = [
      { language: 'xx-q', file: 'song.xx-q.vtt' },
      { language: 'fr', file: 'song.fr.lrc' },
    ]
    const sounds: Sound = { tracks: [{ file: basename(path), lyrics: [unknown, unshown] }] }
    const shown = 'song.fr.lrc is LRC, which no browser shows, expected WebVTT: ffmpeg -i "song.fr.lrc" "song.fr.vtt"'
    expect(await soundProblems(dirname(path), sounds)).toMatchObject([
      { severity: 'error', message: expect.stringContaining('a language that nobody knows') },
      { severity: 'error', message: shown },
    ])
  })
})

test.each(['song.mp3', 'song.m4a', 'song.aac', 'song.ogg', 'song.opus', 'song.flac', 'song.wav'])(
  'the leak check knows %s by itself, with and without tags',
  async (name) => {
    const coding = name.endsWith('.ogg') ? ['-c:a', 'libvorbis'] : []
    for (const tags of [[], ['-id3v2_version', '0', '-map_metadata', '-1', '-write_xing', '0']]) {
      const own = name.endsWith('.mp3') ? tags : []
      const bytes = new Uint8Array(await readFile(await sound(name, { coding: [...coding, ...own] })))
      expect(
        findFilms(layerOf(bytes))
          .map(({ what }) => what)
          .join(),
      ).toMatch(/that anybody can play/)
    }
  },
)

test('the leak check takes a page and a container for no sound', async () => {
  const container = await readFile(join('campaigns', 'minuit-club', 'media', 'cover.jpg'))
  for (const bytes of [new Uint8Array(container), new TextEncoder().encode('ID3 tags, OggS and RIFF are words here.')])
    expect(findFilms(layerOf(bytes))).toEqual([])
})
