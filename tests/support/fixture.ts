import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Badge, MANIFEST_FILE, type Manifest, parseManifest } from '../../campaigns/manifest.ts'
import { encodeBase58 } from '../../seal/base58.ts'
import { sealDeterministically } from '../../seal/container.ts'
import { createTokenKind, rootId } from '../../seal/link.ts'
import { createKeyring } from '../../seal/secret.ts'

/** Campaigns in every phase, for the suites that talk to a host and need no site. */

export const SECRET = 'a secret for the tests, long enough to be one'
export const keyring = createKeyring(SECRET)

export const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 350.0.0.0'

/** The site that may embed `open`; no other campaign names one. */
export const BRAND = 'https://brand.example'

export const CLOSED_AT = Date.parse('2026-01-02T00:00:00Z')
export const OPENS_AT = Date.parse('2059-01-01T00:00:00Z')

const badge: Badge = {
  locale: 'en',
  views: { one: 'share', other: 'shares' },
  zero: { upcoming: 'It starts soon.', open: 'It starts with somebody.', closed: 'It is over.' },
  face: { family: 'sans-serif', weight: 700, digit: 0.57 },
  accent: '#aa2200',
  onAccent: '#fffffe',
  light: { ground: '#fffffd', edge: '#cccccc', ink: '#111111', soft: '#555555' },
  dark: { ground: '#111111', edge: '#444444', ink: '#eeeeee', soft: '#aaaaaa' },
}

const text = (id: string, unlock: unknown) => ({ kind: 'markdown', id, title: id, epoch: '0.0', unlock })
const poll = (id: string, more: object) => ({
  ...{ kind: 'poll', id, title: id, epoch: '0.0', unlock: 'link', pick: 'one', result: 'after' },
  choices: ['brown', 'pink', 'white'].map((choice) => ({ id: choice, text: choice })),
  ...more,
})

const base = {
  locale: 'fr',
  retention: 30,
  leaks: { people: 100, quarter: 20 },
  channels: ['whatsapp', 'email', 'copy', 'voice'],
  embed: [],
  badge,
  pieces: [
    text('clip', 'link'),
    text('making-of', { shares: 3 }),
    text('track', { views: 5 }),
    text('past', { at: CLOSED_AT }),
    text('future', { at: OPENS_AT }),
  ],
  roots: [
    { label: 'List', kind: 'seed', channel: 'whatsapp' },
    { label: 'Capped', kind: 'circle', channel: 'copy', cap: 10 },
  ],
}

const polls = [
  poll('colour', {}),
  poll('moving', { result: 'live', pick: { most: 2 } }),
  poll('told', {}),
  poll('order', { result: 'hidden', pick: 'ranking' }),
  poll('earned', { unlock: { shares: 3 } }),
  poll('decided', { closes: CLOSED_AT }),
  text('prize', { votes: 3 }),
]

const gallery = (id: string, more: object) => ({
  ...{ ...text(id, 'link'), kind: 'gallery', most: 3, moderation: 'before', caption: 'optional', hideAfter: 3 },
  ...more,
})
const galleries = [
  gallery('cabs', {}),
  gallery('open-cabs', { moderation: 'after', most: 12 }),
  gallery('named', { caption: 'required', most: 1 }),
  gallery('bare', { caption: 'none' }),
  gallery('locked', { unlock: { shares: 3 } }),
  text('prize', { photos: 2 }),
]

/** Claire says something to those who come through her. */
const led = [
  ...base.roots,
  {
    ...{ label: 'Claire', kind: 'ambassador', channel: 'copy' },
    sealedAs: { id: 'introduction.claire', epoch: '0.0', name: 'Y2xhaXJl' },
  },
  { label: 'Bruno', kind: 'ambassador', channel: 'email' },
]

const code = (id: string, holder: string, codes: string[]) => ({
  ...text(id, 'link'),
  kind: 'code',
  for: holder,
  codes,
})
const draw = (id: string, closes: number) => ({
  ...{ ...text(id, 'link'), kind: 'draw', closes, claim: 14 },
  prizes: [
    { name: 'A pan', count: 2 },
    { name: 'A spoon', count: 1 },
  ],
})
const prizes = [
  code('shared', 'branch', ['ONE', 'TWO']),
  code('own', 'each', ['A', 'B', 'C']),
  draw('pans', OPENS_AT),
  draw('nothing', CLOSED_AT),
]

const film = { ...text('film', 'link'), kind: 'video' }
const sequel = { ...film, id: 'sequel', unlock: { shares: 3 } }
const letter = { ...text('letter', 'link'), filmPaths: ['media/clip.mp4', 'media/été à deux.mp4'] }
const elsewhere = { ...text('elsewhere', 'link'), kind: 'embed', player: 'vimeo' }

const circles = {
  ...{ size: 10, splits: 'auto', names: '{name} {number}' },
  list: [
    { id: 'bretagne', name: 'Bretagne', goal: 8, place: [48.1, -2.9] },
    { id: 'normandie', name: 'Normandie' },
    { id: 'corse', name: 'Corse' },
  ],
}
const circled = {
  circles,
  pieces: [
    text('clip', 'link'),
    { ...text('breizh', 'link'), circles: ['bretagne'] },
    text('together', { circle: 4 }),
    poll('coast', { circles: ['normandie', 'corse'] }),
  ],
  roots: [
    { label: 'List', kind: 'seed', channel: 'whatsapp' },
    { label: 'Brest', kind: 'circle', channel: 'whatsapp', circle: 'bretagne' },
    { label: 'Rouen', kind: 'circle', channel: 'whatsapp', circle: 'normandie' },
    { label: 'Ajaccio', kind: 'circle', channel: 'whatsapp', circle: 'corse' },
  ],
}

const grouped = {
  ...{ tell: true, presence: true, follows: true, locales: ['fr', 'en'] },
  words: { fr: 'Premier mot.', en: 'First word.' },
  pieces: [text('clip', 'link'), text('together', { present: 3 })],
}

/** Slugs: `open`, `fresh` and `busy` are private, `early` upcoming, `shown` public, `over` closed; `silent` offers no voice; `asked` and `asked-all` hold polls, `cabines` galleries, `watched` two films, one on Vimeo and a text with two; in `together` a piece opens to a branch; `circled` has circles that divide beyond ten, `circled-asked` circles that divide when they are told to; in `group` the brand says a word, and is told things; `won` holds codes and draws. */
export const manifest: Manifest = parseManifest(
  JSON.stringify({
    version: 1,
    campaigns: [
      { ...base, slug: 'open', title: 'Open', goal: 100, embed: [BRAND] },
      { ...base, slug: 'fresh', title: 'Fresh' },
      { ...base, slug: 'busy', title: 'Busy' },
      { ...base, slug: 'early', title: 'Early', opens: OPENS_AT },
      { ...base, slug: 'shown', title: 'Shown', reveals: CLOSED_AT },
      { ...base, slug: 'over', title: 'Over', closes: CLOSED_AT, ambassadors: { ranking: true } },
      { ...base, slug: 'silent', title: 'Silent', channels: ['copy'] },
      { ...base, slug: 'asked', title: 'Asked', pieces: polls },
      { ...base, slug: 'asked-all', title: 'Asked, all counted', counter: 'all', pieces: polls },
      { ...base, slug: 'cabines', title: 'Cabines', pieces: galleries },
      { ...base, slug: 'led', title: 'Led', roots: led, ambassadors: { ranking: true } },
      { ...base, slug: 'watched', title: 'Watched', pieces: [film, sequel, elsewhere, letter] },
      { ...base, ...circled, slug: 'circled', title: 'Circled' },
      {
        ...{ ...base, ...circled, slug: 'circled-asked', title: 'Circled, when asked', counter: 'all' },
        circles: { ...circles, splits: 'asked' },
      },
      ...['group', 'group-apart'].map((slug) => ({ ...base, ...grouped, slug, title: 'Group' })),
      {
        ...{ ...base, ...grouped, slug: 'group-of-circles', title: 'Group', roots: circled.roots },
        circles: {
          ...circles,
          list: circles.list.map((circle) =>
            circle.id === 'corse' ? { ...circle, words: { fr: 'Bona sera.' } } : circle,
          ),
        },
      },
      { ...base, slug: 'won', title: 'Won', pieces: prizes },
      { ...base, slug: 'together', title: 'Together', pieces: [text('clip', 'link'), text('thanks', { branch: 3 })] },
    ],
  }),
)

/** A folder that holds what a server needs of a build: the sealed manifest, a page of each campaign, and one for what is not there. */
export async function writeDist(content = manifest): Promise<string> {
  const folder = join(await temporaryFolder(), 'dist')
  await mkdir(folder)
  await writeManifest(folder, content)
  for (const { slug } of content.campaigns) {
    await mkdir(join(folder, slug))
    await writeFile(join(folder, slug, 'index.html'), `<p>page of ${slug}`)
  }
  await writeFile(join(folder, '404.html'), '<p>not found')
  return folder
}

export async function writeManifest(distDir: string, content: Manifest, secret = SECRET): Promise<void> {
  const json = new TextEncoder().encode(JSON.stringify(content))
  const key = createKeyring(secret).manifest()
  await writeFile(join(distDir, MANIFEST_FILE), await sealDeterministically(json, key, 'manifest'))
}

export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'entrenous-'))
}

export function newVisit(): string {
  return encodeBase58(randomBytes(16))
}

/** The bare link token of a root. */
export function rootToken(slug: string, label = 'List'): string {
  return createTokenKind(keyring.link(slug)).write(rootId(keyring.root(slug), label))
}
