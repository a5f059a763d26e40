import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterEach, describe, expect, test } from 'vitest'
import { createTokenKind } from '../../../seal/link.ts'
import { createKeyring } from '../../../seal/secret.ts'
import { findLeaks, LeakError } from '../../../site/sealing/leak-check.ts'
import type { SecretCampaign, SecretMedium } from '../../../site/sealing/leaks/secrets.ts'

const SECRET = 'the secret of these tests, & long enough'
const keyring = createKeyring(SECRET)

const SENTENCE = 'Rendez-vous samedi à l’écluse, derrière la porte bleue : n’oublie pas ta lampe.'
const MARKDOWN = `# Enfin\n\n${SENTENCE}\n\nCode : **1312-4477 B**\n`
const HTML = `<h4>Enfin</h4>\n<p>${SENTENCE}</p>\n<p>Code : <strong>1312-4477 B</strong></p>`
const CLIP = noise(5000)

/** Bytes without a pattern, the same each time. */
function noise(length: number, seed = 'clip'): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, i) =>
    createHash('sha256').update(`${seed}${i}`).digest(),
  )
  return Buffer.concat(blocks).subarray(0, length)
}

function campaign(media: SecretMedium[] = [{ file: '/c/nuit/media/clip.mp4', bytes: CLIP }]): SecretCampaign {
  const piece = {
    id: 'acte-un',
    epoch: '0.0',
    title: 'La nuit du canal',
    file: '/c/nuit/sealed/acte-un.md',
    markdown: MARKDOWN,
    html: HTML,
    media,
  }
  const labels = ['Nuit blanche au bord du canal Saint-Martin', 'Maison Rivière', 'La nuit du canal']
  return { slug: 'nuit', folder: '/c/nuit', labels, pieces: [piece] }
}

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

/** What is found in a site of these files, one line each. */
async function leaksOf(files: Record<string, string | Uint8Array>, campaigns = [campaign()]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'leaks-'))
  folders.push(folder)
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  const leaks = await findLeaks(folder, { secret: SECRET, campaigns })
  return leaks.map(({ file, what }) => `${file}: ${what}`)
}

const TEXT = 'text of piece acte-un of campaign nuit (sealed/acte-un.md:3)'
const BYTES = 'bytes of piece acte-un of campaign nuit (media/clip.mp4)'

const run = 'samedi à l’écluse, derrière la porte'
/** Enough of other words for a compressor to go to work. */
const LYRICS = 'la nuit, la lampe, la lune, la nuit, la lampe, la lune. '.repeat(9)

const escaped = (form: (code: string) => string) =>
  [...run].map((c) => form(c.charCodeAt(0).toString(16).padStart(4, '0'))).join('')

describe('text of a piece is found', () => {
  const forms: Record<string, string | Uint8Array> = {
    'as it is': run,
    'in other case, typography and composition': `SAMEDI A L'ÉCLUSE – derrie\u0300re la porte`,
    'with markup inside': `sam<b class="x">edi</b> à l’é<wbr>cluse,<br>\n derrière <a href="/x">la</a> porte`,
    'in an attribute': `<meta name="description" content="${run}">`,
    'between signs that look like tags': `if (a<b) say("${run}") // c>d`,
    'in HTML entities': `samedi &agrave; l&rsquo;&eacute;cluse, derri&#232;re la&nbsp;port&#x65;`,
    'in a JavaScript string': escaped((code) => `\\u${code}`),
    'in short escapes': [...run.replace('’', ' ')]
      .map((c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`)
      .join(''),
    'in JSON, over a line break': JSON.stringify({ text: run.replace(', ', ',\n') }),
    'percent-encoded': encodeURIComponent(run),
    'as a slug': 'samedi-a-l-ecluse-derriere-la-porte',
    'in UTF-16': Buffer.from(run, 'utf16le'),
    'in UTF-16, big-endian, at an odd place': Buffer.concat([Buffer.from([7]), Buffer.from(run, 'utf16le').swap16()]),
    'in the middle of noise': Buffer.concat([noise(4000, 'a'), Buffer.from(run), noise(4000, 'b')]),
    'in base64': `data:text/html;base64,${Buffer.from(`<p>${run}</p>`).toString('base64')}`,
    'in base64url, at any place of a longer run': `xy${Buffer.from(run).toString('base64url')}`,
    'in base64 of several lines': (
      Buffer.from(`${'.'.repeat(60)}${run}`)
        .toString('base64')
        .match(/.{1,36}/g) ?? []
    ).join('\n'),
    'in gzip': gzipSync(run),
    'in gzip with a file name': Buffer.concat([
      Buffer.from('1f8b0808000000000003612e747874', 'hex'),
      Buffer.from([0]),
      deflateRawSync(run),
    ]),
    'in gzip, in the middle of noise': Buffer.concat([noise(500, 'a'), gzipSync(run), noise(500, 'b')]),
    'in zlib': Buffer.concat([noise(500, 'a'), deflateSync(run)]),
    'in bare deflate': deflateRawSync(run),
    'in brotli': brotliCompressSync(`${run} ${LYRICS}`),
    'in base64 of gzip': `"${gzipSync(run).toString('base64')}"`,
  }
  for (const [form, content] of Object.entries(forms)) {
    test(form, async () => expect(await leaksOf({ 'assets/x': content })).toEqual([`assets/x: ${TEXT}`]))
  }

  test('from 24 letters and digits in a row, at any place of the piece, and not below', async () => {
    const letters = SENTENCE.normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z]/g, '')
    for (let start = 0; start + 24 <= letters.length; start++) {
      expect(await leaksOf({ 'a.html': `- ${letters.slice(start, start + 24)} -` }), `${start}`).toHaveLength(1)
      expect(await leaksOf({ 'a.html': `- ${letters.slice(start, start + 23)} -` }), `${start}`).toEqual([])
    }
  })

  test('in a short paragraph as a whole, not in a part of it', async () => {
    const place = 'text of piece acte-un of campaign nuit (sealed/acte-un.md:5)'
    expect(await leaksOf({ 'a.html': 'le code: 1312 4477 b' })).toEqual([`a.html: ${place}`])
    expect(await leaksOf({ 'a.html': 'code: 1312 4477' })).toEqual([])
  })

  test('also where it stands in its Markdown only', async () => {
    const hidden = { ...campaign() }
    const pieces = hidden.pieces.map((piece) => ({
      ...piece,
      markdown: `${MARKDOWN}\n<!-- le mot de passe du serveur est pivoine -->`,
    }))
    const found = await leaksOf({ 'a.html': 'le mot de passe du serveur est pivoine' }, [{ ...hidden, pieces }])
    expect(found).toEqual(['a.html: text of piece acte-un of campaign nuit (sealed/acte-un.md:7)'])
  })
})

describe('text that the campaign publishes is no leak', () => {
  const sealed = (markdown: string) => {
    const nuit = campaign()
    return [{ ...nuit, pieces: nuit.pieces.map((piece) => ({ ...piece, markdown, html: `<p>${markdown}</p>` })) }]
  }

  test('a label in the piece, alone or next to another, with a letter more by chance', async () => {
    const labels = 'Maison Rivière : Nuit blanche au bord du canal Saint-Martin'
    const page = `<p>Maison Rivière</p><h1>Nuit blanche au bord du canal Saint-Martin</h1><p>Un secret`
    expect(await leaksOf({ 'a.html': page }, sealed(`${labels}, une fête.`))).toEqual([])
  })

  test('a part of a label, as a paragraph of its own or in a sentence', async () => {
    const page = '<h1>Nuit blanche au bord du canal Saint-Martin</h1>'
    expect(await leaksOf({ 'a.html': page }, sealed('Au bord du canal'))).toEqual([])
    expect(await leaksOf({ 'a.html': page }, sealed('Assis, au bord du canal Saint-Martin, on attend.'))).toEqual([])
  })

  test('short labels in a row, as the page lists its pieces', async () => {
    const campaigns = sealed('Le clip, le carnet, la bande-son.').map((nuit) => ({
      ...nuit,
      labels: ['Le clip', 'Le carnet', 'La bande-son'],
    }))
    expect(await leaksOf({ 'a.html': '<li>Le clip</li><li>Le carnet</li><li>La bande-son</li>' }, campaigns)).toEqual(
      [],
    )
  })

  test('but what follows the label in the piece is one', async () => {
    const text = 'Nuit blanche au bord du canal Saint-Martin, quai de Valmy, à 23 h 30 précises'
    expect(await leaksOf({ 'a.html': text }, sealed(text))).toHaveLength(1)
  })

  test('nor are expressions that two French texts share', async () => {
    const teaser =
      'C’est-à-dire qu’il n’y a pas un soir, quelque chose se prépare, rendez-vous ici pour la suite. Tout de suite.'
    const piece =
      'Il n’y a pas de quoi, c’est-à-dire que tout à l’heure, quelque chose comme un rendez-vous, pour la suite.'
    expect(await leaksOf({ 'a.html': teaser }, sealed(piece))).toEqual([])
  })
})

describe('a medium of a piece is found', () => {
  const fragment = CLIP.subarray(1003, 1003 + 128)
  const forms: Record<string, Uint8Array> = {
    'as a whole': CLIP,
    'in a fragment of 128 bytes at an odd place': Buffer.concat([noise(333, 'x'), fragment, noise(333, 'y')]),
    'in base64': Buffer.from(`url(data:video/mp4;base64,${fragment.toString('base64')})`),
    'in gzip': gzipSync(fragment),
    'in brotli': brotliCompressSync(fragment),
  }
  for (const [form, content] of Object.entries(forms)) {
    test(form, async () => expect(await leaksOf({ 'assets/x': content })).toEqual([`assets/x: ${BYTES}`]))
  }

  test('not in a fragment of 127 bytes', async () => {
    expect(
      await leaksOf({ 'assets/x': Buffer.concat([noise(333, 'x'), fragment.subarray(1), noise(333, 'y')]) }),
    ).toEqual([])
  })

  test('as a whole when it is smaller than a fragment', async () => {
    const medium = { file: '/c/nuit/media/mot.txt', bytes: Buffer.from('Le 4 à 9 h, gare.') }
    expect(await leaksOf({ 'a.html': `<p>${medium.bytes}</p>` }, [campaign([medium])])).toHaveLength(1)
  })

  test('in the pixels of a JPEG, a PNG and an AVIF, not in the headers that all files of a kind share', async () => {
    const pixels = (seed: string) => ({
      raw: { width: 64, height: 64, channels: 3 as const },
      data: noise(64 * 64 * 3, seed),
    })
    const encode = (seed: string, format: 'jpeg' | 'png' | 'avif') => {
      const image = sharp(pixels(seed).data, { raw: pixels(seed).raw })
      // An AVIF's EXIF stands behind its pixels; the site's own have none.
      return (format === 'avif' ? image.withIccProfile('srgb') : image.withMetadata()).toFormat(format).toBuffer()
    }
    for (const format of ['jpeg', 'png', 'avif'] as const) {
      const secret = await encode('a', format)
      const other = await encode('b', format)
      const campaigns = [campaign([{ file: `/c/nuit/media/a.${format}`, bytes: secret }])]
      expect(await leaksOf({ 'x.bin': secret.subarray(-400) }, campaigns), format).toHaveLength(1)
      expect(await leaksOf({ 'x.bin': other }, campaigns), format).toEqual([])
    }
  })

  test('not in padding and flat areas', async () => {
    const flat = Buffer.from('28a2800a'.repeat(100), 'hex')
    const media = [{ file: '/c/nuit/media/a.wav', bytes: Buffer.concat([Buffer.alloc(4000), flat, CLIP]) }]
    expect(await leaksOf({ 'x.bin': Buffer.concat([Buffer.alloc(9000), flat]) }, [campaign(media)])).toEqual([])
  })
})

describe('a key is found', () => {
  const keys = {
    ...Object.fromEntries(keyring.every([campaign()]).map(({ purpose, scope, key }) => [nameOf(purpose, scope), key])),
    ENTRENOUS_SECRET: new TextEncoder().encode(SECRET),
  }

  function nameOf(purpose: string, [slug, piece]: readonly string[]): string {
    if (piece) return `the ${purpose} key of piece ${piece} of campaign ${slug}`
    return slug ? `the ${purpose} key of campaign ${slug}` : `the ${purpose} key`
  }

  test('of every purpose, the words key too', () => {
    expect(Object.keys(keys)).toContain('the words key of campaign nuit')
    expect(Object.keys(keys)).toContain('the content key of piece acte-un of campaign nuit')
  })

  for (const [name, key] of Object.entries(keys)) {
    test(`${name}, as bytes, hexadecimal, base64 and base64url`, async () => {
      const bytes = Buffer.from(key)
      const hex = bytes.toString('hex')
      const forms = [
        Buffer.concat([noise(99), bytes, noise(99, 'b')]),
        hex,
        hex.toUpperCase(),
        bytes.toString('base64'),
        bytes.toString('base64url'),
      ]
      for (const form of forms) {
        const content = typeof form === 'string' ? `const key = "${form}"` : form
        expect(await leaksOf({ 'a.js': content })).toEqual([`a.js: ${name}`])
      }
    })
  }

  test('the secret as HTML and JSON write it', async () => {
    expect(await leaksOf({ 'a.html': SECRET.replace('&', '&amp;') })).toEqual(['a.html: ENTRENOUS_SECRET'])
    expect(await leaksOf({ 'a.html': SECRET.replace('&', '\\u0026') })).toEqual(['a.html: ENTRENOUS_SECRET'])
  })
})

describe('a token is found', () => {
  const link = createTokenKind(keyring.link('nuit')).write(2 ** 52 + 12345)
  const pass = createTokenKind(keyring.pass('nuit')).write(77)

  test('of a view or a root, with or without its letter, or inside a longer word', async () => {
    for (const text of [link, `https://x.fr/nuit/#w${link}`, `w${link}ZZZ`, `111${link}`, `id=${link}&b`]) {
      expect(await leaksOf({ 'a.html': text }), text).toEqual(['a.html: a private link of campaign nuit'])
    }
  })

  test('also when it is a pass', async () => {
    expect(await leaksOf({ 'a.html': pass })).toEqual(['a.html: a fan’s pass of campaign nuit'])
  })

  test('also when it is the name of a node', async () => {
    const name = createTokenKind(keyring.name('nuit')).write(77)
    expect(await leaksOf({ 'a.html': name })).toEqual(['a.html: the name of a node of campaign nuit'])
  })

  test('but not what only looks like one', async () => {
    const stranger = createTokenKind(keyring.link('jour')).write(5)
    expect(await leaksOf({ 'a.html': `${stranger} ${link.slice(1)} 123456789ABCDEFGHJKLMNPQRSTUVWXYZ` })).toEqual([])
  })
})

describe('a path is a leak', () => {
  test('named after a medium, with or without a hash', async () => {
    for (const path of ['assets/clip.mp4', 'assets/Clip.B7xq9.mp4', 'nuit/media/clip.mp4']) {
      expect(await leaksOf({ [path]: '' }), path).toHaveLength(1)
    }
  })

  test('below a campaign, named after the title or id of a piece', async () => {
    for (const path of ['nuit/la-nuit-du-canal/index.html', 'nuit/sealed/acte-un.bin']) {
      expect(await leaksOf({ [path]: '' }), path).toHaveLength(1)
    }
  })

  test('not when the word means something else there', async () => {
    const paths = [
      'nuit/index.html',
      'nuit/cover.jpg',
      'assets/clip.css',
      'la-nuit-du-canal/index.html',
      'nuit/sealed/7Hn.bin',
    ]
    expect(await leaksOf(Object.fromEntries(paths.map((path) => [path, ''])))).toEqual([])
  })

  test('not when a piece is called like a file that every campaign has', async () => {
    const { pieces, ...nuit } = campaign()
    const called = (title: string) => ({ ...nuit, pieces: pieces.map((piece) => ({ ...piece, title })) })
    expect(await leaksOf({ 'nuit/preview.jpg': '' }, [called('Preview')])).toEqual([])
    expect(await leaksOf({ 'nuit/icon.png': '' }, [called('Icon')])).toEqual([])
  })
})

describe('a report', () => {
  test('names every file, whose secret it is and the mend, and holds no secret', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'leaks-'))
    folders.push(folder)
    await writeFile(join(folder, 'a.html'), `${SENTENCE} ${SECRET}`)
    await writeFile(join(folder, 'b.bin'), CLIP)
    const leaks = await findLeaks(folder, { secret: SECRET, campaigns: [campaign()] })
    const { message } = new LeakError(leaks, join(process.cwd(), 'dist'))
    expect(message).toContain(`dist/a.html: ${TEXT}. Say it in other words`)
    expect(message).toContain(`dist/b.bin: ${BYTES}. Take the copy out`)
    expect(message).toContain('dist/a.html: ENTRENOUS_SECRET. ')
    expect(message).not.toContain(SECRET)
    expect(message).not.toContain('porte bleue')
  })
})
