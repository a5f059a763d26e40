import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { afterEach, describe, expect, test } from 'vitest'
import { type Address, frameAddress } from '../../../pieces/embed/address.ts'
import { PLAYERS } from '../../../pieces/embed/players.ts'
import { createTokenKind } from '../../../seal/link.ts'
import { pagePolicy } from '../../../seal/page-policy.ts'
import { createKeyring } from '../../../seal/secret.ts'
import { dictionaryOf } from '../../../site/i18n/locale.ts'
import { encode } from '../../../site/pictures/encode.ts'
import { PART_BYTES } from '../../../site/sealing/file-parts.ts'
import { findLeaks, LeakError } from '../../../site/sealing/leak-check.ts'
import { sampleOfFile, sampleOfSegment } from '../../../site/sealing/leaks/film-sample.ts'
import type { SecretCampaign, SecretMedium } from '../../../site/sealing/leaks/secrets.ts'
import { ownText } from '../../../site/sealing/own-text.ts'

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
async function leaksOf(
  files: Record<string, string | Uint8Array>,
  campaigns = [campaign()],
  own: readonly string[] = [],
): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'leaks-'))
  folders.push(folder)
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  const leaks = await findLeaks(folder, { secret: SECRET, campaigns, own })
  return leaks.map(({ file, what }) => `${file}: ${what}`)
}

const TEXT = 'text of piece acte-un of campaign nuit (sealed/acte-un.md:3)'
const BYTES = 'bytes of piece acte-un of campaign nuit (media/clip.mp4)'

const run = 'samedi à l’écluse, derrière la porte'
/** Enough of other words for a compressor to go to work. */
const LYRICS = 'la nuit, la lampe, la lune, la nuit, la lampe, la lune. '.repeat(9)

const escaped = (form: (code: string) => string) =>
  [...run].map((c) => form(c.charCodeAt(0).toString(16).padStart(4, '0'))).join('')

function utf32(text: string): Buffer {
  const bytes = Buffer.alloc(4 * text.length)
  for (const [i, character] of [...text].entries()) bytes.writeUInt32LE(character.codePointAt(0) ?? 0, 4 * i)
  return bytes
}

function hexBytes(between: string, before = ''): string {
  return [...Buffer.from(run)].map((byte) => before + byte.toString(16).padStart(2, '0')).join(between)
}

/** As mail programs write it, with a line that goes on (RFC 2045). */
function quotedPrintable(bytes: Buffer): string {
  const signs = [...bytes].map((byte) => {
    const isPlain = byte >= 32 && byte < 127 && byte !== 61
    return isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
  })
  return [...signs.slice(0, 9), '=\r\n', ...signs.slice(9)].join('')
}

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
    'in UTF-32': utf32(run),
    'in UTF-32, big-endian, at an odd place': Buffer.concat([Buffer.from([7, 7, 7]), utf32(run).swap32()]),
    'in hexadecimal': `x = "${Buffer.from(run).toString('hex')}"`,
    'in hexadecimal, after an odd digit': `f${Buffer.from(run).toString('hex').toUpperCase()}`,
    'in bytes as a program lists them': hexBytes(', ', '0x'),
    'in bytes as a dump shows them, over lines': hexBytes(' ').replace(/(.{48})/g, '$1\n'),
    'in the bytes of UTF-8, escaped one by one': hexBytes('', '\\x'),
    'in decimal bytes': JSON.stringify(Buffer.from(run), null, 1),
    'in decimal bytes with signs': new Int8Array(Buffer.from(run)).join(', '),
    'in decimal units of UTF-16': `String.fromCharCode(${[...run].map((letter) => letter.charCodeAt(0))})`,
    'in hexadecimal that a program puts together': hexBytes('').replace(/.{40}/g, '$&" +\n  "'),
    'in quoted-printable': quotedPrintable(Buffer.from(run)),
    'in quoted-printable of UTF-16': quotedPrintable(Buffer.from(run, 'utf16le')),
    'in quoted-printable of Latin-1': quotedPrintable(Buffer.from(run.replace('’', "'"), 'latin1')),
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
    expect(await leaksOf({ 'a.html': 'le code: 1312 4477 b' })).toContain(`a.html: ${place}`)
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

describe('what says nothing of a piece is no leak', () => {
  const sealed = (markdown: string, html: string) => {
    const nuit = campaign()
    return [{ ...nuit, pieces: nuit.pieces.map((piece) => ({ ...piece, markdown, html })) }]
  }

  test('a few letters again and again', async () => {
    for (const cells of [['aaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'], ['lalalalalalalala'], ['ـــــــــــــــــ']]) {
      const table = sealed(`| ${cells.join(' | ')} |`, cells.map((cell) => `<td>${cell}</td>`).join(''))
      expect(await leaksOf({ 'qr.js': `x="${cells.join('').repeat(2)}"` }, table)).toEqual([])
    }
  })

  test('what our scripts, styles and words hold without any campaign, a code too; but all that stands beside it', async () => {
    const own = ['.a { display: flex; align-items: center; color: #ff5a3c }', 'Quelqu’un t’a choisi pour ouvrir ceci.']
    const text = 'Quelqu’un t’a choisi pour ouvrir ceci. align-items: center (#ff5a3c). Viens samedi porte bleue.'
    const page = own.join('\n')
    const campaigns = sealed(text, `<p>${text}</p>`)
    expect(await leaksOf({ 'a.html': page }, campaigns, own)).toEqual([])
    expect(await leaksOf({ 'a.html': page }, campaigns)).toHaveLength(2)
    expect(await leaksOf({ 'a.html': `${page} Viens samedi porte bleue` }, campaigns, own)).toHaveLength(1)
  })

  test('everything that the site says in every language, in the place of a piece', async () => {
    const own = await ownText([])
    const words = Object.values(dictionaryOf('pl', true).page).filter((word) => typeof word === 'string')
    const campaigns = sealed(words.join('\n\n'), words.map((word) => `<p>${word}</p>`).join(''))
    const page = words.toReversed().join(' – ')
    expect(await leaksOf({ 'a.html': page }, campaigns, own)).toEqual([])
    expect(await leaksOf({ 'a.html': page }, campaigns)).not.toEqual([])
  })
})

describe('what is short is found inside a paragraph:', () => {
  const PARAGRAPH = `On s’y retrouve, comme chaque année. Porte bleue, quai nord ! Le code est <b>7714-0932 K</b>, la clef
est chez **Ousmane et Fatoumata**, et si rien ne marche : appelle le 06 12 34 56 78 avant 21 h (XK7-2pq9 sur la boîte).`
  const nuit = () => {
    const { pieces, ...rest } = campaign()
    const html = `<p>${PARAGRAPH.replace(/\*\*(.+)\*\*/, '<strong>$1</strong>')}</p>`
    return [{ ...rest, pieces: pieces.map((piece) => ({ ...piece, markdown: PARAGRAPH, html })) }]
  }
  const sentence = 'text of piece acte-un of campaign nuit (sealed/acte-un.md:1)'
  const marked = 'text of piece acte-un of campaign nuit (sealed/acte-un.md:2)'
  const code = (line: number) => `a code or number of piece acte-un of campaign nuit (sealed/acte-un.md:${line})`

  const FOUND: Record<string, [string, string]> = {
    'a sentence of 16 letters or more': ['Rendez-vous porte bleue, quai nord.', sentence],
    'a marked phrase': ['Demande à Ousmane et Fatoumata.', marked],
    'a code': ['<p>7714 0932 K</p>', code(1)],
    'a code without its signs': ['{"n":"77140932k"}', code(1)],
    'a code that mixes letters and digits': ['boîte xk7 2PQ9', code(2)],
    'a number of a telephone': ['tél. 06.12.34.56.78', code(2)],
  }
  for (const [what, [page, finding]] of Object.entries(FOUND)) {
    test(what, async () => expect(await leaksOf({ 'a.html': page }, nuit())).toEqual([`a.html: ${finding}`]))
  }

  const dump = (said: string, line: (offset: string, pairs: string[]) => string) =>
    (
      Buffer.from(said)
        .toString('hex')
        .match(/.{1,32}/g) ?? []
    )
      .map((pairs, i) => line((16 * i).toString(16).padStart(8, '0'), pairs.match(/../g) ?? []))
      .join('')
  const WRAPPED: Record<string, (said: string) => string | Uint8Array> = {
    'alone in a file': (said) => said,
    'in base64, in an attribute': (said) => `<p data-x="${Buffer.from(said).toString('base64')}">Bonsoir</p>`,
    'in hexadecimal, in an attribute': (said) => `<p data-x="${Buffer.from(said).toString('hex')}">Bonsoir</p>`,
    'in decimal bytes': (said) => JSON.stringify([...Buffer.from(said)]),
    'in base64 of UTF-16': (said) => `<p data-x="${Buffer.from(said, 'utf16le').toString('base64')}">Bonsoir</p>`,
    'in hexadecimal of UTF-16': (said) => `<p data-x="${Buffer.from(said, 'utf16le').toString('hex')}">Bonsoir</p>`,
    'in base64 of base64': (said) => Buffer.from(Buffer.from(said).toString('base64')).toString('base64'),
    'in quoted-printable, spaces too': (said) => said.replaceAll(' ', '=20'),
    'in quoted-printable, far behind what only looks like it': (said) =>
      `width=device-width${'. '.repeat(3000)}${said.replaceAll(' ', '=20')}`,
    'in groups of four digits': (said) => Buffer.from(said).toString('hex').replace(/.{4}/g, '$& '),
    'in lines of hexadecimal digits': (said) => Buffer.from(said).toString('hex').replace(/.{12}/g, '$&\n'),
    'in a dump by xxd': (said) => dump(said, (at, pairs) => `${at}: ${pairs.join('').replace(/.{4}/g, '$& ')} .....\n`),
    'in a dump by hexdump': (said) => dump(said, (at, pairs) => `${at}  ${pairs.join(' ')}  |....|\n`),
    'in a picture’s own words': (said) => Buffer.concat([noise(60), Buffer.from(`Comment\0${said}`), noise(60, 'b')]),
  }
  for (const [how, wrapped] of Object.entries(WRAPPED)) {
    test(`${how}, whatever it is`, async () => {
      for (const [what, said, finding] of [
        ['a code', '7714-0932 K', code(1)],
        ['a marked phrase', 'Ousmane et Fatoumata', marked],
        ['a sentence', 'Porte bleue, quai nord', sentence],
      ] as const)
        expect(await leaksOf({ 'a.bin': wrapped(said) }, nuit()), what).toEqual([`a.bin: ${finding}`])
    })
  }

  test('a code in decimal bytes, behind two million numbers', async () => {
    const list = `[${'1,'.repeat(2e6)}"",${[...Buffer.from('7714-0932 K')]}]`
    expect(await leaksOf({ 'a.json': list }, nuit())).toEqual([`a.json: ${code(1)}`])
  })

  test('a sentence in base64 of short lines, and as a program puts them together', async () => {
    const lines =
      Buffer.from(`Porte bleue, quai nord ! ${SENTENCE}`)
        .toString('base64')
        .match(/.{1,28}/g) ?? []
    for (const end of ['+\n', ' +\n  ', ',\r\n', '\n  + '])
      expect(await leaksOf({ 'a.js': lines.map((line) => `"${line}"`).join(end) }, nuit()), end).toHaveLength(1)
    for (const written of [lines.join('\n'), lines.join('\n  ')])
      expect(await leaksOf({ 'a.js': written }, nuit())).toEqual([`a.js: ${sentence}`])
  })

  test('not a part of a code, nor digits that others stand before or after', async () => {
    for (const page of ['7714-0932', '177140932K', '77140932 KO', '0 612345678', 'M7,7 14,0 93,2', 'avant 21 h']) {
      expect(await leaksOf({ 'a.html': page }, nuit()), page).toEqual([])
    }
  })

  test('not dates, times, years, round numbers, and what the campaign’s own title says', async () => {
    const said =
      'Le 21/06/2027 (2027-06-21, 21.6.27) à 20 h 30, 20:30 ; 1 000 000 de vues, 2026, 111111, Affaire 4815-1623'
    const [{ pieces, labels, ...rest } = campaign()] = nuit()
    const dated = pieces.map((piece) => ({ ...piece, markdown: said, html: '' }))
    const campaigns = [{ ...rest, labels: [...labels, 'Affaire 4815-1623'], pieces: dated }]
    const page = 'Le 21/06/2027, 2027-06-21, 21.6.27, 20 h 30, 1 000 000, 1000000, 2026, 111111, 4815 1623'
    expect(await leaksOf({ 'a.html': page }, campaigns)).toEqual([])
  })
})

describe('a picture of a piece is found, resized and re-encoded, and no other is taken for it:', () => {
  const PHOTOGRAPHS = ['jaune-ou-rose', 'minuit-club', 'cabines'].flatMap((slug) =>
    readdirSync(`campaigns/${slug}/media`)
      .filter((name) => name.endsWith('.jpg'))
      .map((name) => ({ name: `${slug}-${name}`, bytes: readFileSync(`campaigns/${slug}/media/${name}`) })),
  )
  const sealedAs = (pictures: { name: string; bytes: Uint8Array }[]) => [
    campaign(pictures.map(({ name, bytes }) => ({ file: `/c/nuit/media/${name}`, bytes }))),
  ]
  const found = (file: string, name: string) => `${file}: a picture of piece acte-un of campaign nuit (media/${name})`
  const COPIES: Record<string, (image: Sharp) => Sharp> = {
    '64 pixels wide, as WebP': (image) => image.resize({ width: 64 }).webp(),
    '300 pixels wide, in AVIF': (image) => image.resize({ width: 300 }).avif({ effort: 0 }),
    'JPEG of the lowest quality, in grey and brighter': (image) =>
      image.resize({ width: 600 }).greyscale().modulate({ brightness: 1.2 }).jpeg({ quality: 20 }),
    'stretched into a square, as PNG': (image) => image.resize(200, 200, { fit: 'fill' }).png(),
  }

  test(`${PHOTOGRAPHS.length} photographs of three series, each ${Object.keys(COPIES).join('; ')}`, async () => {
    const copies = Object.values(COPIES).flatMap((copy, form) =>
      PHOTOGRAPHS.map(async ({ name, bytes }) => [`${name}.${form}`, await copy(sharp(bytes)).toBuffer()] as const),
    )
    const leaks = await leaksOf(Object.fromEntries(await Promise.all(copies)), sealedAs(PHOTOGRAPHS))
    const expected = Object.values(COPIES).flatMap((_, form) =>
      PHOTOGRAPHS.map(({ name }) => found(`${name}.${form}`, name)),
    )
    expect(leaks.sort()).toEqual(expected.sort())
  })

  test('in base64, in a stylesheet', async () => {
    const [picture] = PHOTOGRAPHS
    if (!picture) throw new Error('no photograph')
    const small = await sharp(picture.bytes).resize({ width: 80 }).webp().toBuffer()
    const css = `.a { background: url(data:image/webp;base64,${small.toString('base64')}) }`
    expect(await leaksOf({ 'look.css': css }, sealedAs([picture]))).toEqual([found('look.css', picture.name)])
  })

  test('drawings that look alike at a glance are none: flat, from light to dark, noise, pages of text, icons', async () => {
    // Of two shades, so that their files share no run of bytes, whatever the font.
    const page = (words: string, ground: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="800"><rect width="600" height="800" fill="${ground}"/>${Array.from(
        { length: 14 },
        (_, i) =>
          `<text x="60" y="${90 + i * 48}" font-size="30">${words.slice(i * 5, i * 5 + 9 + ((i * words.length) % 17))}</text>`,
      ).join('')}</svg>`
    const sky = (from: string, to: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><linearGradient id="g" x2="0" y2="1"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient><rect width="300" height="200" fill="url(#g)"/></svg>`
    const raw = (seed: string) => sharp(noise(90 * 90 * 3, seed), { raw: { width: 90, height: 90, channels: 3 } }).png()
    const flat = (background: string) => sharp({ create: { width: 90, height: 90, channels: 3, background } }).jpeg()
    const pair = async (a: Sharp, b: Sharp) => [await a.toBuffer(), await b.toBuffer()] as const
    const svg = (drawing: string) => sharp(Buffer.from(drawing)).png()
    const pairs = {
      flat: await pair(flat('#123456'), flat('#fedcba')),
      sky: await pair(svg(sky('#012', '#9bd')), svg(sky('#102', '#dcb'))),
      noise: await pair(raw('a'), raw('b')),
      page: await pair(
        svg(page('Dans la nuit les lampes tremblent, et toi tu marches sans te retourner vers nous', '#ffffff')),
        svg(page('Recette : trois oeufs, du sucre, une gousse de vanille, et un four bien chaud !', '#fbfaf4')),
      ),
      icon: await pair(raw('c').resize(16, 16), raw('c').resize(16, 16).negate()),
    }
    const sealed = Object.entries(pairs).map(([name, [bytes]]) => ({ name: `${name}.png`, bytes }))
    const shown = Object.fromEntries(Object.entries(pairs).map(([name, [, bytes]]) => [`shown/${name}-x.png`, bytes]))
    expect(await leaksOf(shown, sealedAs(sealed))).toEqual([])
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

  test('not in another card on the same ground, as the build makes them; most of a form is one', async () => {
    const card = async (text: string) => {
      const ground =
        '<linearGradient id="g" x2="0" y2="1"><stop stop-color="#125"/><stop offset="1" stop-color="#e52"/></linearGradient>'
      const drawn = `${ground}<rect width="1200" height="1500" fill="url(#g)"/><text x="100" y="1300" font-size="110">${text}</text>`
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1500">${drawn}</svg>`
      return encode(await sharp(Buffer.from(svg)).png().toBuffer(), { format: 'avif', width: 480 })
    }
    const form = await card('One')
    const campaigns = [
      campaign([noise(999, 'original'), form].map((bytes) => ({ file: '/c/nuit/media/a.png', bytes }))),
    ]
    expect(await leaksOf({ 'assets/cover.avif': await card('Two words') }, campaigns)).toEqual([])
    expect(await leaksOf({ 'assets/x': form.subarray(0, form.length * 0.9) }, campaigns)).toHaveLength(1)
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

  test('as a program lists its bytes, in lines, and as mails write them', async () => {
    for (const [name, key] of Object.entries(keys).filter(([name]) => /content|link/.test(name))) {
      const bytes = Buffer.from(key)
      const listed = [...bytes].map((byte) => byte.toString(16))
      const padded = listed.map((digits) => digits.padStart(2, '0'))
      const written = [
        `[${listed.map((digits) => `0x${digits}`).join(', ')}]`,
        JSON.stringify(bytes),
        padded.join(':'),
        padded.map((digits) => `\\x${digits}`).join(''),
        (bytes.toString('base64').match(/.{1,20}/g) ?? []).join('\n'),
        quotedPrintable(bytes),
      ]
      for (const form of written) expect(await leaksOf({ 'a.js': form }), form).toEqual([`a.js: ${name}`])
    }
  })

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

describe('where an embed leads is found', () => {
  const to = (address: Address) => {
    const html = `<template><iframe src="${frameAddress(address).replaceAll('&', '&amp;')}"></iframe></template>`
    const nuit = campaign()
    return [{ ...nuit, pieces: nuit.pieces.map((piece) => ({ ...piece, file: '/c/nuit/campaign.yaml', html })) }]
  }
  const clip: Address = { player: 'youtube', id: 'aBc-eFgHiJk' }
  const film: Address = { player: 'vimeo', id: '2468013579', key: 'abcdefabcd' }
  const song: Address = { player: 'soundcloud', id: 'la-troupe/la-nuit', key: 's-AbCdEfGhIjK' }
  const found = ['a.html: the address of piece acte-un of campaign nuit (campaign.yaml)']

  test.each([
    ['https://www.youtube.com/watch?v=aBc-eFgHiJk', clip],
    ['{"poster":"https:\\/\\/i.ytimg.com\\/vi\\/aBc-eFgHiJk\\/0.jpg"}', clip],
    [frameAddress(clip), clip],
    [Buffer.from('https://youtu.be/aBc-eFgHiJk').toString('base64'), clip],
    ['the film 2468013579.', film],
    ['?h=abcdefabcd', film],
    [frameAddress(song), song],
    ['https://soundcloud.com/la-troupe/la-nuit', song],
  ])('as a whole or by its id alone: %s', async (page, address) => {
    expect(await leaksOf({ 'a.html': `<p>${page}</p>` }, to(address))).toEqual(expect.arrayContaining(found))
  })

  test('not the origin of its player, which the policy names, nor what only holds an id within', async () => {
    const policy = pagePolicy(Object.values(PLAYERS).map(({ origin }) => origin))
    const page = `<meta content="${policy}"><p>12468013579</p><p>2468013579ABC</p>`
    for (const address of [clip, film, song])
      expect(await leaksOf({ 'a.html': page }, to(address), await ownText([]))).toEqual([])
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

describe('a film in clear', () => {
  const box = (type: string, content: string) => {
    const bytes = Buffer.alloc(8 + content.length)
    bytes.writeUInt32BE(bytes.length)
    bytes.write(type + content, 4, 'latin1')
    return bytes
  }
  const header = box('moov', box('mvhd', '\0'.repeat(100)).toString('latin1'))
  test.each([
    ['ftyp', Buffer.concat([box('ftyp', 'isom\0\0\0\0isomavc1'), noise(400, 'other')])],
    ['styp', Buffer.concat([box('styp', 'msdh\0\0\0\0msdhmsix'), noise(400, 'other')])],
    ['moov', Buffer.concat([noise(400, 'other'), header])],
    ['moof', box('moof', box('mfhd', '\0'.repeat(8)).toString('latin1'))],
    ['#EXTM3U', Buffer.from('#EXTM3U\n#EXT-X-VERSION:6\n')],
  ])('is found whoever it is of: %s', async (name, bytes) => {
    const found = [`a film that anybody can play (${name})`]
    expect(await leaksOf({ 'nuit/sealed/media/7Hn.bin': bytes })).toEqual([expect.stringContaining(found[0] ?? '')])
    const wrapped = `const film = "${bytes.toString('base64')}"`
    expect(await leaksOf({ 'assets/film.js': wrapped }), 'in base64').toEqual([expect.stringContaining(found[0] ?? '')])
  })

  test('any part of a large one is found, though little of it is held', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'leaks-'))
    folders.push(folder)
    const [film, file] = [randomBytes(24 * 2 ** 20), join(folder, 'film.mp4')]
    await writeFile(file, film)
    const bytes = await sampleOfFile(file)
    expect(bytes.length).toBeLessThanOrEqual(8 * 2 ** 20)
    const starts = [5_000, 12_345_678, film.length - 4096]
    const parts = Object.fromEntries(starts.map((at) => [`nuit/${at}.bin`, film.subarray(at, at + 2048)]))
    expect(await leaksOf(parts, [campaign([{ file, bytes }])])).toHaveLength(starts.length)
  })

  test('so is any part of a segment, or of a part of a file, of a campaign that stays as it was; small media are held whole', async () => {
    const [part, header] = [randomBytes(PART_BYTES), box('styp', 'msdh\0\0\0\0msdhmsix')]
    const segment = Buffer.concat([header, randomBytes(PART_BYTES / 2)])
    for (const held of [part, segment]) {
      const sample = sampleOfSegment(new Uint8Array(held))
      expect(sample.length).toBe(16 * 2 ** 10)
      const starts = [1000, Math.floor(held.length / 3), held.length - 18_000]
      const parts = Object.fromEntries(starts.map((at) => [`nuit/${at}.bin`, held.subarray(at, at + 17_000)]))
      const media = [{ file: '/c/nuit/7Hn.bin', bytes: sample }]
      expect(await leaksOf(parts, [campaign(media)])).toHaveLength(starts.length)
    }
    const photo = new Uint8Array(randomBytes(PART_BYTES / 2))
    expect(sampleOfSegment(photo)).toBe(photo)
  })

  test('not where scripts read films, and not in pictures of a kindred format', async () => {
    const script = 'if (type === "ftyp" || type === "moov" && next === "mvhd") t.startsWith("#EXTM3U")'
    const avif = new Uint8Array(
      await sharp(noise(3 * 64 * 64), { raw: { width: 64, height: 64, channels: 3 } })
        .avif()
        .toBuffer(),
    )
    expect(await leaksOf({ 'assets/hls.js': script, 'assets/cover.avif': avif })).toEqual([])
  })

  test('what is said in it is found, and how its chapters are called', async () => {
    const said =
      'WEBVTT\n\n00:00.000 --> 00:02.000\nIl pleut sur <i>la verrière</i> abandonnée.\n\n00:02.000 --> 00:03.000\nPorte dérobée 77\n'
    const captions = campaign([{ file: '/c/nuit/media/clip.fr.vtt', bytes: Buffer.from(said) }])
    const text = 'text of piece acte-un of campaign nuit (media/clip.fr.vtt)'
    for (const copy of ['Il pleut sur la verrière abandonnée.', 'Porte dérobée 77'])
      expect(await leaksOf({ 'nuit/index.html': `<p>${copy}</p>` }, [captions])).toEqual([
        expect.stringContaining(text),
      ])
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
