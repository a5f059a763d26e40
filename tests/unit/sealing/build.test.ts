import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MANIFEST_FILE, parseManifest } from '../../../campaigns/manifest.ts'
import { mediumName, pieceName } from '../../../seal/container.ts'
import { unseal } from '../../../seal/envelope.ts'
import { createTokenKind } from '../../../seal/link.ts'
import { createKeyring } from '../../../seal/secret.ts'
import { SECRET, Workplace } from './workplace.ts'

const keyring = createKeyring(SECRET)
const key = keyring.content('nuit', 'clip', '0.0')

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
const PHOTOGRAPHER = 'Nour Belkacem'
const LYRICS = new TextEncoder().encode('Dans la nuit les lampes tremblent, et toi tu marches.')

let workplace: Workplace
let photo: Uint8Array<ArrayBuffer>
let first: Record<string, string>

beforeAll(async () => {
  const image = sharp({
    create: {
      width: 900,
      height: 600,
      channels: 3,
      background: '#123',
      noise: { type: 'gaussian', mean: 90, sigma: 40 },
    },
  })
  const place = { GPSLatitude: '45/1 46/1 12/1', GPSLatitudeRef: 'N' }
  photo = new Uint8Array(
    await image
      .jpeg()
      .withExif({ IFD0: { Artist: PHOTOGRAPHER }, IFD3: place })
      .toBuffer(),
  )
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
    'campaigns/lettre/campaign.yaml': 'title: Une lettre\nepoch: 1\ntranslations: { en: {} }\n',
    'campaigns/lettre/sealed/lettre.en.md': ENGLISH,
    'campaigns/lettre/sealed/lettre.md': 'Ceci ne s’adresse qu’à toi et à personne d’autre que toi.',
  }
}

/** The container of a form of the photo, without `.bin`. */
function formOf(form: string): string {
  return `media/${mediumName(new Uint8Array(Buffer.concat([Buffer.from(`${form}\n`), photo])), key)}`
}

async function opened(name: string, by = key): Promise<Uint8Array> {
  return unseal(new Uint8Array(await readFile(workplace.path('dist', name))), by)
}

describe('a build', () => {
  test('writes the pages in every language, a container per text and medium, the manifest, and no more', () => {
    const files = Object.keys(first).filter(
      (path) => !path.startsWith('assets/') && !/look(-inside|-preview)?\.css/.test(path),
    )
    const photos = ['avif 800', 'avif 900', 'webp 900'].map(formOf)
    const sealed = [pieceName(key), ...photos, `media/${mediumName(LYRICS, key)}`].map(
      (name) => `nuit/sealed/${name}.bin`,
    )
    const letterKey = keyring.content('lettre', 'lettre', '1.0')
    const letters = [pieceName(letterKey), pieceName(letterKey, 'en')].map((name) => `lettre/sealed/${name}.bin`)
    const inLanguages = ['lettre/locale.js', 'lettre/fr/index.html', 'lettre/en/index.html']
    const beside = ['nuit', 'lettre', 'lettre/fr', 'lettre/en'].flatMap((folder) =>
      ['ambassador', 'proof'].map((page) => `${folder}/${page}/index.html`),
    )
    const pages = [
      '404.html',
      'index.html',
      'nuit/index.html',
      'lettre/index.html',
      'studio/index.html',
      ...inLanguages,
      ...beside,
    ]
    const posters = ['nuit/print.json', 'lettre/print.json']
    const desks = ['nuit/look-desk.css', 'lettre/look-desk.css']
    const texts = [...pages, ...posters, ...desks, 'counter.js', 'icon.svg'].flatMap((text) => [
      text,
      `${text}.br`,
      `${text}.gz`,
    ])
    const pictures = ['nuit', 'lettre'].flatMap((slug) => [`${slug}/preview.jpg`, `${slug}/icon.png`])
    const edge = ['.assetsignore', '_headers']
    expect(files.sort()).toEqual([...texts, ...pictures, ...sealed, ...letters, ...edge, MANIFEST_FILE].sort())
  })

  test('seals the piece as a fragment in which placeholders stand for its media', async () => {
    const html = new TextDecoder().decode(await opened(`nuit/sealed/${pieceName(key)}.bin`))
    expect(html).toContain('<h4 id="piece-clip--enfin">Enfin</h4>')
    expect(html).toContain(`<p>${LETTER}</p>`)
    expect(html).toContain(
      `<figure><img data-sealed="${formOf('webp 900')}" data-type="image/webp" ` +
        `data-avif="${formOf('avif 800')} 800w, ${formOf('avif 900')} 900w" data-blur="data:image/webp;base64,`,
    )
    expect(html).toContain('" alt="Le canal" width="900" height="600" /><figcaption>Vers minuit</figcaption></figure>')
    expect(html).toContain(
      `data-sealed="media/${mediumName(LYRICS, key)}" data-type="text/plain;charset=utf-8" download="paroles.txt"`,
    )
    expect(html).toContain('<a href="https://exemple.fr" rel="noreferrer noopener" target="_blank">')
    expect(html).not.toMatch(/<html|<script(?! type="application\/json" data-words>)|<style|style=|\.\.\/media\//)
  })

  test('seals a file as it is', async () => {
    expect(await opened(`nuit/sealed/media/${mediumName(LYRICS, key)}.bin`)).toEqual(LYRICS)
  })

  test('seals an image in the forms and widths that screens need, without what the camera wrote into it', async () => {
    expect((await sharp(photo).metadata()).exif?.toString('latin1')).toContain(PHOTOGRAPHER)
    for (const [form, format, width] of [
      ['avif 800', 'heif', 800],
      ['avif 900', 'heif', 900],
      ['webp 900', 'webp', 900],
    ] as const) {
      const bytes = await opened(`nuit/sealed/${formOf(form)}.bin`)
      expect(await sharp(bytes).metadata(), form).toMatchObject({ format, width })
      expect(await sharp(bytes).metadata(), form).not.toHaveProperty('exif')
    }
  })

  test('seals the manifest for the API', async () => {
    const json = new TextDecoder().decode(await opened(MANIFEST_FILE, keyring.manifest()))
    expect(parseManifest(json).campaigns.map(({ slug }) => slug)).toEqual(['lettre', 'nuit'])
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

  test('when a page gives a token away: the build names the files, whose it is and the mend', async () => {
    const token = createTokenKind(keyring.link('nuit')).write(2 ** 52 + 4242)
    await workplace.write({
      'campaigns/lettre/campaign.yaml': `title: Une lettre\ndescription: À dire, ${token}\ntranslations: { en: {} }\n`,
    })
    await expectFailure([
      /^What is sealed would be published:$/,
      /^dist\/lettre\/fr\/index\.html: a private link of campaign nuit\. Take it out of campaign\.yaml/,
      /^dist\/lettre\/index\.html: a private link of campaign nuit\. Take it out of campaign\.yaml/,
    ])
  })

  test('when what everybody reads says what is sealed: file and line, as check names them', async () => {
    const drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">\n<title>'
    await workplace.write({
      'campaigns/nuit/campaign.yaml': `${CONFIG}stylesheet: style.css\nlogo: media/logo.svg\n`,
      'campaigns/nuit/style.css': `.brand::after { content: "${LETTER}" }\n`,
      'campaigns/nuit/media/logo.svg': `${drawn}${LETTER}</title><path d="M0 0h9v9z"/></svg>`,
      'campaigns/nuit/teaser.md': `Tout commence.\n\nPar ceci : ${LETTER}`,
      'campaigns/lettre/campaign.yaml': `title: Une lettre
description: À ouvrir sur https://exemple.fr/nuit/#w${createTokenKind(keyring.link('nuit')).write(4242)}
translations: { en: { description: "${ENGLISH}" } }
`,
    })
    const clip = 'tells everybody text of piece clip of campaign nuit \\(sealed/clip\\.md:3\\), expected other words'
    await expectFailure([
      /^campaigns\/lettre\/campaign\.yaml:2 tells everybody a private link/,
      /^campaigns\/lettre\/campaign\.yaml:3 tells everybody text of piece lettre of campaign lettre \(sealed\/lettre\.en\.md:1\)/,
      new RegExp(`^campaigns/nuit/media/logo\\.svg:2 ${clip}`),
      new RegExp(`^campaigns/nuit/style\\.css:1 ${clip}`),
      new RegExp(`^campaigns/nuit/teaser\\.md:3 ${clip}`),
    ])
  })

  test('when the page says the brand’s word before it is opened', async () => {
    const word = 'Ce que nous disons ici, nous ne le disons à personne d’autre qu’à vous.'
    await workplace.write({
      'campaigns/nuit/campaign.yaml': `${CONFIG}description: ${word}\nword: ${word}\n`,
    })
    await expectFailure([
      /^What is sealed would be published:$/,
      /^dist\/nuit\/index\.html: text of piece word \(fr\) of campaign nuit/,
    ])
  })

  test('when the page says what the brand says to one circle', async () => {
    const word = 'Ce que nous disons à la Bretagne, nous ne le disons à personne d’autre.'
    const circles = `circles: { list: [{ id: bretagne, name: Bretagne, message: "${word}", word: "${word}" }] }\n`
    await workplace.write({ 'campaigns/nuit/campaign.yaml': `${CONFIG}${circles}` })
    await expectFailure([
      /^What is sealed would be published:$/,
      /^dist\/nuit\/circles\/fr\/bretagne\/index\.html: text of piece word to bretagne \(fr\) of campaign nuit/,
    ])
  })

  test('when the design cannot be read, or would fetch something', async () => {
    await workplace.write({
      'campaigns/nuit/campaign.yaml': `${CONFIG}stylesheet: style.css\nink: "#333333"\n`,
      'campaigns/nuit/style.css': '.brand { color: red }\n.line { background: url(https://cdn.example/a.png) }\n',
    })
    await expectFailure([
      /^campaigns\/nuit\/campaign\.yaml:7 ink: ink #333333 on the ground .*, expected 4\.5:1 or more, such as "#/,
      /^campaigns\/nuit\/style\.css:2 "https:\/\/cdn\.example\/a\.png" would be fetched/,
    ])
  })

  test('when a medium stands in HTML, where it would not be sealed', async () => {
    await workplace.write({ 'campaigns/nuit/sealed/clip.md': `${MARKDOWN}\n<video src="../media/clip.mp4"></video>\n` })
    await expectFailure([/^campaigns\/nuit\/sealed\/clip\.md:9 media\/clip\.mp4 stands in HTML/])
  })

  test('when a build is asked to end', async () => {
    const { child, ended } = workplace.start('build')
    await expect.poll(() => workplace.siblings(), { interval: 5 }).toHaveLength(2)
    child.kill('SIGTERM')
    expect((await ended).code).toBe(1)
    expect(await workplace.digests('dist')).toEqual(first)
    expect(await workplace.siblings()).toEqual(['dist'])
  })

  test('when a build is killed: the next one clears what it left', async () => {
    const { child, ended } = workplace.start('build')
    await expect.poll(() => workplace.siblings(), { interval: 5 }).toHaveLength(2)
    child.kill('SIGKILL')
    await ended
    expect(await workplace.siblings()).toEqual(['dist', `dist.${child.pid}`])
    expect(await workplace.digests('dist')).toEqual(first)
    expect((await workplace.build()).code).toBe(0)
    expect(await workplace.siblings()).toEqual(['dist'])
  })
})
