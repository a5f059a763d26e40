import fc from 'fast-check'
import type { Files } from './campaign-folder.ts'

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
  ],
]
const FOLDERS = ['a', 'minuit-club', '404', 'con', 'index', 'Ete', 'a b', 'studio', 'x1', 'z-9']
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
]

const usually = <T>(usual: T, others: readonly T[]) =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: fc.constantFrom(...others) })
const [plain, ...otherEncodings] = ENCODINGS as [Encode, ...Encode[]]

const reference = fc
  .record({
    name: fc.constantFrom(...NAMES),
    write: usually(WRITINGS[1] as (typeof WRITINGS)[number], WRITINGS),
    isEmbedded: fc.boolean(),
  })
  .map(({ name, write, isEmbedded }) => ({ name, text: `${isEmbedded ? '!' : ''}[Vers minuit](${write(name)})` }))

const campaign = fc.record({
  title: usually('Nuit blanche', TITLES),
  fields: fc.uniqueArray(fc.constantFrom(...FIELDS), { maxLength: 2, selector: (field) => field.split(':')[0] }),
  encode: usually(plain, otherEncodings),
  encodePiece: usually(plain, otherEncodings),
  blocks: fc.array(fc.constantFrom(...BLOCKS), { maxLength: 3 }),
  references: fc.array(reference, { maxLength: 2 }),
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
export function oddCampaigns(seed: number, photos: readonly Uint8Array[]): OddCampaign[] {
  return fc.sample(campaign, { seed, numRuns: photos.length }).map((made, i) => {
    const photo = photos[i] ?? new Uint8Array()
    const name = i % 5 === 4 && i / 5 < FOLDERS.length ? (FOLDERS[Math.floor(i / 5)] ?? '') : `campagne-${i}`
    const files: Files = {
      [`${name}/campaign.yaml`]: made.encode([`title: ${made.title}`, ...made.fields].join('\n')),
      [`${name}/sealed/clip.md`]: made.encodePiece(
        ['Été.', ...made.blocks, ...made.references.map(({ text }) => text)].join('\n\n'),
      ),
      [`${name}/media/photo.jpg`]: photo,
    }
    for (const side of made.side) files[`${name}/sealed/${side}`] = 'x'
    for (const medium of made.references) {
      const bytes = medium.name.endsWith('txt') ? new TextEncoder().encode('Dans la nuit') : photo
      if (made.damage !== 'missing')
        files[`${name}/media/${medium.name}`] =
          made.damage === 'whole' ? bytes : bytes.slice(0, made.damage === 'cut' ? 300 : 0)
    }
    return { name, files }
  })
}
