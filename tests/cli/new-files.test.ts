import { copyFile, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { renderPiece } from '../../pieces/markdown/html.ts'
import { image } from '../support/campaign-folder.ts'
import { ODD_FILMS } from '../support/films.ts'
import { temporaryFolder } from '../support/fixture.ts'
import { campaignsFolder, made, make } from '../support/new-command.ts'

const CLIP = resolve('campaigns/minuit-club/media/clip.mp4')
const TRACK = resolve('campaigns/minuit-club/media/acoustique.mp3')

let campaignsDir: string
beforeEach(async () => {
  campaignsDir = await campaignsFolder()
})
afterEach(() => vi.unstubAllEnvs())

describe('the files that new is given', () => {
  let files: string
  const at = (name: string) => join(files, name)
  beforeAll(async () => {
    files = await temporaryFolder()
    await mkdir(at('other folder'))
    await writeFile(at('Été à Paris.JPG'), await image(1))
    await writeFile(at('other folder/Été à Paris.jpg'), await image(2))
    await writeFile(at('empty.jpg'), '')
    await writeFile(at('half.jpg'), (await image(3)).subarray(0, 900))
    await writeFile(at('letter.mp4'), 'Dear you')
    await writeFile(at('half.mp4'), (await readFile(CLIP)).subarray(0, 1_000_000))
    await copyFile(await ODD_FILMS.hevc(), at('hevc.mp4'))
    for (const name of ['clip.avi', 'Clip.MOV']) await copyFile(CLIP, at(name))
    await copyFile(TRACK, at('sound only.mp4'))
    await writeFile(at('huge.mp4'), '')
    await truncate(at('huge.mp4'), 4_000_000_000)
    await writeFile(at('huge.wav'), '')
    await truncate(at('huge.wav'), 4_000_000_000)
  })

  it.each([
    ['--film', 'huge.mp4', /cannot be read as what its name says/],
    ['--film', 'letter.mp4', /cannot be read as what its name says.*, expected a whole MP4 with H\.264 and AAC/],
    ['--film', 'half.mp4', /ends in the middle: it stops there, expected all of it/],
    ['--film', 'hevc.mp4', /has its picture in hevc: .*, expected a whole MP4 .*: ffmpeg -i "hevc\.mp4"/],
    [
      '--film',
      'sound only.mp4',
      /has no picture in it, expected a film, or the name of a sound, such as sound only\.m4a$/,
    ],
    ['--sound', 'huge.wav', /has 4000 MB, expected at most 100 MB for a phone$/],
    ['--film', 'clip.avi', /is no film that every phone shows, expected an MP4/],
    ['--film', 'other folder', /is not a file, expected one$/],
    ['--sound', 'letter.mp4', /is no sound that every phone shows, expected an MP3/],
    ['--pictures', 'half.jpg', /is not an image that can be read to its end, expected a JPEG/],
    ['--cover', 'empty.jpg', /is empty, expected a JPEG/],
    ['--logo', 'not there.svg', /^--logo: no file .*not there\.svg, expected one that is there/],
  ])('do not hold: %s %s', async (flag, name, said) => {
    const { code, err } = await make('one', '--yes', flag, at(name))
    expect(code).toBe(1)
    expect(err.trimEnd()).toMatch(said)
    expect(await readdir(campaignsDir)).toEqual([])
  })

  it('get safe names, each its own, and come in once', async () => {
    const [first, second] = [at('Été à Paris.JPG'), at('other folder/Été à Paris.jpg')]
    const flags = ['--pictures', first, second, '--picture-alts', 'Un [quai]', 'Un "pont"', '--cover', first]
    const film = ['--film', at('Clip.MOV'), '--film-alt', 'Une ville']
    const { files, fields, read } = await made('one', ...flags, '--cover-alt', 'Un quai', ...film)
    expect(files.filter((file: string) => file.startsWith('media/'))).toEqual([
      'media/clip.mov',
      'media/ete-a-paris-2.jpg',
      'media/ete-a-paris.jpg',
    ])
    expect(fields.cover).toEqual({ image: 'media/ete-a-paris.jpg', alt: 'Un quai' })
    expect(await read('sealed/pictures.md')).toContain('![Un "pont"](../media/ete-a-paris-2.jpg)')
  })

  it('bring their description along as it was written, whatever Markdown would make of it', async () => {
    const alt = 'A [b](c) *d* `e` <f> g\\h & i ![j] #1 ~k~'
    const { read } = await made('one', '--pictures', at('Été à Paris.JPG'), '--picture-alts', alt)
    const medium = { file: '', name: 'media/x', kind: 'image' as const, type: 'image/jpeg', fileName: '', bytes: 9 }
    const shown = { ...medium, read: () => Promise.reject(new Error('not asked for')) }
    const here = { id: 'pictures', files: new Map(), locale: 'fr' as const }
    const html = renderPiece(await read('sealed/pictures.md'), new Map([['media/ete-a-paris.jpg', shown]]), here)
    const written = /alt="([^"]*)"/.exec(html)?.[1]
    expect(
      written?.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    ).toBe(alt)
  })

  it('are as many as their descriptions', async () => {
    const { err } = await make('one', '--yes', '--pictures', at('Été à Paris.JPG'), '--picture-alts', 'A', 'B')
    expect(err).toBe('--picture-alts: 2 texts for 1 pictures, expected one for each\n')
  })

  it('take the still of a film along, or get the one that is given', async () => {
    const { files } = await made('one', '--film', CLIP, '--film-alt', 'A city')
    expect(files).toEqual(['campaign.yaml', 'media/clip.jpg', 'media/clip.mp4', 'sealed/film.md', 'teaser.md'])
    await copyFile(CLIP, at('My film (2).MP4'))
    const own = ['--film', at('My film (2).MP4'), '--film-still', at('Été à Paris.JPG'), '--film-alt', 'A city']
    expect((await made('two', ...own)).files).toEqual(
      expect.arrayContaining(['media/my-film-2.jpg', 'media/my-film-2.mp4']),
    )
  })
})
