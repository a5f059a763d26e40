import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { filmProblems } from '../../../../site/sealing/films/film-problems.ts'
import { ffmpeg, film, ODD_FILMS } from '../../../support/films.ts'
import { temporaryFolder } from '../../../support/fixture.ts'

/** Bits that no encoder makes fewer. */
const NOISE = ['-vf', 'noise=alls=60:allf=t', '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '50', '-c:a', 'aac']

/** What check says of a film of these files, each of which is copied under its name. */
async function problemsOf(files: Record<string, string>, folder?: string): Promise<string[]> {
  folder ??= await temporaryFolder()
  for (const [name, path] of Object.entries(files)) await copyFile(path, join(folder, name))
  const [first = '', ...others] = Object.keys(files)
  const found = await filmProblems(folder, { files: [first, ...others], captions: [], chapters: [] })
  return found.map(({ severity, message }) => `${severity} ${message}`)
}

test('sizes in several codecs are no sizes of one film: a player stays with the codec that it began with', async () => {
  const [mp4, webm] = [await film('clip.mp4', { seconds: 2 }), await ODD_FILMS.vp9()]
  expect(await problemsOf({ 'clip.mp4': mp4, 'clip.360.webm': webm })).toEqual([
    expect.stringContaining('warning clip.360.webm is in vp9 and opus: old iPhones'),
    expect.stringMatching(
      /^error clip.360.webm is in vp9 and opus, which players never exchange for the avc and aac of clip.mp4, expected .*: npm run entrenous -- ladder ".*clip.mp4"$/,
    ),
  ])
})

test('captions that are pictures, as of a disc, are no text that a command takes out', async () => {
  const folder = await temporaryFolder()
  const words = join(folder, 'words.srt')
  await writeFile(words, '1\n00:00:01,000 --> 00:00:02,000\nMinuit passe.\n')
  const coding = ['-map', '0', '-map', '1', '-c', 'copy', '-c:s', 'srt']
  const path = await film('clip.mkv', { inputs: ['-i', await film('plain.mp4'), '-i', words], coding })
  // No encoder of ffmpeg makes pictures of text: the name of their codec, as long.
  const bytes = await readFile(path)
  bytes.write('S_HDMV/PGS\0', bytes.indexOf('S_TEXT/UTF8'), 'latin1')
  await writeFile(path, bytes)
  expect(await problemsOf({ 'clip.mkv': path }, folder)).toEqual([
    'warning clip.mkv has captions inside it as pictures, which no fan would see, expected their text beside it, as WebVTT',
  ])
})

test('bytes that are no film have one fault, whatever length they say of themselves', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'random.mp4')
  // A box of 2^62 bytes.
  await writeFile(path, Buffer.from('000000016d6461744000000000000000'.padEnd(400, 'a7'), 'hex'))
  expect(await problemsOf({ 'clip.mp4': path }, folder)).toEqual([
    expect.stringMatching(/^error clip.mp4 cannot be read as what its name says: it plays nowhere, expected .*ffmpeg/),
  ])
})

test('a size that is still too heavy is mended in its place, which ladder leaves as it is', async () => {
  const [large, small] = [
    await film('clip.mp4', { size: '960x540', seconds: 2, coding: NOISE }),
    await film('clip.360.mp4', { size: '640x360', seconds: 2, coding: NOISE }),
  ]
  const [problem, ...more] = await problemsOf({ 'clip.mp4': large, [basename(small)]: small })
  expect(more).toEqual([])
  expect(problem).toMatch(
    /^warning clip.360.mp4 needs .*: ffmpeg -i "clip.mp4" .*scale=640:360.* -maxrate 700k .* "clip.360.mp4"$/,
  )
  const [own] = await problemsOf({ 'clip.360.mp4': small })
  expect(own).toMatch(/^warning clip.360.mp4 needs .*: ffmpeg -i "clip.360.mp4" .* -maxrate 700k .* "clip.360-2.mp4"$/)
})

test.each([
  ['clip.mp4', 'mov_text'],
  ['clip.mkv', 'srt'],
])('captions inside a film are seen by nobody, and the command takes them out: %s', async (name, codec) => {
  const folder = await temporaryFolder()
  const words = join(folder, 'words.srt')
  await writeFile(words, '1\n00:00:01,000 --> 00:00:02,000\nMinuit passe.\n')
  const coding = [...['-map', '0', '-map', '1'], ...['-c', 'copy', '-c:s', codec]]
  const path = await film(name, { inputs: ['-i', await film('plain.mp4'), '-i', words], coding })
  const [problem, ...more] = await problemsOf({ [name]: path }, folder)
  expect(more).toEqual([])
  const command = `ffmpeg -i "${name}" -map 0:s:0 "clip.en.vtt"`
  expect(problem).toBe(
    `warning ${name} has captions inside it, which no fan would see, expected them beside it, named by their language, for which "en" stands here: ${command}`,
  )
  ffmpeg(['-i', path, '-map', '0:s:0', join(folder, 'clip.en.vtt')])
  const captions = [{ language: 'en', file: 'clip.en.vtt' }]
  expect(await filmProblems(folder, { files: [name], captions, chapters: [] })).toEqual([])
  await writeFile(join(folder, 'clip.en.vtt'), 'WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\n00:08.500 --> 00:09.000\nB\n')
  expect(await filmProblems(folder, { files: [name], captions, chapters: [] })).toEqual([
    {
      severity: 'warning',
      message: 'clip.en.vtt has a text behind the end, at 8.0 s: nobody gets there, expected times of this cut',
    },
  ])
})
