import fc from 'fast-check'
import type { Files } from './campaign-folder.ts'
import { type OddMedia, oddMedia } from './odd-media.ts'

/** What agencies put in their folders, and what their systems, editors and habits make of it. */

const NAMES = [
  ...['photo.jpg', 'PHOTO.JPG', '100%.jpg', '50%25.jpg', 'a b.jpg', 'take #2.jpg', 'what?.jpg', "it's.jpg", 'a&b.jpg'],
  ...['é.jpg'.normalize('NFC'), 'é.jpg'.normalize('NFD'), '日本.jpg', 'x(1).jpg', '-x.jpg', '%E9.jpg', 'a+b;c.jpg'],
  ...[
    'a"b.jpg',
    'a[1].jpg',
    'a_b_*c*.jpg',
    '🎤.jpg',
    'نور.jpg',
    'a%20b.jpg',
    'a,b.png',
    'notes.txt',
    'take #1.txt',
    '<x>.txt',
    'a.b.c.jpg',
    'x..jpg',
    `${'long'.repeat(55)}.jpg`,
    'photo.JFIF',
    'photo.heic',
    'a.gif',
    'a.avif',
    'a.webp',
    'a.tif',
    'drawing.svg',
    'logo.svg',
    'film.mov',
    'film.MOV',
    'film.mkv',
    'film.mp4',
    'son.mp3',
    'son.wav',
    'son.m4a',
    '404.html',
    'print.json',
    'counter.js',
    'look.css',
    'x.pdf',
    'x',
    'media',
    'sub/photo.jpg',
    'sub folder/photo #1.jpg',
  ],
]
const TITLES = [
  ...[
    'Minuit',
    '"Clip: le retour"',
    'Clip: le retour',
    'Wanted #1 en France',
    '1984',
    'true',
    '#clip',
    '@nour',
    '*star*',
  ],
  ...[
    "'L''été'",
    "L'été",
    '« Oui » : non',
    '[Brouillon] Clip',
    '"🎤 نور 日本"',
    '"<script>alert(1)</script>"',
    '"{{x}} %s"',
    '"a\\0b"',
    '"\\u200b"',
    '"a\\nb"',
    '"👩‍👩‍👧 Fa\\u00admille"',
    '[Live]',
    '~',
    '""',
  ],
]
const FIELDS = [
  ...[
    'goal: 500',
    'goal: 5.000',
    'goal: 5,000',
    'goal: 5 000',
    'goal: 5k',
    'goal: 1e3',
    'goal: -5',
    'goal: 1.5',
    'goal: 010',
  ],
  ...['look: letter', 'look: poster', 'look: cinema', 'locale: ar', 'locale: de', 'translations: { en: { title: X } }'],
  ...['accent: #e0913a', 'accent: "#e0913a"', 'formal: yes', 'opens: 2026-12-24', 'opens: 2026-12-24T18:00:00+01:00'],
  ...[
    'roots:\n  - label: "=1+1"\n    cap: 1.000',
    'roots:\n  - label: نور',
    'slug: 404',
    'slug: com1',
    'description: Wanted #1',
    '\tbrand: x',
    ' brand: x',
  ],
  ...[
    'brand: "Maison & Fils <b>"',
    'channels: whatsapp',
    'channels: [sms, copy]',
    'epoch: 0x1F',
    'title: encore',
    'cover: { image: media/photo.jpg, alt: A }',
    'cover: media/photo.jpg',
    'logo: media/photo.jpg',
    'description: Dans la nuit blanche, derrière le théâtre',
    'description: |\n  Deux\n  lignes',
    'description: > \n  Une\n  ligne\n',
    'description: “Citation”',
    'messages: { default: "Viens {link}" }',
    'messages:\n  sms: Viens',
    'pieces: clip',
    'pieces: [clip]',
    'pieces:\n  - id: clip\n    unlock: { views: 3 }',
    'pieces:\n- file: clip.md\n  title: Poster',
    'pieces:\n  - id: Clip',
    'pieces:\n  - file: sealed/clip.md\n   unlock: link',
    'translations: [en]',
    'retention: 800',
    'leaks: yes',
    'embed: brand.example',
    'opens: 24/12/2026 18:00',
    'opens: 2026-12-24 18:00',
    'stylesheet: style.css',
    'description: &a Texte',
    'description: *a',
    'description: !!str 5',
    'description: %x',
    'description: "a\\b"',
    'description: "non fermé',
    '- title: x',
    '---',
    '...',
    '? x',
    '<<: { a: b }',
    '"brand": x',
    'brand : x',
    'brand:x',
    'Brand: x',
    'brand = x',
    '# commentaire',
    '\u00a0brand: x',
    'brand: { }',
    'brand: []',
    'brand: null',
    'unlock: link',
  ],
]
const FOLDERS = [
  ...[
    'a',
    'minuit-club',
    '404',
    'con',
    'index',
    'Ete',
    'a b',
    'studio',
    'x1',
    'z-9',
    'été',
    '_draft',
    'live',
    'sealed',
  ],
  ...['_astro', 'media', 'assets', 'a--b', '-a', 'a_b', 'x'.repeat(61), '🎤', 'api', '500', 'icon.png', 'poster'],
]
const PIECES = [
  ...['poster.md', 'media.md', 'look-inside.md', 'index.md', 'sealed.md', 'en.md', 'Clip.md', 'clip 2.md', 'été.md'],
  ...['clip.MD', 'clip.markdown', 'clip.txt', 'clip.en.md', 'clip--2.md', 'clip_2.md', 'icon.md', 'a/clip.md'],
]
const TEASERS = [
  'Bientôt.',
  '![x](../media/photo.jpg)',
  'Été. Dans la nuit blanche, derrière le théâtre',
  '',
  '[a](b c)',
  '# Titre',
]
const SIDE_FILES = [
  '._clip.md',
  '.DS_Store',
  'clip.md~',
  '#clip.md#',
  '.clip.md.swp',
  'clip.md.orig',
  'Icon\r',
  'clip (conflicted copy).md',
  'desktop.ini',
]
const BLOCKS = [
  ...[
    'Du texte.',
    '## Un titre',
    '| a | b |\n| - | - |\n| 1 | 2 |',
    '```\n![x](../media/photo.jpg)\n```',
    '> cité',
    '- un\n- deux',
  ],
  ...[
    '[loin](https://example.org/?a=1#b)',
    '<b>gras</b>',
    '`../media/photo.jpg`',
    'Une note[^1].\n\n[^1]: Ici.',
    '1 < 2 & 3',
    '\\*',
    'Dans la nuit blanche, derrière le théâtre',
    '# Un\n\n# Un\n\n[là](#un) [bas](#un-2)',
    '[là](#nulle-part)',
    '## Été à *Paris* `x`\n\n[là](#ete-a-paris-x)',
    'Titre\n=====',
    '- [ ] à faire\n- [x] fait',
    '1. un\n   - deux\n     - trois\n\n       texte\n2. quatre',
    '[ref][r], [r] et ![i][r]\n\n[r]: https://example.org "Titre"',
    'https://example.org/a_b_c www.example.org a@example.org <https://example.org>',
    '[page](clip.md) [page](../sealed/clip.md) [autre](autre.md)',
    '<details><summary>Plus</summary>\n\nTexte\n\n</details>',
    '<div style="color:red" onclick="x()">Texte</div>',
    '<img src="../media/photo.jpg">',
    '<video src="https://example.org/a.mp4"></video>',
    '<script>alert(1)</script>',
    '<!-- caché -->',
    '<!-- ouvert',
    '~~~\nouvert',
    '    ![x](../media/photo.jpg)',
    '![loin](https://example.org/a.jpg)',
    '![](../media/photo.jpg)',
    '![titre](../media/photo.jpg "Un titre")',
    '![un](../media/photo.jpg)\n\n![deux](../media/photo.jpg)',
    '> ![cité](../media/photo.jpg)\n> texte',
    '| ![a](../media/photo.jpg) | b |\n| - | :-: |\n| 1 | [t](../media/photo.jpg) |',
    '| a | b |\n| 1 | 2 |',
    '| a | b |\n| - |\n| 1 | 2 |',
    '[![x](../media/photo.jpg)](https://example.org)',
    '[![x](../media/photo.jpg)](../media/photo.jpg)',
    '- ![x](../media/photo.jpg)\n- texte',
    '![[photo.jpg]]',
    '[[clip]]',
    '[texte](une page)',
    '##Titre',
    '**gras ** et ~~rayé',
    '$a^2$ et 5 $ et 6 $',
    ':fire: à 12:30:15',
    '==marqué==',
    'ligne  \nsuite\\\nfin',
    '***',
    '---\ntitle: x\n---',
    '&eacute; &#233; &nbsp; &bogus;',
    'نور 日本 🎤 ไทย',
    'x'.repeat(400),
    '<b>non fermé',
    '[x]: ../media/photo.jpg',
    '![x](photo.jpg)',
    '![x](../media//photo.jpg)',
    '![x](../media/./photo.jpg) [y](../media/sub/../photo.jpg)',
    '[**gras**](../media/./photo.jpg)',
    '<div>\n**gras** ![x](../media/photo.jpg)\n</div>',
    '##\u00a0Titre',
    '-\u00a0un\n-\u00a0deux',
    '##**Titre**',
    '[plan](/media/photo.jpg)',
    '![x](/media/photo.jpg)',
    '![x](./media/photo.jpg)',
    '![x](../media/../campaign.yaml)',
    '![x](..\\media\\photo.jpg)',
    '[x](javascript:alert(1))',
    '\\![x](../media/photo.jpg)',
    'a[^1] b[^1] c[^n].\n\n[^1]: ![x](../media/photo.jpg)\n[^n]: Note\n\n    suite',
  ],
]

type Encode = (text: string) => string | Uint8Array
const ENCODINGS: Encode[] = [
  (text) => text,
  (text) => `\ufeff${text}`,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\n', '\r'),
  (text) => Buffer.from(text, 'latin1'),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(text, 'utf16le').swap16(),
  (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xe9, 10])]),
  (text) => text.replace('\n', '\0\n'),
  (text) => text.normalize('NFD'),
  (text) => `${text}\n\u001a`,
  (text) => text.replaceAll(' ', '\u00a0'),
  (text) => `\n\n${text}\n\n`,
]

/** How a name is written as an address, rightly and wrongly. */
const WRITINGS: ((name: string) => string)[] = [
  (name) => `../media/${name}`,
  (name) => `<../media/${name}>`,
  (name) => `../media/${encodeURIComponent(name)}`,
  (name) => encodeURI(`../media/${name}`),
  (name) => `../media/${name.toUpperCase()}`,
  (name) => `../media/${name.normalize(name.normalize('NFC') === name ? 'NFD' : 'NFC')}`,
  (name) => `../media/${name}?v=2`,
  (name) => `media/${name}`,
  (name) => `<../media/${name}> "Titre"`,
  (name) => `../media/${name} 'Titre'`,
  (name) => `..\\media\\${name}`,
]

const usually = <T>(usual: T, others: readonly T[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) })
const [plain, ...otherEncodings] = ENCODINGS as [Encode, ...Encode[]]

const reference = fc
  .record({
    name: fc.constantFrom(...NAMES),
    write: usually(WRITINGS[1] as (typeof WRITINGS)[number], WRITINGS),
    isEmbedded: fc.boolean(),
  })
  .map(({ name, write, isEmbedded }) => ({ name, text: `${isEmbedded ? '!' : ''}[Vers minuit](${write(name)})` }))

const CONTENTS: (keyof OddMedia)[] = [
  ...([
    'png',
    'deep',
    'cmyk',
    'turned',
    'gif',
    'moving',
    'told',
    'pages',
    'stilled',
    'nameless',
    'webp',
    'avif',
    'tiff',
    'heic',
    'svg',
    'sizeless',
    'script',
  ] as const),
  ...(['bomb', 'thread', 'film', 'quicktime', 'matroska', 'wave', 'html', 'zeros'] as const),
]

const campaign = fc.record({
  title: usually('Nuit blanche', TITLES),
  fields: fc.uniqueArray(fc.constantFrom(...FIELDS), { maxLength: 1 }),
  encode: usually(plain, otherEncodings),
  encodePiece: usually(plain, otherEncodings),
  blocks: fc.array(fc.constantFrom(...BLOCKS), { maxLength: 3 }),
  references: fc.array(reference, { maxLength: 2 }),
  content: fc.oneof(
    { weight: 6, arbitrary: fc.constant(undefined) },
    { weight: 4, arbitrary: fc.constantFrom<(keyof OddMedia)[]>(...CONTENTS) },
  ),
  piece: usually('clip.md', PIECES),
  teaser: usually('', TEASERS),
  side: fc.array(fc.constantFrom(...SIDE_FILES), { maxLength: 2 }),
  damage: usually('whole', ['cut', 'empty', 'missing'] as string[]),
})

export interface OddCampaign {
  /** Its folder's name. */
  name: string
  /** By path below the folder of campaigns. */
  files: Files
}

/**
 * Campaigns made at random: the same for the same seed.
 * @param photos one for each: a picture that one shows to everybody is no other's secret
 */
export async function oddCampaigns(seed: number, photos: readonly Uint8Array[]): Promise<OddCampaign[]> {
  const samples = fc.sample(campaign, { seed, numRuns: photos.length })
  return Promise.all(
    samples.map(async (made, i) => {
      const photo = photos[i] ?? new Uint8Array()
      const media = await oddMedia(photo)
      const isOddFolder = i % 5 === 4 && i / 5 < FOLDERS.length * 5
      const name = isOddFolder ? (FOLDERS[(Math.floor(i / 5) + seed) % FOLDERS.length] ?? '') : `campagne-${i}`
      const files: Files = {
        [`${name}/campaign.yaml`]: made.encode([`title: ${made.title}`, ...made.fields].join('\n')),
        [`${name}/sealed/${made.piece}`]: made.encodePiece(
          ['Été.', ...made.blocks, ...made.references.map(({ text }) => text)].join('\n\n'),
        ),
        [`${name}/media/photo.jpg`]: photo,
        [`${name}/style.css`]: '.brand { rotate: 1deg }',
      }
      if (made.teaser) files[`${name}/teaser.md`] = made.encodePiece(made.teaser)
      for (const side of made.side) files[`${name}/sealed/${side}`] = 'x'
      for (const medium of made.references) {
        const bytes = media[made.content ?? kindOf(medium.name)]
        const cut = made.damage === 'cut' ? Math.min(300, bytes.length - 20) : 0
        if (made.damage !== 'missing') {
          files[`${name}/media/${medium.name}`] = made.damage === 'whole' ? bytes : bytes.slice(0, cut)
        }
      }
      return { name, files }
    }),
  )
}

const KINDS: Record<string, keyof OddMedia> = {
  ...{ gif: 'gif', avif: 'avif', webp: 'webp', tif: 'tiff', png: 'png', heic: 'heic', svg: 'svg', mov: 'quicktime' },
  ...{ mkv: 'matroska', mp4: 'film', mp3: 'wave', wav: 'wave', m4a: 'film', jpg: 'jpg', jfif: 'jpg' },
}

/** What lies in a file that holds what its name says. */
function kindOf(name: string): keyof OddMedia {
  return KINDS[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'text'
}
