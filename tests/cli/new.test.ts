import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { loadCampaigns } from '../../campaigns/load.ts'
import { campaignSchema } from '../../campaigns/schema.ts'
import { image } from '../support/campaign-folder.ts'
import { temporaryFolder } from '../support/fixture.ts'
import { campaignsFolder, type Ended, made, make } from '../support/new-command.ts'

const LOOKS = campaignSchema.shape.look.unwrap().options
const CLIP = resolve('campaigns/minuit-club/media/clip.mp4')
const TRACK = resolve('campaigns/minuit-club/media/acoustique.mp3')

let campaignsDir: string
beforeEach(async () => {
  campaignsDir = await campaignsFolder()
})
afterEach(() => vi.unstubAllEnvs())

/** Another command, as a process. */
function entrenous(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const command = [resolve('cli/launch.cjs'), 'cli/entrenous.ts', ...args]
  return new Promise((settle) => {
    execFile(process.execPath, command, { env: { ...process.env, ...env } }, (error, out, err) =>
      settle({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
}

describe('new, by flags', () => {
  it('makes a campaign of every answer, that check finds nothing wrong with', async () => {
    const files = await temporaryFolder()
    await writeFile(
      join(files, 'cover.png'),
      await sharp(await image(1))
        .resize(480)
        .png()
        .toBuffer(),
    )
    await writeFile(
      join(files, 'logo.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="9"><path d="M0 0h20v9z" fill="#888"/></svg>',
    )
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
      ...['--links', 'A', 'A', '--cover-alt', 'Nothing', '--picture-alts', 'Nobody'],
      ...['--film', '/nowhere/clip.mp4'],
    )
    expect(code).toBe(1)
    const lines = err.trimEnd().split('\n')
    expect(lines).toEqual([
      expect.stringMatching(/^--title: "x+… does not fit, expected at most 120 characters$/),
      expect.stringMatching(/^slug: "Not a slug" does not fit, expected lower-case letters/),
      expect.stringMatching(/^--languages: "xx" does not fit, expected one of fr, en/),
      expect.stringMatching(/^--look: "cinemas" does not fit, expected one of .*\(did you mean "cinema"\?\)$/),
      expect.stringMatching(/^--cover-alt: of no file, expected --cover as well$/),
      expect.stringMatching(/^--picture-alts: of no file, expected --pictures as well$/),
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
    ['2027-01-01T00:00:00+99:00', /does not fit, expected an offset from -12:00 to \+14:00/],
  ])('knows no moment %s', async (opens, said) => {
    const { code, err } = await make('one', '--yes', '--opens', opens)
    expect([code, await readdir(campaignsDir)]).toEqual([1, []])
    expect(err.trimEnd()).toMatch(said)
  })

  it('knows no time zone that is none, also where no time needs it', async () => {
    const { code, err } = await make('one', '--yes', '--time-zone', 'Mars/X')
    expect([code, await readdir(campaignsDir)]).toEqual([1, []])
    expect(err).toBe('--time-zone: "Mars/X" is no time zone, expected one such as Europe/Paris\n')
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
