import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MANIFEST_FILE, parseManifest } from '../../campaigns/manifest.ts'
import { mediumName, pieceName } from '../../seal/container.ts'
import { unseal } from '../../seal/envelope.ts'
import { createKeyring } from '../../seal/secret.ts'
import { findLeaks } from '../../site/sealing/leak-check.ts'
import { image } from '../support/campaign-folder.ts'
import { SECRET, Workplace } from '../unit/sealing/workplace.ts'

const keyring = createKeyring(SECRET)
const key = keyring.content('nuit', 'clip', '0.0')
const PIECE = `nuit/sealed/${pieceName(key)}.bin`

const LETTER = 'Rendez-vous samedi à vingt-trois heures derrière l’écluse, porte bleue.'
const LYRICS = 'Dans la nuit les lampes tremblent, et toi tu marches sur le quai.'
const CONFIG = 'title: Nuit blanche\nbrand: Maison Rivière\ncover: { image: media/cover.png, alt: Le quai }\n'

/** As wide as a phone. */
async function cover(seed: number): Promise<Uint8Array> {
  return sharp(await image(seed))
    .resize(480)
    .png()
    .toBuffer()
}

const FOLDERS = ['campaigns', 'dist', '.entrenous']

const DAY_MS = 24 * 3600 * 1000

let workplace: Workplace
let files: Record<string, string | Uint8Array>
/** A build of these files that knew nothing of an earlier one. */
let cold: Record<string, string>

beforeAll(async () => {
  files = {
    'campaigns/nuit/campaign.yaml': CONFIG,
    'campaigns/nuit/teaser.md': 'Quelque chose se prépare au bord de l’eau.',
    'campaigns/nuit/sealed/clip.md': `${LETTER}\n\n![Le canal](../media/canal.jpg)\n\n[Les paroles](../media/paroles.txt)\n`,
    'campaigns/nuit/media/canal.jpg': await image(1),
    'campaigns/nuit/media/cover.png': await cover(2),
    'campaigns/nuit/media/paroles.txt': LYRICS,
    'campaigns/lettre/campaign.yaml': 'title: Une lettre\n',
    'campaigns/lettre/sealed/lettre.md': 'Ceci ne s’adresse qu’à toi et à personne d’autre que toi.',
  }
  workplace = await Workplace.open()
  await workplace.write(files)
  expect(await workplace.build()).toMatchObject({ code: 0, stderr: '' })
  cold = await workplace.digests('dist')
  await mkdir(workplace.path('saved'))
  await copy(
    FOLDERS.map((folder) => workplace.path(folder)),
    workplace.path('saved'),
  )
})

afterAll(() => workplace.close())

/** Every test begins with the same folders, and with their site as it was built without an earlier one. */
beforeEach(async () => {
  for (const folder of FOLDERS) await rm(workplace.path(folder), { recursive: true, force: true })
  await copy(
    FOLDERS.map((folder) => workplace.path('saved', folder)),
    workplace.folder,
  )
})

/** With times to the nanosecond, which Node's own copying rounds. */
async function copy(folders: string[], into: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', ...folders, into])
}

async function opened(path: string, by = key): Promise<string> {
  return new TextDecoder().decode(await unseal(new Uint8Array(await readFile(workplace.path('dist', path))), by))
}

async function inodes(): Promise<Record<string, number>> {
  const paths = Object.keys(await workplace.digests('dist'))
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, (await stat(workplace.path('dist', path))).ino] as const)),
  )
}

/** Paths of the site that hold something else than before, or were not there. */
async function changedSince(before: Record<string, string>): Promise<string[]> {
  const now = await workplace.digests('dist')
  return Object.keys(now).filter((path) => now[path] !== before[path])
}

describe('a build', () => {
  test('with nothing changed says so and touches no file', async () => {
    const before = await inodes()
    const { code, stdout } = await workplace.build()
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^dist\/: 2 campaigns, nothing changed/),
    })
    expect(await inodes()).toEqual(before)
  })

  test('with one word changed makes what hangs on it, no picture, and what a first build makes', async () => {
    const before = await inodes()
    const file = workplace.path('campaigns/nuit/sealed/clip.md')
    const { atime, mtime } = await stat(file)
    await workplace.write({
      'campaigns/nuit/sealed/clip.md': String(files['campaigns/nuit/sealed/clip.md']).replace('bleue', 'verte'),
    })
    // A change is found even where the size and the times of the file are those of before.
    await utimes(file, atime, mtime)
    const { code, stdout } = await workplace.build()
    expect(code).toBe(0)
    expect(stdout).not.toContain('media/')
    expect(await changedSince(cold)).toEqual([PIECE])
    expect(await opened(PIECE)).toContain('porte verte')
    const after = await inodes()
    const kept = Object.keys(before).filter((path) => after[path] === before[path])
    expect(kept).toEqual(
      expect.arrayContaining(Object.keys(before).filter((path) => /^(?:assets|lettre|studio)|media\//.test(path))),
    )
    const incremental = await workplace.digests('dist')
    for (const folder of ['dist', '.entrenous']) await rm(workplace.path(folder), { recursive: true })
    expect((await workplace.build()).code).toBe(0)
    expect(await workplace.digests('dist')).toEqual(incremental)
  })

  // In one build stand changes that show in different files. An epoch and a cover: see below, files of an earlier build.
  const changes: {
    what: string
    write: () => Promise<Record<string, string | Uint8Array>>
    /** Of which file of which campaign it makes pictures, once, and how many are to go. */
    says?: RegExp
    changed: RegExp[]
  }[] = [
    {
      what: 'the teaser, a colour and a sealed picture',
      write: async () => ({
        'campaigns/nuit/teaser.md': 'Tout est prêt.',
        'campaigns/nuit/campaign.yaml': `${CONFIG}accent: "#00aa55"\n`,
        'campaigns/nuit/media/canal.jpg': await image(4),
      }),
      says: /^nuit: 1 of 2, media\/canal\.jpg\ndist\/: /,
      changed: [/^nuit\/index\.html$/, /^nuit\/look\.css$/, /^nuit\/sealed\/media\/.*bin$/, new RegExp(PIECE)],
    },
    {
      what: 'the title and the look',
      write: async () => ({ 'campaigns/nuit/campaign.yaml': `${CONFIG.replace('blanche', 'noire')}look: letter\n` }),
      changed: [
        ...[/^nuit\/index\.html$/, /^nuit\/preview\.jpg$/, /^nuit\/print\.json$/, /^manifest\.sealed$/],
        ...[/^nuit\/look\.css$/, /^assets\/letter-text-latin\..*woff2$/],
      ],
    },
  ]
  test.each(changes)('picks up a change of $what', async ({ write, says = /^/, changed }) => {
    await workplace.write(await write())
    const stdout = expect.stringMatching(says)
    expect.soft(await workplace.build()).toMatchObject({ code: 0, stderr: '', stdout })
    const found = await changedSince(cold)
    for (const pattern of changed) expect(found).toEqual(expect.arrayContaining([expect.stringMatching(pattern)]))
    expect(found.filter((path) => path.startsWith('lettre/'))).toEqual([])
  })

  test('picks up another address of the site, and another secret', async () => {
    expect((await workplace.build({ SITE_URL: 'https://exemple.fr' })).code).toBe(0)
    expect(await readFile(workplace.path('dist/lettre/index.html'), 'utf8')).toContain('https://exemple.fr/lettre/')
    const other = 'another secret of these builds, long enough'
    expect((await workplace.build({ ENTRENOUS_SECRET: other }, ['--new-secret'])).code).toBe(0)
    const otherKey = createKeyring(other).content('nuit', 'clip', '0.0')
    expect(await opened(`nuit/sealed/${pieceName(otherKey)}.bin`, otherKey)).toContain('porte bleue')
  })

  test('puts nothing in the place of a site of another secret unless it is meant', async () => {
    const refused = await workplace.build({ ENTRENOUS_SECRET: 'another secret of these builds, long enough' })
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/holds a site of another secret.*--new-secret/),
    })
    expect(await workplace.digests('dist')).toEqual(cold)
  })

  test('mends a site in which a file was lost, damaged or added', async () => {
    await rm(workplace.path('dist/nuit/look.css'))
    await workplace.write({ [`dist/${PIECE}`]: 'no container', 'dist/nuit/added.html': '<p>of nobody</p>' })
    expect((await workplace.build()).code).toBe(0)
    expect(await workplace.digests('dist')).toEqual(cold)
  })

  test('takes no notice of a cache that is damaged', async () => {
    const cache = workplace.path('.entrenous/cache')
    for (const name of await readdir(cache)) await writeFile(join(cache, name), 'not what it was')
    await rm(workplace.path('dist'), { recursive: true })
    expect(await workplace.build()).toMatchObject({ code: 0, stderr: '' })
    expect(await workplace.digests('dist')).toEqual(cold)
  })

  test('takes no notice of one that cannot be written either', async () => {
    const cache = workplace.path('.entrenous/cache')
    await rename(cache, `${cache}.kept`)
    await writeFile(cache, 'no folder')
    expect(await workplace.build()).toMatchObject({ code: 0, stderr: '' })
    expect(await workplace.digests('dist')).toEqual(cold)
    await rm(cache)
    await rename(`${cache}.kept`, cache)
  })
})

test('every file that the pages of a campaign have is written', async () => {
  const pages = await readdir(new URL('../../site/pages/[campaign]', import.meta.url))
  // Of one with several languages, and of one with circles.
  const others = ['locale.js.ts', 'circle-map.json.ts', 'look-circles.css.ts']
  const inOneLanguage = pages.filter((name) => name.endsWith('.ts') && !others.includes(name))
  expect(inOneLanguage).toContain('look-preview.css.ts')
  const written = inOneLanguage.map((name) => `nuit/${name.slice(0, -'.ts'.length)}`)
  expect(Object.keys(cold)).toEqual(expect.arrayContaining(written))
})

test('nothing that is sealed stands in what builds keep for each other, neither in a file nor in a name', async () => {
  const texts = { markdown: LETTER, html: `<p>${LETTER}</p>` }
  const media = ['canal.jpg', 'paroles.txt'].map((name) => {
    return { file: `/c/nuit/media/${name}`, bytes: Buffer.from(files[`campaigns/nuit/media/${name}`] ?? '') }
  })
  const piece = { id: 'clip', epoch: '0.0', title: 'Clip', file: '/c/nuit/sealed/clip.md', ...texts, media }
  const campaigns = [{ slug: 'nuit', folder: '/c/nuit', labels: [], pieces: [piece] }]
  expect((await readdir(workplace.path('.entrenous/cache'))).length).toBeGreaterThan(20)
  expect(await findLeaks(workplace.path('.entrenous'), { secret: SECRET, campaigns })).toEqual([])
  const names = (await readdir(workplace.path('.entrenous'), { recursive: true })).join('\n')
  for (const { bytes } of media) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    expect(names).not.toContain(Buffer.from(digest).toString('hex').slice(0, 12))
    expect(names).not.toContain(Buffer.from(digest).toString('base64url').slice(0, 12))
  }
})

describe('a broken campaign', () => {
  const manifest = async () => parseManifest(await opened(MANIFEST_FILE, keyring.manifest())).campaigns

  test('stays as it was last built or is left out, the others go live, and the build says what is wrong', async () => {
    await workplace.write({
      'campaigns/nuit/campaign.yaml': 'titel: Nuit\n',
      'campaigns/lettre/campaign.yaml': 'title: Une autre lettre\n',
      'campaigns/jour/campaign.yaml': 'title: Jour\n',
    })
    for (const attempt of ['first', 'again']) {
      const { code, stdout, stderr } = await workplace.build()
      expect(code, attempt).toBe(1)
      expect(stdout).toContain('nuit: stays as it was last built')
      expect(stdout).toContain('jour: left out, it was never built')
      expect(stderr.trim().split('\n').sort()).toEqual([
        expect.stringMatching(/^campaigns\/jour\/campaign\.yaml:\d+ pieces: nothing to seal/),
        expect.stringMatching(/^campaigns\/nuit\/campaign\.yaml:1 titel: unknown field/),
        expect.stringMatching(/^campaigns\/nuit\/campaign\.yaml:1 title: missing/),
      ])
      const changed = await changedSince(cold)
      expect(changed.filter((path) => /^(?:nuit|jour)\//.test(path))).toEqual([])
      expect(changed).toContain('lettre/index.html')
      expect((await manifest()).map(({ title }) => title)).toEqual(['Une autre lettre', 'Nuit blanche'])
      expect(await opened(PIECE)).toContain('porte bleue')
    }
  })

  test('whose page gives a piece away stays as it was, and the others go live', async () => {
    await workplace.write({
      'campaigns/nuit/teaser.md': LETTER,
      'campaigns/lettre/campaign.yaml': 'title: Une autre lettre\n',
    })
    const { code, stderr } = await workplace.build()
    expect(code).toBe(1)
    expect(stderr).toMatch(/^campaigns\/nuit\/teaser\.md:1 tells everybody text of piece clip of campaign nuit/)
    const changed = await changedSince(cold)
    expect(changed.filter((path) => path.startsWith('nuit/'))).toEqual([])
    expect(changed).toContain('lettre/index.html')
  })

  test('that seals what another tells everybody is left out, and the other goes live; what is sealed already stays so', async () => {
    await workplace.write({
      'campaigns/nuit/campaign.yaml': CONFIG.replace('blanche', 'noire'),
      'campaigns/jour/campaign.yaml': 'title: Jour\n',
      'campaigns/jour/sealed/quai.md': `Un jour.\n\n${files['campaigns/nuit/teaser.md']}\n`,
    })
    const { code, stdout, stderr } = await workplace.build()
    expect(code).toBe(1)
    expect(stdout).toContain('jour: left out, it was never built')
    expect(stderr).toMatch(
      /^campaigns\/jour\/sealed\/quai\.md:3 everybody reads text .* in teaser\.md:1 of campaign nuit/,
    )
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect((await manifest()).map(({ title }) => title)).toEqual(['Une lettre', 'Nuit noire'])

    await workplace.write({ 'campaigns/nuit/teaser.md': String(files['campaigns/lettre/sealed/lettre.md']) })
    const before = await workplace.digests('dist')
    const again = await workplace.build()
    expect(again.code).toBe(1)
    expect(again.stderr).toMatch(/^campaigns\/lettre\/sealed\/lettre\.md:1 everybody reads text .* of campaign nuit/)
    expect(again.stderr).toMatch(/text of piece lettre/)
    expect((await changedSince(before)).filter((path) => path.startsWith('nuit/'))).toEqual([])
  })

  test('holds back the one that seals now what it tells everybody, and nobody who shows its very cover', async () => {
    await workplace.write({
      'campaigns/nuit/campaign.yaml': 'titel: Nuit\n',
      'campaigns/lettre/sealed/quai.md': `${files['campaigns/nuit/teaser.md']}\n`,
      'campaigns/jour/campaign.yaml': 'title: Jour\n',
      'campaigns/jour/media/quai.png': files['campaigns/nuit/media/cover.png'] ?? '',
      'campaigns/jour/sealed/quai.md': 'Un autre jour, sur le même quai.\n\n![Le quai](../media/quai.png)',
    })
    const { code, stdout, stderr } = await workplace.build()
    expect(code).toBe(1)
    expect(stdout).toMatch(/^dist\/: 3 campaigns/m)
    expect(stdout.match(/^\w+: stays as it was last built/gm)).toHaveLength(2)
    expect(stderr).toMatch(/text of piece quai of campaign lettre \(sealed\/quai\.md:1\)/)
    expect(stderr).not.toContain('campaign jour')
    expect((await manifest()).map(({ title }) => title).sort()).toEqual(['Jour', 'Nuit blanche', 'Une lettre'])
  })
})

describe('files of an earlier build', () => {
  /** The clock of a build, so much later. */
  const later = (ms: number) => {
    const clock = `const now = Date.now; Date.now = () => now() + ${ms}`
    return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(clock)}` }
  }

  test('that open pages may still ask for stay for a day, and no longer', async () => {
    const lyrics = `nuit/sealed/media/${mediumName(new TextEncoder().encode(LYRICS), key)}.bin`
    const covers = Object.keys(cold).filter((path) => path.startsWith('assets/cover.'))
    await workplace.write({
      'campaigns/nuit/media/paroles.txt': 'La nuit est finie, les lampes sont éteintes, et le quai est vide.',
      'campaigns/nuit/media/cover.png': await cover(5),
    })
    expect(await workplace.build()).toMatchObject({ code: 0, stderr: '' })
    const found = await changedSince(cold)
    for (const pattern of [/^assets\/cover\..*avif$/, /^nuit\/index\.html$/, /^nuit\/preview\.jpg$/]) {
      expect(found).toEqual(expect.arrayContaining([expect.stringMatching(pattern)]))
    }
    const [old, page] = [[lyrics, ...covers], await readFile(workplace.path('dist/nuit/index.html'), 'utf8')]
    for (const path of covers) expect(page).not.toContain(path)
    expect(await workplace.digests('dist')).toMatchObject(Object.fromEntries(old.map((path) => [path, cold[path]])))
    expect(await workplace.build(later(DAY_MS - 600_000))).toMatchObject({
      stdout: expect.stringContaining('nothing changed'),
    })
    expect((await workplace.build(later(DAY_MS + 600_000))).code).toBe(0)
    const left = Object.keys(await workplace.digests('dist'))
    expect(old.filter((path) => left.includes(path))).toEqual([])
    expect(left.length).toBe(Object.keys(cold).length)
  })

  test('are dropped at once where their key no longer counts', async () => {
    await workplace.write({ 'campaigns/nuit/campaign.yaml': `${CONFIG}epoch: 1\n` })
    expect(await workplace.build()).toMatchObject({ code: 0, stderr: '' })
    const found = await changedSince(cold)
    for (const pattern of [/^nuit\/index\.html$/, /^nuit\/sealed\/\w+\.bin$/, /^manifest\.sealed$/]) {
      expect(found).toEqual(expect.arrayContaining([expect.stringMatching(pattern)]))
    }
    expect(found.filter((path) => path.startsWith('lettre/'))).toEqual([])
    const left = Object.keys(await workplace.digests('dist'))
    expect(Object.keys(cold).filter((path) => path.startsWith('nuit/sealed/') && left.includes(path))).toEqual([])
  })

  test('are dropped at once where they show what is sealed now', async () => {
    const covers = Object.keys(cold).filter((path) => path.startsWith('assets/cover.'))
    await workplace.write({
      'campaigns/nuit/media/secret.png': files['campaigns/nuit/media/cover.png'] ?? '',
      'campaigns/nuit/media/cover.png': await cover(6),
      'campaigns/nuit/sealed/clip.md': '![Le quai](../media/secret.png)',
    })
    expect(await workplace.build()).toMatchObject({ code: 0, stderr: '' })
    const left = Object.keys(await workplace.digests('dist'))
    expect(covers.filter((path) => left.includes(path))).toEqual([])
  })
})
