import { mkdtemp, readdir, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { filmProblems } from '../../site/sealing/films/film-problems.ts'
import { surveyFilm } from '../../site/sealing/films/survey.ts'
import { entrenous } from '../support/command.ts'
import { film, ODD_FILMS } from '../support/films.ts'
import { temporaryFolder } from '../support/fixture.ts'

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

  it('prints the commands where there is no ffmpeg', async () => {
    const programs = await temporaryFolder()
    await symlink(process.execPath, join(programs, 'node'))
    const copy = await film('clip.mp4', { size: '1280x720', seconds: 1 })
    const { code, out, said } = await ladder(copy, { PATH: programs })
    expect(code).toBe(1)
    expect(said).toContain('No ffmpeg on this machine (Debian: apt install ffmpeg)')
    expect(out).toMatch(
      /^ffmpeg -i ".*clip\.mp4" .* -vf "?scale=640:360,setsar=1,format=yuv420p"? .* -maxrate 700k .* ".*clip\.360\.mp4"\n$/,
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
