import { execFileSync } from 'node:child_process'
import { copyFile, mkdtemp, readdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { typed } from '../../campaigns/mend.ts'
import { filmProblems } from '../../site/sealing/films/film-problems.ts'
import { surveyFilm } from '../../site/sealing/films/survey.ts'
import { entrenous } from '../support/command.ts'
import { film, ODD_FILMS } from '../support/films.ts'
import { temporaryFolder } from '../support/fixture.ts'
import { sound } from '../support/sounds.ts'

const ladder = (file: string, env: Record<string, string> = {}) => entrenous(tmpdir(), ['ladder', file], env)
const sizeOf = async (path: string) => (await surveyFilm(path))?.picture?.size

describe('ladder', () => {
  let upright: string
  beforeAll(async () => {
    upright = await film('clip.mp4', { size: '720x1280', seconds: 3 })
  })

  it('makes smaller sizes of a film beside it, which belong to it, and makes them once', async () => {
    const folder = dirname(upright)
    const first = await ladder(upright)
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/clip\.360\.mp4: \d+\.\d MB\n$/) })
    expect((await readdir(folder)).sort()).toEqual(['clip.360.mp4', 'clip.mp4'])
    expect(await sizeOf(join(folder, 'clip.360.mp4'))).toEqual({ width: 360, height: 640 })
    expect(await filmProblems(folder, { files: ['clip.mp4', 'clip.360.mp4'], captions: [], chapters: [] })).toEqual([])
    expect(await ladder(upright)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/clip\.360\.mp4: is there already, and stays/),
    })
  })

  it('mends a film that does not play everywhere, and makes nothing larger than it is', async () => {
    const path = await ODD_FILMS.openGop()
    const { code, out } = await ladder(path)
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/open GOP.*Chrome stops for good\.\n.*clip-2\.mp4: \d/),
    })
    expect((await readdir(dirname(path))).sort()).toEqual(['clip-2.mp4', 'clip.mp4'])
    expect(await filmProblems(dirname(path), { files: ['clip-2.mp4'], captions: [], chapters: [] })).toEqual([])
  })

  it('makes a small size with fewer bits where check asks for one, though the film has few pixels', async () => {
    const coding = ['-vf', 'noise=alls=60:allf=t', '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '50', '-c:a', 'aac']
    const heavy = await film('clip.mp4', { size: '640x360', seconds: 3, coding })
    const folder = dirname(heavy)
    const belonging = (...files: [string, ...string[]]) => filmProblems(folder, { files, captions: [], chapters: [] })
    expect(await belonging('clip.mp4')).toMatchObject([{ message: expect.stringMatching(/ladder ".*clip\.mp4"$/) }])
    expect(await ladder(heavy)).toMatchObject({ code: 0, out: expect.stringMatching(/clip\.360\.mp4: \d/) })
    expect(await belonging('clip.mp4', 'clip.360.mp4')).toEqual([])
    expect(await ladder(await film('light.mp4', { seconds: 1 }))).toMatchObject({
      code: 0,
      out: expect.stringMatching(/plays everywhere, and there is no smaller size to make of it\.\n$/),
    })
  })

  it.each(['-clip.mp4', 'take:2.mp4', 'l’été "vu" à $HOME.mp4'])(
    'types a command that takes %s for a file',
    async (name) => {
      const folder = await temporaryFolder()
      await copyFile(upright, join(folder, name))
      execFileSync('sh', ['-c', typed(name, ['-v', 'error', '-c', 'copy'], `${name}-2.mp4`)], { cwd: folder })
      expect((await readdir(folder)).sort()).toEqual([name, `${name}-2.mp4`].sort())
    },
  )

  it('refuses what no command mends, and makes no good half of it', async () => {
    const song = await sound('song.m4a', { coding: ['-movflags', '+faststart'], seconds: 20 })
    await truncate(song, Math.floor((await readFile(song)).length / 2))
    for (const path of [await ODD_FILMS.truncated(), await ODD_FILMS.truncatedMatroska(), song]) {
      const name = basename(path)
      expect(await ladder(path), name).toMatchObject({
        code: 1,
        said: expect.stringMatching(/ ends in the middle.*, expected all of it: export or copy it again\n$/),
      })
      expect(await readdir(dirname(path))).toEqual([name])
    }
    const pictureless = await sound('song.mp4', { coding: ['-c:a', 'aac'] })
    expect(await ladder(pictureless)).toMatchObject({
      code: 1,
      said: expect.stringMatching(
        / has no picture in it, expected a film, or the name of a sound, such as song\.m4a\n$/,
      ),
    })
  })

  it('mends sounds that no browser plays, by their names', async () => {
    const path = await sound('old.aiff')
    expect(await ladder(path)).toMatchObject({ code: 0, out: expect.stringMatching(/old\.mp3: \d/) })
    expect((await readdir(dirname(path))).sort()).toEqual(['old.aiff', 'old.mp3'])
  })

  it('prints the commands where there is no ffmpeg', async () => {
    const programs = await temporaryFolder()
    await symlink(process.execPath, join(programs, 'node'))
    const copy = await film('clip.mp4', { size: '1280x720', seconds: 1 })
    const { code, out, said } = await ladder(copy, { PATH: programs })
    expect(code).toBe(1)
    expect(said).toContain('No ffmpeg on this machine (Debian: apt install ffmpeg)')
    expect(out).toMatch(
      /^ffmpeg -i ".*clip\.mp4" .* -vf "?yadif=deint=interlaced,scale=640:360,setsar=1,format=yuv420p"? .* -maxrate 700k .* ".*clip\.360\.mp4"\n$/,
    )
    expect(await readdir(dirname(copy))).toEqual(['clip.mp4'])
  })

  it('says what is wrong with what it was given, and leaves nothing behind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ladder-'))
    await writeFile(join(folder, 'noise.mp4'), 'no film at all')
    await writeFile(join(folder, 'empty.mp4'), '')
    const faults = {
      'nothing.mp4': /nothing\.mp4: there is no such file, expected a film or a sound\n$/,
      '.': /: is no file, expected a film or a sound\n$/,
      'empty.mp4': /empty\.mp4: is empty, expected a film or a sound\n$/,
      'noise.mp4': /noise-2\.mp4: ffmpeg cannot make it: .*Invalid data found/,
    }
    for (const [name, said] of Object.entries(faults)) {
      expect(await ladder(join(folder, name)), name).toMatchObject({ code: 1, said: expect.stringMatching(said) })
    }
    expect((await readdir(folder)).map((name) => basename(name)).sort()).toEqual(['empty.mp4', 'noise.mp4'])
  })
})
