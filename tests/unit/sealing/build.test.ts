import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { MANIFEST_FILE, parseManifest } from '../../../campaigns/manifest.ts'
import { mediumName, pieceName } from '../../../seal/container.ts'
import { open } from '../../../seal/envelope.ts'
import { createTokenKind } from '../../../seal/link.ts'
import { createKeyring } from '../../../seal/secret.ts'
import { SECRET, Workplace } from './workplace.ts'

const keyring = createKeyring(SECRET)
const key = keyring.content('nuit', 'clip')

const CONFIG = `title: Nuit blanche
brand: Maison Rivière
pieces:
  - id: clip
    title: Le clip
`
const TEASER = 'Quelque chose se prépare au bord de l’eau.'
const LETTER = 'Rendez-vous samedi à vingt-trois heures derrière l’écluse, porte bleue.'
const MARKDOWN = `# Enfin

${LETTER}

![Le canal](../media/canal.jpg "Vers minuit")

[Les paroles](../media/paroles.txt) et [la boutique](https://exemple.fr)
`
const ENGLISH = 'This is meant for you, and for nobody else but you.'
const LYRICS = new TextEncoder().encode('Dans la nuit les lampes tremblent, et toi tu marches.')

let workplace: Workplace
let photo: Uint8Array<ArrayBuffer>
let first: Record<string, string>

beforeAll(async () => {
  const image = sharp({
    create: {
      width: 90,
      height: 60,
      channels: 3,
      background: '#123',
      noise: { type: 'gaussian', mean: 90, sigma: 40 },
    },
  })
  photo = new Uint8Array(await image.jpeg().toBuffer())
  workplace = await Workplace.open()
  await workplace.write(goodCampaigns())
  const outcome = await workplace.build()
  expect(outcome).toMatchObject({ code: 0, stderr: '' })
  first = await workplace.digests('dist')
})

afterAll(() => workplace.close())

function goodCampaigns(): Record<string, string | Uint8Array> {
  return {
    'campaigns/nuit/campaign.yaml': CONFIG,
    'campaigns/nuit/teaser.md': TEASER,
    'campaigns/nuit/sealed/clip.md': MARKDOWN,
    'campaigns/nuit/media/canal.jpg': photo,
    'campaigns/nuit/media/paroles.txt': LYRICS,
    'campaigns/lettre/campaign.yaml': 'title: Une lettre\ntranslations: { en: {} }\n',
    'campaigns/lettre/sealed/lettre.en.md': ENGLISH,
    'campaigns/lettre/sealed/lettre.md': 'Ceci ne s’adresse qu’à toi et à personne d’autre que toi.',
  }
}

async function opened(name: string, by = key): Promise<Uint8Array> {
  return open(new Uint8Array(await readFile(workplace.path('dist', name))), by)
}

describe('a build', () => {
  test('writes the pages in every language, a container per text and medium, the manifest, and no more', () => {
    const files = Object.keys(first).filter((path) => !path.startsWith('assets/') && !/look(-inside)?\.css/.test(path))
    const sealed = [pieceName(key), `media/${mediumName(photo, key)}`, `media/${mediumName(LYRICS, key)}`].map(
      (name) => `nuit/sealed/${name}.bin`,
    )
    const letterKey = keyring.content('lettre', 'lettre')
    const letters = [pieceName(letterKey), pieceName(letterKey, 'en')].map((name) => `lettre/sealed/${name}.bin`)
    const inLanguages = ['lettre/locale.js', 'lettre/fr/index.html', 'lettre/en/index.html']
    const pages = ['404.html', 'index.html', 'nuit/index.html', 'lettre/index.html', ...inLanguages]
    const texts = [...pages, 'counter.js', 'icon.svg'].flatMap((text) => [text, `${text}.br`, `${text}.gz`])
    const pictures = ['nuit', 'lettre'].flatMap((slug) => [`${slug}/preview.jpg`, `${slug}/icon.png`])
    expect(files.sort()).toEqual([...texts, ...pictures, ...sealed, ...letters, MANIFEST_FILE].sort())
  })

  test('seals the piece as a fragment in which placeholders stand for its media', async () => {
    const html = new TextDecoder().decode(await opened(`nuit/sealed/${pieceName(key)}.bin`))
    expect(html).toContain('<h4>Enfin</h4>')
    expect(html).toContain(`<p>${LETTER}</p>`)
    expect(html).toContain(
      `<figure><img data-sealed="media/${mediumName(photo, key)}" data-type="image/jpeg" alt="Le canal" width="90" height="60">` +
        '<figcaption>Vers minuit</figcaption></figure>',
    )
    expect(html).toContain(
      `data-sealed="media/${mediumName(LYRICS, key)}" data-type="text/plain;charset=utf-8" download="paroles.txt"`,
    )
    expect(html).toContain('<a href="https://exemple.fr" rel="noreferrer noopener" target="_blank">')
    expect(html).not.toMatch(/<html|<script|<style|style=|\.\.\/media\//)
  })

  test('seals each medium as it is', async () => {
    expect(await opened(`nuit/sealed/media/${mediumName(photo, key)}.bin`)).toEqual(photo)
    expect(await opened(`nuit/sealed/media/${mediumName(LYRICS, key)}.bin`)).toEqual(LYRICS)
  })

  test('seals the manifest for the API', async () => {
    const json = new TextDecoder().decode(await opened(MANIFEST_FILE, keyring.manifest()))
    expect(parseManifest(json).campaigns.map(({ slug }) => slug)).toEqual(['lettre', 'nuit'])
  })

  test('made again gives the same bytes and leaves nothing beside', async () => {
    expect((await workplace.build()).code).toBe(0)
    expect(await workplace.digests('dist')).toEqual(first)
    expect(await workplace.siblings()).toEqual(['dist'])
  })

  test('at the same time as another ends with a whole site', async () => {
    const outcomes = await Promise.all([workplace.build(), workplace.build()])
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0])
    expect(await workplace.digests('dist')).toEqual(first)
    expect(await workplace.siblings()).toEqual(['dist'])
  })
})

describe('the last good site stays, and nothing beside it,', () => {
  beforeEach(() => workplace.write(goodCampaigns()))

  async function expectFailure(lines: RegExp[]) {
    const outcome = await workplace.build()
    expect(outcome.code).toBe(1)
    expect(outcome.stderr.trim().split('\n')).toEqual(lines.map((line) => expect.stringMatching(line)))
    expect(await workplace.digests('dist')).toEqual(first)
    expect(await workplace.siblings()).toEqual(['dist'])
  }

  test('when a campaign is broken: the build says its problems and nothing else', async () => {
    await workplace.write({ 'campaigns/nuit/campaign.yaml': `${CONFIG}goal: many\ncolour: red\n` })
    await expectFailure([
      /^campaigns\/nuit\/campaign\.yaml:6 goal: "many" does not fit, expected/,
      /^campaigns\/nuit\/campaign\.yaml:7 colour: unknown field/,
    ])
  })

  test('when a page gives a piece and a link away: the build names the files, the place and the mend', async () => {
    const link = createTokenKind(keyring.link('nuit')).write(2 ** 52 + 4242)
    await workplace.write({
      'campaigns/nuit/teaser.md': `Tout commence par ceci : ${LETTER}`,
      'campaigns/lettre/campaign.yaml': `title: Une lettre
description: À ouvrir sur https://exemple.fr/nuit/#w${link}
translations: { en: { description: "${ENGLISH}" } }
`,
    })
    await expectFailure([
      /^The site would publish what is sealed\. Nothing was put in place\.$/,
      /^dist\/lettre\/en\/index\.html: text of piece lettre of campaign lettre \(sealed\/lettre\.en\.md:1\)\. Say it/,
      /^dist\/lettre\/fr\/index\.html: a private link of campaign nuit\. Take it out of campaign\.yaml/,
      /^dist\/lettre\/index\.html: a private link of campaign nuit\. Take it out of campaign\.yaml/,
      /^dist\/nuit\/index\.html: text of piece clip of campaign nuit \(sealed\/clip\.md:3\)\. Say it/,
    ])
  })

  test('when a medium stands in HTML, where it would not be sealed', async () => {
    await workplace.write({ 'campaigns/nuit/sealed/clip.md': `${MARKDOWN}\n<video src="../media/clip.mp4"></video>\n` })
    await expectFailure([/^campaigns\/nuit\/sealed\/clip\.md:9 media\/clip\.mp4 stands in HTML/])
  })

  test('when a build is asked to end', async () => {
    const { child, ended } = workplace.start('build')
    await vi.waitFor(async () => expect(await workplace.siblings()).toHaveLength(2), { timeout: 20_000, interval: 5 })
    child.kill('SIGTERM')
    expect((await ended).code).toBe(1)
    expect(await workplace.digests('dist')).toEqual(first)
    expect(await workplace.siblings()).toEqual(['dist'])
  })

  test('when a build is killed: the next one clears what it left', async () => {
    const { child, ended } = workplace.start('build')
    await vi.waitFor(async () => expect(await workplace.siblings()).toHaveLength(2), { timeout: 20_000, interval: 5 })
    child.kill('SIGKILL')
    await ended
    expect(await workplace.siblings()).toEqual(['dist', `dist.${child.pid}`])
    expect(await workplace.digests('dist')).toEqual(first)
    expect((await workplace.build()).code).toBe(0)
    expect(await workplace.siblings()).toEqual(['dist'])
  })
})
