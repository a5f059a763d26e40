import { copyFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { filmProblems } from '../../../../site/sealing/films/film-problems.ts'
import { film, ODD_FILMS } from '../../../support/films.ts'
import { temporaryFolder } from '../../../support/fixture.ts'

/** Bits that no encoder makes fewer. */
const NOISE = ['-vf', 'noise=alls=60:allf=t', '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '50', '-c:a', 'aac']

/** What check says of a film of these files, each of which is copied under its name. */
async function problemsOf(files: Record<string, string>): Promise<string[]> {
  const folder = await temporaryFolder()
  for (const [name, path] of Object.entries(files)) await copyFile(path, join(folder, name))
  const [first = '', ...others] = Object.keys(files)
  const found = await filmProblems(folder, { files: [first, ...others], captions: [], chapters: [] })
  return found.map(({ severity, message }) => `${severity} ${message}`)
}

test('sizes in several codecs are no sizes of one film: a player stays with the codec that it began with', async () => {
  const [mp4, webm] = [await film('clip.mp4'), await ODD_FILMS.vp9()]
  expect(await problemsOf({ 'clip.mp4': mp4, 'clip.360.webm': webm })).toEqual([
    expect.stringContaining('warning clip.360.webm is in vp9 and opus: old iPhones'),
    expect.stringMatching(
      /^error clip.360.webm is in vp9 and opus, which players never exchange for the avc and aac of clip.mp4, expected .*: npm run entrenous -- ladder ".*clip.mp4"$/,
    ),
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
