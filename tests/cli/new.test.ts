import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, readdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, Output } from 'mediabunny'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { campaignJsonSchema } from '../../campaigns/config-file.ts'
import { loadCampaigns } from '../../campaigns/load.ts'
import { campaignSchema, LOCALES } from '../../campaigns/schema.ts'
import { newCommand } from '../../cli/new/command.ts'
import { renderPiece } from '../../site/sealing/markdown.ts'
import { image } from '../support/campaign-folder.ts'
import { SECRET, temporaryFolder } from '../support/fixture.ts'
import { KEY, TerminalSession } from '../support/terminal.ts'

const LOOKS = campaignSchema.shape.look.unwrap().options
const CLIP = resolve('campaigns/minuit-club/media/clip.mp4')
const TRACK = resolve('campaigns/minuit-club/media/acoustique.mp3')

let campaignsDir: string
beforeEach(async () => {
  campaignsDir = await temporaryFolder()
  vi.stubEnv('CAMPAIGNS_DIR', campaignsDir)
  vi.stubEnv('TZ', 'Europe/Paris')
})
afterEach(() => vi.unstubAllEnvs())

interface Ended {
  code: number
  out: string
  err: string
}

/** As `npm run entrenous -- new` where there is no terminal. */
async function make(...args: string[]): Promise<Ended> {
  const said = { out: '', err: '' }
  const out = vi.spyOn(console, 'log').mockImplementation((text: string) => {
    said.out += `${text}\n`
  })
  const err = vi.spyOn(console, 'error').mockImplementation((text: string) => {
    said.err += `${text}\n`
  })
  try {
    await newCommand().parseAsync(args, { from: 'user' })
    return { code: Number(process.exitCode ?? 0), ...said }
  } finally {
    process.exitCode = undefined
    out.mockRestore()
    err.mockRestore()
  }
}

/** Another command, as a process. */
function entrenous(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const command = [resolve('cli/entrenous.ts'), ...args]
  return new Promise((settle) => {
    execFile(process.execPath, command, { env: { ...process.env, ...env } }, (error, out, err) =>
      settle({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
}

/** Makes one and reads its fields. */
async function made(...args: string[]) {
  const { code, out, err } = await make(...args, '--yes', '--json')
  expect([code, err]).toEqual([0, ''])
  const { slug, folder, files, problems } = JSON.parse(out)
  const fields = parse(await readFile(join(folder, 'campaign.yaml'), 'utf8'))
  const read = (file: string) => readFile(join(folder, file), 'utf8')
  return { slug, files, problems, fields, read }
}

describe('new, by flags', () => {
  it('makes a campaign of every answer, that check finds nothing wrong with', async () => {
    const files = await temporaryFolder()
    await writeFile(join(files, 'cover.png'), await image(1, 'png'))
    await writeFile(join(files, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="9"/>')
    const args = [
      ...['nuit', '--title', 'Nuit blanche', '--brand', 'Assia', '--description', 'Elle passe de main en main.'],
      ...[
        '--languages',
        'fr,en',
        '--formal',
        '--look',
        'letter',
        '--channels',
        'sms,qr',
        '--film',
        CLIP,
        '--sound',
        TRACK,
      ],
      ...[
        '--film-alt',
        'Une ville',
        '--sound-alt',
        'Une guitare',
        '--cover',
        join(files, 'cover.png'),
        '--cover-alt',
        'Rue',
      ],
      ...['--logo', join(files, 'logo.svg'), '--time-zone', 'Europe/Lisbon', '--opens', '2027-07-01 18:00'],
      ...[
        '--reveals',
        '2028-01-01T00:00:00+01:00',
        '--closes',
        '2028-12-31 23:59',
        '--links',
        'Fan-club',
        'Nour, amie',
      ],
    ]
    const { code, out, err } = await make(...args)
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/npm run dev\n.*npm start -- --lan\n.*links nuit\n.*check nuit\n/)
    expect(parse(await readFile(join(campaignsDir, 'nuit/campaign.yaml'), 'utf8'))).toEqual({
      title: 'Nuit blanche',
      brand: 'Assia',
      description: 'Elle passe de main en main.',
      locale: 'fr',
      formal: true,
      look: 'letter',
      channels: ['sms', 'qr'],
      translations: { en: { pieces: { film: 'The film', sound: 'The track' } } },
      opens: '2027-07-01T18:00:00+01:00',
      reveals: '2028-01-01T00:00:00+01:00',
      closes: '2028-12-31T23:59:00+00:00',
      cover: { image: 'media/cover.png', alt: 'Rue' },
      logo: 'media/logo.svg',
      pieces: [
        { id: 'film', title: 'Le film', unlock: 'link' },
        { id: 'sound', title: 'Le son', unlock: 'link' },
      ],
      roots: [
        { label: 'Fan-club', kind: 'seed' },
        { label: 'Nour, amie', kind: 'seed' },
      ],
    })
    expect(await entrenous(['check', 'nuit'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/not in en yet: description, cover\.alt\nnuit: ready to build\n$/),
    })
  })

  it('makes one of a name alone, with what this machine says and the defaults of the schema', async () => {
    const { fields, files } = await made('mein-lied')
    expect(files).toEqual(['campaign.yaml', 'sealed/text.md', 'teaser.md'])
    const defaults = campaignSchema.parse({ title: 'T' })
    expect(fields).toMatchObject({ title: 'Mein lied', look: defaults.look, channels: defaults.channels })
    const { out } = await entrenous(['new', 'lied', '--yes', '--json'], { LC_ALL: 'de_DE.UTF-8' })
    expect(parse(await readFile(join(JSON.parse(out).folder, 'campaign.yaml'), 'utf8')).locale).toBe('de')
  })

  it.each(LOOKS)('makes one that looks like a %s', async (look) => {
    const { fields, problems } = await made('one', '--look', look)
    expect([fields.look, problems]).toEqual([look, []])
  })

  it.each(['film', 'sound', 'pictures', 'text'])('makes room for a %s that comes later', async (kind) => {
    const { fields, read } = await made('one', '--inside', kind, '--languages', 'fr')
    expect(fields.pieces).toMatchObject([{ id: kind, unlock: 'link' }])
    expect((await read(`sealed/${kind}.md`)).length).toBeGreaterThan(30)
  })

  it.each([
    ['Über Öl & Çédille', 'ueber-oel-cedille'],
    ['ليلة سرية', 'lylt-sryt'],
    ['“Sie” sagt: #1, [oder] *nie*', 'sie-sagt-1-oder-nie'],
    ['no', 'no'],
    ['null', 'null'],
    ['1e3', '1e3'],
    ['--- x: {y}', 'x-y'],
    ['🎉 Fête', 'fete'],
    [`${'wort '.repeat(23)}wort`, `${'wort-'.repeat(11)}wort`],
  ])('keeps the name %s whole, at the address %s', async (title, slug) => {
    const campaign = await made(`--title=${title}`)
    expect(campaign.slug).toBe(slug)
    expect(campaign.fields.title).toBe(title)
    const [only] = (await loadCampaigns(campaignsDir)).campaigns
    expect([only?.title, only?.brand]).toEqual([title, title])
  })

  it('says of every answer that does not fit what is expected, by its flag, and makes nothing', async () => {
    const { code, err } = await make(
      ...[
        'Not a slug',
        '--title',
        'x'.repeat(300),
        '--look',
        'cinemas',
        '--channels',
        'whatsapp,watsapp',
        '--languages',
        'fr,xx',
      ],
      ...['--inside', 'films', '--opens', 'tomorrow', '--closes', '2001-01-01 00:00', '--time-zone', 'Europe/Pariss'],
      ...['--links', 'A', 'A', '--cover-alt', 'Nothing', '--film', '/nowhere/clip.mp4'],
    )
    expect(code).toBe(1)
    const lines = err.trimEnd().split('\n')
    expect(lines).toEqual([
      expect.stringMatching(/^--title: "x+… does not fit, expected at most 120 characters$/),
      expect.stringMatching(/^slug: "Not a slug" does not fit, expected lower-case letters/),
      expect.stringMatching(/^--languages: "xx" does not fit, expected one of fr, en/),
      expect.stringMatching(/^--look: "cinemas" does not fit, expected one of .*\(did you mean "cinema"\?\)$/),
      expect.stringMatching(/^--cover-alt: of no file, expected --cover as well$/),
      expect.stringMatching(/^--inside: "films" does not fit, .*\(did you mean "film"\?\)$/),
      expect.stringMatching(/^--film: no file \/nowhere\/clip\.mp4, expected one/),
      expect.stringMatching(/^--channels: "watsapp" does not fit, .*\(did you mean "whatsapp"\?\)$/),
      expect.stringMatching(/^--time-zone: "Europe\/Pariss" is no time zone \(did you mean "Europe\/Paris"\?\)/),
      expect.stringMatching(/^--opens: "tomorrow" does not fit, expected a day and a time such as 2026-12-24 18:00$/),
      expect.stringMatching(/^--closes: "2001-01-01 00:00" is over, expected a moment to come/),
      expect.stringMatching(/^--links: "A" stands twice, expected another$/),
    ])
    expect(await readdir(campaignsDir)).toEqual([])
  })

  it.each([
    [
      '2027-03-28 02:30',
      /clocks in Europe\/Paris change then, .* 2027-03-28T01:30:00\+01:00 or 2027-03-28T03:30:00\+02:00$/,
    ],
    [
      '2027-10-31 02:30',
      /clocks in Europe\/Paris change then, .* 2027-10-31T02:30:00\+02:00 or 2027-10-31T02:30:00\+01:00$/,
    ],
    ['2027-02-30 18:00', /"2027-02-30 18:00" is in no calendar, expected a day and a time/],
    ['2027-01-01', /does not fit, expected a day and a time/],
    ['2027-01-01T00:00:00+99:00', /does not fit, expected a date, a time and an offset/],
  ])('knows no moment %s', async (opens, said) => {
    const { code, err } = await make('one', '--yes', '--opens', opens)
    expect([code, await readdir(campaignsDir)]).toEqual([1, []])
    expect(err.trimEnd()).toMatch(said)
  })

  it('wants moments in their order', async () => {
    const { err } = await make('one', '--yes', '--opens', '2030-01-02 00:00', '--reveals', '2030-01-01 00:00')
    expect(err).toBe('--reveals: not after opens, expected opens before reveals before closes\n')
  })

  it('names the flags that are missing where nobody can be asked', async () => {
    const bare = await make()
    expect([bare.code, bare.err]).toEqual([
      1,
      'No terminal to ask in, and no answer to --title, slug, --languages, --look, --inside, --channels. ' +
        'Give them, or --yes for the defaults of most.\n',
    ])
    expect((await make('--yes')).err).toMatch(/no answer to --title\. These have no default\.\n$/)
    expect((await make('a', '--yes', '--film', CLIP)).err).toMatch(
      /no answer to --film-alt\. These have no default\.\n$/,
    )
    expect((await make('--title', '🎉', '--yes')).err).toMatch(/^slug: "" does not fit, expected lower-case/)
  })

  it('refuses a name that is taken, by a folder, a file or the slug of another', async () => {
    await made('one')
    const before = await readFile(join(campaignsDir, 'one/campaign.yaml'), 'utf8')
    await mkdir(join(campaignsDir, 'folder'))
    await writeFile(join(campaignsDir, 'folder/campaign.yaml'), 'title: T\nslug: two')
    await writeFile(join(campaignsDir, 'three'), 'a file')
    for (const slug of ['one', 'folder', 'two', 'three']) {
      const { code, err } = await make(slug, '--yes')
      expect([code, err]).toEqual([1, `slug: a campaign "${slug}" is there already, expected another name\n`])
    }
    expect((await make('--title', 'One', '--yes')).err).toContain('slug: a campaign "one" is there already')
    expect(await readFile(join(campaignsDir, 'one/campaign.yaml'), 'utf8')).toBe(before)
  })

  it('says that there is no folder for campaigns, and makes none', async () => {
    const CAMPAIGNS_DIR = join(campaignsDir, 'nowhere')
    vi.stubEnv('CAMPAIGNS_DIR', CAMPAIGNS_DIR)
    const { code, err } = await make('one', '--yes')
    expect([code, err]).toEqual([1, `CAMPAIGNS_DIR: ${CAMPAIGNS_DIR} is no folder that can be read, expected one\n`])
    expect(await readdir(campaignsDir)).toEqual([])
  })
})

describe('new, in a terminal', () => {
  let session: TerminalSession | undefined
  afterEach(() => session?.kill())
  const begin = (...args: string[]) => {
    session = new TerminalSession([process.execPath, resolve('cli/entrenous.ts'), 'new', ...args], {
      LC_ALL: 'en_GB.UTF-8',
    })
    return session
  }

  it('asks for everything, tells at once what does not fit, and makes what was answered', async () => {
    await made('taken')
    const wizard = begin()
    const answer = async (question: string, ...keys: string[]) => {
      await wizard.hear(question)
      wizard.type(...keys)
    }
    await answer('What is it called?', KEY.enter)
    await answer('expected some text', 'Nuit blanche', KEY.enter)
    await answer('Its address', 'taken', KEY.enter)
    await answer('a campaign "taken" is there already', KEY.clear, KEY.enter)
    await answer('Who sends it?', 'Assia', KEY.enter)
    await answer('One sentence', KEY.enter)
    await answer('Which languages?', KEY.space, KEY.enter)
    await answer('Which one first?', KEY.up, KEY.enter)
    await answer('speak politely', KEY.enter)
    await answer('Which look?', KEY.down, KEY.enter)
    await answer('What is inside?', KEY.space, KEY.enter)
    await answer('Drag the file here', '/nowhere.mp4', KEY.enter)
    await wizard.hear('no file /nowhere.mp4, expected one')
    await answer('Drag the file here', `'${CLIP}' `, KEY.enter)
    await answer('What is in clip.mp4?', 'Une ville', KEY.enter)
    await answer('A cover', KEY.enter)
    await answer('A logo', KEY.enter)
    await answer('How do people pass it on?', KEY.space, KEY.enter)
    await answer('Does it open', KEY.up, KEY.enter)
    await answer('In which time zone?', 'Mars/Base', KEY.enter)
    await answer('"Mars/Base" is no time zone', KEY.clear, KEY.enter)
    await answer('It opens', '2030-12-24 18:00', KEY.enter)
    await answer('From then on', KEY.enter)
    await answer('It closes', '2030-12-01 00:00', KEY.enter)
    await answer('not after opens', KEY.clear, '2031-01-01 00:00', KEY.enter)
    await answer('Who gets the first link', 'Fan-club', KEY.enter)
    await answer('And another one?', 'Fan-club', KEY.enter)
    await answer('"Fan-club" stands twice', KEY.clear, KEY.enter)
    await wizard.hear('What to do next')
    await answer('Open it now?', KEY.down, KEY.enter)
    expect(await wizard.ended).toBe(0)
    expect(parse(await readFile(join(campaignsDir, 'nuit-blanche/campaign.yaml'), 'utf8'))).toEqual({
      title: 'Nuit blanche',
      brand: 'Assia',
      locale: 'fr',
      look: 'letter',
      translations: { en: { pieces: { film: 'The film', text: 'The text' } } },
      opens: '2030-12-24T18:00:00+01:00',
      closes: '2031-01-01T00:00:00+01:00',
      channels: ['messenger', 'instagram', 'snapchat', 'sms', 'email', 'qr', 'voice', 'copy'],
      pieces: [
        { id: 'film', title: 'Le film', unlock: 'link' },
        { id: 'text', title: 'Le texte', unlock: 'link' },
      ],
      roots: [{ label: 'Fan-club', kind: 'seed' }],
    })
    expect((await loadCampaigns(campaignsDir)).campaigns.map(({ slug }) => slug)).toEqual(['nuit-blanche', 'taken'])
  })

  it('asks only for what flags leave open, with --yes only for what has no default', async () => {
    const wizard = begin('--yes', '--film', CLIP)
    await wizard.hear('What is it called?')
    wizard.type('Clip', KEY.enter)
    await wizard.hear('What is in clip.mp4?')
    wizard.type('A city', KEY.enter)
    await wizard.hear('What to do next')
    expect(await wizard.ended).toBe(0)
    expect(await readdir(join(campaignsDir, 'clip/media'))).toEqual(['clip.jpg', 'clip.mp4'])
  })

  it('tells wrong flags before the first question', async () => {
    const wizard = begin('--look', 'cinemas')
    expect(await wizard.hear('(did you mean "cinema"?)')).not.toContain('What is it called?')
    expect(await wizard.ended).toBe(1)
  })

  it('leaves without a trace on Ctrl+C', async () => {
    const wizard = begin()
    await wizard.hear('What is it called?')
    wizard.type('Nuit', KEY.enter)
    await wizard.hear('Its address')
    wizard.type(KEY.cancel)
    await wizard.hear('Nothing was made.')
    expect([await wizard.ended, await readdir(campaignsDir)]).toEqual([130, []])
  })
})

describe('what new makes', () => {
  it('is built, sealed and free of leaks: every look, kind of content and language', async () => {
    const cwd = await temporaryFolder()
    // Astro renders with packages that it looks for from the folder of the build.
    await symlink(resolve('node_modules'), join(cwd, 'node_modules'))
    const inside = ['--inside', 'film,sound,pictures,text']
    await made('empty', ...inside, '--languages', LOCALES.join(','))
    await made('full', '--film', CLIP, '--film-alt', 'A city', '--sound', TRACK, '--sound-alt', 'A guitar')
    for (const look of LOOKS) await made(`look-${look}`, '--look', look, '--title', '“Élise” & <Söhne> #1')
    const env = { CAMPAIGNS_DIR: campaignsDir, ENTRENOUS_DATA: cwd, ENTRENOUS_SECRET: SECRET }
    const child = spawn(process.execPath, [resolve('cli/build.ts')], { cwd, env: { ...process.env, ...env } })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk
      })
    expect([await once(child, 'close'), said]).toEqual([[0, null], expect.stringContaining('nothing leaks')])
    expect(await readdir(join(cwd, 'dist'))).toEqual(expect.arrayContaining(['empty', 'full']))
  }, 240_000)
})

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
    await writeFile(at('photo.heic'), await image(3))
    await writeFile(at('letter.mp4'), 'Dear you')
    await writeFile(at('half.mp4'), (await readFile(CLIP)).subarray(0, 1_000_000))
    await writeFile(at('vp9.mp4'), await filmOf('vp9', 'vp09.00.10.08'))
    await copyFile(CLIP, at('clip.mov'))
    await copyFile(TRACK, at('sound only.mp4'))
    await writeFile(at('huge.mp4'), '')
    await truncate(at('huge.mp4'), 4_000_000_000)
  })

  it.each([
    ['--film', 'huge.mp4', /has 4000 MB, expected at most 300 MB for a phone$/],
    ['--film', 'letter.mp4', /cannot be read as what its name says, expected an MP4 with H\.264 and AAC/],
    ['--film', 'half.mp4', /ends in the middle, expected an MP4/],
    ['--film', 'vp9.mp4', /has a track in vp9, expected an MP4 .*\. For example: ffmpeg -i "vp9\.mp4"/],
    ['--film', 'sound only.mp4', /has no video in it, expected an MP4/],
    ['--film', 'clip.mov', /is no film that every phone shows, expected an MP4/],
    ['--film', 'other folder', /is not a file, expected one$/],
    ['--sound', 'letter.mp4', /is no sound that every phone shows, expected an MP3/],
    ['--pictures', 'photo.heic', /is no picture that every phone shows, expected a JPEG/],
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
    const { files, fields, read } = await made('one', ...flags, '--cover-alt', 'Un quai')
    expect(files.filter((file: string) => file.startsWith('media/'))).toEqual([
      'media/ete-a-paris-2.jpg',
      'media/ete-a-paris.jpg',
    ])
    expect(fields.cover).toEqual({ image: 'media/ete-a-paris.jpg', alt: 'Un quai' })
    expect(await read('sealed/pictures.md')).toContain('![Un "pont"](../media/ete-a-paris-2.jpg)')
  })

  it('bring their description along as it was written, whatever Markdown would make of it', async () => {
    const alt = 'A [b](c) *d* `e` <f> g\\h & i ![j] #1 ~k~'
    const { read } = await made('one', '--pictures', at('Été à Paris.JPG'), '--picture-alts', alt)
    const medium = { file: '', name: 'media/x', kind: 'image' as const, type: 'image/jpeg', fileName: '' }
    const shown = { ...medium, read: () => Promise.reject(new Error('not asked for')) }
    const html = renderPiece(await read('sealed/pictures.md'), new Map([['media/ete-a-paris.jpg', shown]]))
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

describe('a campaign that is being made', () => {
  /** A process that is in the middle of it. */
  async function writing() {
    const script = join(await temporaryFolder(), 'draft.mjs')
    const draft = JSON.stringify(resolve('cli/new/draft.ts'))
    await writeFile(
      script,
      `import { draftFolder } from ${draft}
      import { writeFileSync } from 'node:fs'
      await draftFolder(${JSON.stringify(campaignsDir)}, 'one', async (folder) => {
        writeFileSync(folder + '/campaign.yaml', 'title: T')
        console.log('writing')
        await new Promise((settle) => setTimeout(settle, 60_000))
      })`,
    )
    const child = spawn(process.execPath, [script])
    await once(child.stdout, 'data')
    return child
  }

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves nothing behind on %s', async (signal) => {
    const child = await writing()
    expect(await readdir(campaignsDir)).toHaveLength(1)
    child.kill(signal)
    expect(await once(child, 'exit')).toEqual([130, null])
    expect(await readdir(campaignsDir)).toEqual([])
  })

  it('is no campaign after a kill -9, and is cleared away by the next; one that is still written stays', async () => {
    const [killed, alive] = [await writing(), await writing()]
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    expect((await loadCampaigns(campaignsDir)).campaigns).toEqual([])
    await made('two')
    expect(await readdir(campaignsDir)).toEqual([expect.stringContaining(`.new-${alive.pid}-`), 'two'])
    alive.kill()
    await once(alive, 'exit')
  })
})

describe('the template', () => {
  it('explains every field of campaign.yaml, at every depth', async () => {
    const template = await readFile('campaigns/_template/campaign.yaml', 'utf8')
    const unexplained = fieldsOf(campaignJsonSchema()).filter((field) => !new RegExp(`\\b${field}\\b`).test(template))
    expect(unexplained).toEqual([])
  })

  it('has every field once, and holds with all of them switched on', async () => {
    const fields = parse(switchedOn(await readFile('campaigns/_template/campaign.yaml', 'utf8')))
    expect(Object.keys(fields).sort()).toEqual(Object.keys(campaignSchema.shape).sort())
    expect(campaignSchema.safeParse(fields).error).toBeUndefined()
  })
})

/** Names of fields, those of groups in it included. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties } = schema as { properties?: object }
  const names = properties && !Array.isArray(properties) ? Object.keys(properties) : []
  return [...new Set([...names, ...Object.values(schema).flatMap(fieldsOf)])]
}

/** As somebody would do it who takes the # away from every line that is switched off. */
function switchedOn(template: string): string {
  let isField = false
  return template
    .split('\n')
    .map((line) => {
      isField = /^#?[a-z]\w*:/.test(line) || (isField && /^#( {2}|$)/.test(line))
      return isField ? line.replace(/^#/, '') : line
    })
    .join('\n')
}

/** A film of one frame, which nobody could show. */
async function filmOf(codec: 'vp9', parameters: string): Promise<Uint8Array> {
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat(), target })
  const source = new EncodedVideoPacketSource(codec)
  output.addVideoTrack(source)
  await output.start()
  const config = { codec: parameters, codedWidth: 16, codedHeight: 16 }
  await source.add(new EncodedPacket(new Uint8Array(64), 'key', 0, 1), { decoderConfig: config })
  await output.finalize()
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0))
}
