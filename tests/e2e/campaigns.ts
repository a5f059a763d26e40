import { createCipheriv } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { OFFERED_CHANNEL_IDS } from '../../campaigns/channels.ts'
import type { LookName } from '../../campaigns/looks.ts'
import { type Files, image, tone } from '../support/campaign-folder.ts'
import { gatheringFiles } from './gathering.ts'
import { showcaseFiles } from './showcase.ts'

/** The campaigns of the project, each with the root that fans start from. */
export const REAL = {
  'minuit-club': 'Liste du fan-club',
  'lettre-a-la-redaction': 'Les abonnés du vendredi',
  'jaune-ou-rose': 'Les habitués du samedi',
  'tribune-nord': 'Les abonnés de la tribune',
  cabines: 'Les premiers au parking',
  'un-mois-sans': 'Bretagne, premiers inscrits',
  'la-table-ronde': 'Claire, promotion 1998',
  'a-feu-doux': 'Le groupe du mardi soir',
} as const
const REAL_FOLDER = resolve(import.meta.dirname, '../../campaigns')

/** One campaign per look: `tape` in English, the others in French. Always open, unless a test says when. */
export const LOOKS = bySlug({ cinema: 'tape', letter: 'lettre', poster: 'affiche', ticket: 'billet' })

/** The same once more in Arabic. */
export const ARABIC = bySlug({ cinema: 'shasha', letter: 'risala', poster: 'mulsaq', ticket: 'tadhkara' })

function bySlug<const Slugs extends Record<LookName, string>>(slugs: Slugs) {
  const pairs = Object.entries(slugs).map(([look, slug]) => [slug, look])
  return Object.fromEntries(pairs) as { readonly [Look in LookName as Slugs[Look]]: Look }
}

export type RealSlug = keyof typeof REAL
export type FixtureSlug = keyof typeof LOOKS | keyof typeof ARABIC | 'brief' | typeof OWN_DESIGN

export const SECRET_LINE = 'Derrière l’écluse, à onze heures, porte bleue.'
export const LYRICS = 'Dans la nuit les lampes tremblent, et toi tu marches.'

/** A text with links from one place of it to another, and a sound. */
const LONG_READ = `Voir [plus bas](#第二部分), [le carnet](making-of.md)[^1].\n\n${'Une ligne.\n\n'.repeat(40)}## 第二部分\n\nIci.\n\n![Une voix](../media/voix.wav)\n\n[^1]: La note.\n`

/** When the last piece opens, unless a test says otherwise. */
export const EPILOGUE_AT = Date.parse('2059-01-01T00:00:00Z')

/** The label of the root that fans start from; that of one which only opens once. */
export const LIST = 'The list'
export const CAPPED = 'Only one'

const CHANNELS = 'whatsapp, telegram, sms, email, instagram, qr, voice, copy'
const EVERY_CHANNEL = OFFERED_CHANNEL_IDS.join(', ')

/** What would widen a phone's page: a line of code, an address, a word, a table. */
const WIDE = `    ${'scale(0x1f) ? hush[7] : tide;'.repeat(9)}

https://example.org/${'sous/la/rampe/'.repeat(12)} Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft

| Marée haute | Vent | Pression | Éclusier |
| --- | --- | --- | --- |
| Rindfleischetikettierungsüberwachung | 12 nœuds | 1013 hPa | Marguerite |
`

/** `locale` can bring further fields with it. */
const config = (title: string, look: LookName, locale: string, channels = CHANNELS) => `title: ${title}
brand: Maison Rivière
locale: ${locale}
look: ${look}
description: Nothing of this is online.
goal: 10
cover: { image: media/cover.jpg, alt: A canal by night, focus: [30, 70] }
channels: [${channels}]
messages:
  whatsapp: "Pour toi & personne d’autre #1 : {link} Garde-le."
  email: { subject: Garde ça & tais-toi, text: "Ouvre ça ce soir : {link}" }
pieces:
  - { id: inside, title: Dedans }
  - { id: making-of, title: Le carnet, unlock: { shares: 3 } }
  - { id: chorus, title: Le refrain, unlock: { views: 5 } }
  - { id: epilogue, title: La suite, unlock: { at: "${new Date(EPILOGUE_AT).toISOString()}" } }
roots:
  - { label: ${LIST}, channel: whatsapp }
  - { label: ${CAPPED}, channel: copy, cap: 1 }
`

/** In French, and in English but for some pieces, a poll among them; with every channel. */
export const BILINGUAL = 'recette'
const ASKED = `pieces:
  - { id: sauce, kind: poll, title: La sauce, question: Chaude ou froide ?, choices: [Chaude, Froide] }
`
const ENGLISH = `translations:
  en:
    title: The recipe
    description: You will not find it in any book.
    messages: { default: "For your kitchen only: {link}" }
    cover: { alt: A canal at night }
    pieces: { inside: Inside }
`

/** Everything about its design is its own. */
export const OWN_DESIGN = 'maison'
const DESIGN = `fr
ground: { light: "#fff4e4", dark: "#14201c" }
ink: { light: "#33201a", dark: "#e8f0e4" }
accent: "#a8321a"
fonts: letter
radius: 20
motion: quiet
logo: media/logo.svg
stylesheet: design/style.css`
const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 60"><script>document.documentElement.remove()</script>
<circle cx="30" cy="30" r="26" fill="#c2391b"/><rect x="72" y="20" width="160" height="20" fill="#c2391b"/></svg>`
const STYLESHEET = `/* Closer to the house's hand. */
.action { font-style: italic; border-radius: calc(2 * var(--radius)) }
.words { .brand { rotate: -2deg } }
`

/** Two polls, from right to left: at most two of three, whose result is hidden; and a ranking. */
const POLLS = `title: استفتاء
locale: ar
look: cinema
channels: [whatsapp, copy]
pieces:
  - id: aghani
    kind: poll
    title: الأغاني
    question: أيّ الأغاني نسمع الليلة؟
    choices: [{ id: bahr, text: البحر }, { id: layl, text: ليل طويل }, { id: qamar, text: قمر }]
    pick: { most: 2 }
    result: hidden
  - id: tartib
    kind: poll
    title: الترتيب
    question: ما الأطيب؟
    choices: [{ id: tin, text: تين }, { id: rumman, text: رمّان }, { id: tamr, text: تمر, image: media/canal.jpg }]
    pick: ranking
roots:
  - { label: ${LIST}, channel: whatsapp }
`

/** What an embed shows, on YouTube. */
export const REHEARSAL = 'aBc-eFgHiJk'

/** A film in two sizes, with captions in two languages and chapters; and one that is elsewhere. */
export const SCREENING = 'seance'
const FILM = `title: La séance
locale: fr
look: cinema
channels: [whatsapp, copy]
pieces:
  - { id: clip, kind: video, title: Le film, file: media/clip.mp4, alt: Une traversée de la ville }
  - { id: repetition, kind: embed, title: La répétition, url: "https://youtu.be/${REHEARSAL}", alt: La répétition au bord de l’eau }
roots:
  - { label: ${LIST}, channel: whatsapp }
`
const CHAPTERS = `WEBVTT

00:00.000 --> 00:10.000
Le départ

00:10.000 --> 00:24.000
La porte
`

export async function screening(): Promise<Files> {
  return below(SCREENING, {
    'campaign.yaml': FILM,
    'teaser.md': 'Il se passe quelque chose dans le noir.',
    'media/clip.mp4': await readFile(join(REAL_FOLDER, 'minuit-club/media/clip.mp4')),
    'media/clip.360.mp4': await readFile(join(REAL_FOLDER, 'minuit-club/media/clip.360.mp4')),
    'media/clip.fr.vtt': 'WEBVTT\n\n00:00.000 --> 00:23.000\nElle roule sans rien dire.\n',
    'media/clip.en.vtt': 'WEBVTT\n\n00:00.000 --> 00:23.000\nShe drives without a word.\n',
    'media/clip.chapters.vtt': CHAPTERS,
  })
}

/** Two tracks that go over into one another, with lyrics; two that are each loaded. */
export const RECORD = 'disque'
const TRACKS = `title: Le disque
locale: fr
look: poster
channels: [whatsapp, copy]
pieces:
  - id: faces
    kind: audio
    title: Deux faces
    alt: Une guitare, deux fois
    tracks:
      - { file: media/a.mp3, title: Face A, artist: Assia Sorgue, lyrics: { fr: media/mots.fr.vtt, en: media/mots.en.vtt } }
      - { file: media/b.mp3, title: Face B }
  - id: prises
    kind: audio
    title: Deux prises
    alt: Deux notes
    tracks:
      - { file: media/un.wav, title: La première }
      - { file: media/deux.wav, title: La seconde }
roots:
  - { label: ${LIST}, channel: whatsapp }
`

export async function record(): Promise<Files> {
  const song = await readFile(join(REAL_FOLDER, 'minuit-club/media/acoustique.mp3'))
  return below(RECORD, {
    'campaign.yaml': TRACKS,
    'teaser.md': 'Il se passe quelque chose sur un disque.',
    'media/a.mp3': song,
    'media/b.mp3': song,
    'media/mots.fr.vtt':
      'WEBVTT\n\n00:01.000 --> 00:08.000\nPremière ligne\n\n00:20.000 --> 00:25.000\nSeconde ligne\n',
    'media/mots.en.vtt': 'WEBVTT\n\n00:01.000 --> 00:08.000\nFirst line\n',
    'media/un.wav': tone(2),
    'media/deux.wav': tone(4),
  })
}

/** Three pictures in a text: two in a gallery, and one by itself with a caption; and a file that is large. */
export const ALBUM = 'album'
export const LARGE_FILE = 'قائمة 100% #1 😀.zip'
export const LARGE_FILE_BYTES = 33.5 * 2 ** 20

/** Always the same, and nothing that compresses. */
export function largeFile(): Uint8Array {
  return createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(new Uint8Array(LARGE_FILE_BYTES))
}

async function album(): Promise<Files> {
  const pictures = [1, 2, 4].map(async (n) => {
    const name = `making-of-${n}.jpg`
    return [`media/${name}`, await readFile(join(REAL_FOLDER, 'minuit-club/media', name))] as const
  })
  return below(ALBUM, {
    'campaign.yaml': `title: L’album\nlocale: fr\nlook: letter\nchannels: [whatsapp, copy]\nroots:\n  - { label: ${LIST}, channel: whatsapp }\n`,
    'teaser.md': 'Trois feuilles sur une table.',
    'sealed/feuilles.md':
      'Trois feuilles.\n\n![Le storyboard](../media/making-of-1.jpg)\n![Le garage](../media/making-of-2.jpg)\n\nEt la dernière.\n\n![Seize vues](../media/making-of-4.jpg "La seconde nuit")\n\n' +
      `[Le dossier](<../media/${LARGE_FILE}>)\n`,
    [`media/${LARGE_FILE}`]: largeFile(),
    ...Object.fromEntries(await Promise.all(pictures)),
  })
}

/** Two films in a text, and a third that plays by itself; and what only those see who are here together: of every medium one. */
export const DOUBLE_BILL = 'deux-films'

async function doubleBill(): Promise<Files> {
  const media = join(REAL_FOLDER, 'minuit-club/media')
  return below(DOUBLE_BILL, {
    'campaign.yaml': `title: Deux films\nlocale: fr\nlook: letter\nchannels: [whatsapp, copy]\npieces:\n  - { id: films, title: Les films }\n  - { id: boucle, kind: video, title: La boucle, file: media/deux.mp4, alt: Une boucle, autoplay: true }\n  - { id: ensemble, title: Ensemble, unlock: { present: 3 } }\nroots:\n  - { label: ${LIST}, channel: whatsapp }\n`,
    'sealed/films.md': '![Le premier](../media/un.mp4)\n\n![Le second](../media/deux.mp4)\n',
    'media/un.mp4': await readFile(join(media, 'clip.mp4')),
    'media/deux.mp4': await readFile(join(media, 'clip.360.mp4')),
    'sealed/ensemble.md':
      '![Le troisième](../media/trois.mp4)\n\n![Une note](../media/note.wav)\n\n![Le canal](../media/canal.jpg)\n\n[Les paroles](../media/paroles.txt)\n',
    'media/trois.mp4': await readFile(join(media, 'clip.360.mp4')),
    'media/trois.jpg': await image(4),
    'media/trois.fr.vtt': 'WEBVTT\n\n00:00.000 --> 00:23.000\nElle roule sans rien dire.\n',
    'media/note.wav': tone(9),
    'media/canal.jpg': await image(2),
    'media/paroles.txt': LYRICS,
  })
}

/** A gallery, and a piece that opens with its second photo. */
export const GALLERY = 'parking'
const PARKING = `title: Le parking
locale: fr
look: cinema
channels: [whatsapp, email, copy]
pieces:
  - { id: mur, kind: gallery, title: Les cabines, prompt: Montre-nous ta cabine., most: 2 }
  - { id: merci, title: Merci, unlock: { photos: 2 } }
roots:
  - { label: ${LIST}, channel: whatsapp }
`

/** Circles by place: five on the mainland, one of them beside another, one overseas, and one nowhere. */
export const REGIONS = 'regions'
const FRENCH_REGIONS = `title: Un mois sans
locale: fr
look: letter
channels: [whatsapp, copy]
counter: all
circles:
  size: 10
  splits: asked
  list:
    - { id: bretagne, name: Bretagne, goal: 12, place: [48.1, -2.9] }
    - { id: normandie, name: Normandie, goal: 40, place: [49.1, 0.1] }
    - { id: ile-de-france, name: Île-de-France, goal: 200, place: [48.7, 2.5] }
    - { id: occitanie, name: Occitanie, place: [43.9, 2.2] }
    - { id: corse, name: Corse, place: [42.2, 9.1] }
    - { id: la-reunion, name: La Réunion, place: [-21.1, 55.5] }
    - { id: ailleurs, name: Partout ailleurs }
roots:
  - { label: ${LIST}, channel: whatsapp }
  - { label: Les tabacologues de Brest, channel: whatsapp, circle: bretagne }
  - { label: CHU de Rouen, channel: qr, circle: normandie }
`

/** Two circles that divide beyond ten, from right to left: a link of the first one's, and one of none. */
export const CIRCLES = 'halaqat'
export const NORTH = 'North'
const TWO_CIRCLES = `title: حلقتان
locale: ar
look: ticket
channels: [whatsapp, copy]
circles:
  size: 10
  list:
    - { id: shamal, name: الشمال, message: هنا نمشي معًا., goal: 8 }
    - { id: janub, name: الجنوب, message: هنا نقرأ معًا. }
pieces:
  - { id: inside, title: في الداخل }
  - { id: shamali, title: للشمال, circles: [shamal] }
  - { id: janubi, title: للجنوب, circles: [janub] }
  - { id: together, title: معًا, unlock: { circle: 3 } }
roots:
  - { label: ${LIST}, channel: whatsapp }
  - { label: ${NORTH}, channel: whatsapp, circle: shamal }
`

/** Every campaign of the tested site: those of the project, one per look, one in two languages, one of its own design, the showcase, a film, a record, pictures, two films, circles (twice), gatherings, and a gallery. */
export async function campaignFiles(): Promise<Files> {
  const fixtures = await Promise.all([
    fixture('tape', config('The tape', 'cinema', 'en')),
    fixture('lettre', config('Une lettre', 'letter', 'fr')),
    fixture('affiche', config('L’affiche', 'poster', 'fr')),
    fixture('billet', config('Le billet', 'ticket', 'fr')),
    fixture('shasha', config('شاشة بلا ضوء', 'cinema', 'ar')),
    fixture('risala', config('رسالة إليك', 'letter', 'ar')),
    fixture('mulsaq', config('على الجدار', 'poster', 'ar')),
    fixture('tadhkara', config('تذكرة إلى المدرّج', 'ticket', 'ar')),
    fixture('brief', config('Freundschaftsbezeigungen', 'poster', 'de\nformal: true')),
    fixture(OWN_DESIGN, config('Chez nous', 'cinema', DESIGN), {
      'media/logo.svg': LOGO,
      'media/voix.wav': tone(9),
      'design/style.css': STYLESHEET,
      'sealed/inside.md': LONG_READ,
    }),
    fixture(BILINGUAL, config('La recette', 'cinema', 'fr', EVERY_CHANNEL).replace('pieces:\n', ASKED) + ENGLISH, {
      'teaser.en.md': 'Something is rising by the water.',
      'sealed/inside.en.md': 'Behind the lock, at eleven, the blue door. ![The canal](../media/canal.jpg)',
    }),
  ])
  return Object.assign(
    {},
    ...fixtures,
    below(GALLERY, {
      'campaign.yaml': PARKING,
      'teaser.md': 'La nuit, à l’arrêt.',
      'sealed/merci.md': 'Merci à tous.',
    }),
    below(REGIONS, {
      'campaign.yaml': FRENCH_REGIONS,
      'teaser.md': 'Un mois, ensemble.',
      'sealed/lettre.md': 'Le premier jour est le plus long.',
    }),
    below(CIRCLES, {
      'campaign.yaml': TWO_CIRCLES,
      'sealed/inside.md': 'أهلًا بالجميع.',
      'sealed/shamali.md': 'ثلج على التلّ.',
      'sealed/janubi.md': 'ملح على اليد.',
      'sealed/together.md': 'صرنا ثلاثة.',
    }),
    below('istiftaa', {
      'campaign.yaml': POLLS,
      'teaser.md': 'سؤالان، لا أكثر.',
      'media/canal.jpg': await image(2),
    }),
    ...(await Promise.all(Object.keys(REAL).map(realCampaign))),
    await showcaseFiles(),
    await gatheringFiles(),
    await screening(),
    await record(),
    await album(),
    await doubleBill(),
  )
}

async function fixture(slug: string, yaml: string, more: Files = {}): Promise<Files> {
  const files: Files = {
    'campaign.yaml': yaml,
    'teaser.md': 'Il se passe quelque chose au bord de l’eau.',
    'sealed/inside.md': `# Enfin\n\n${SECRET_LINE}\n\n![Le canal](../media/canal.jpg)\n\n[Les paroles](../media/paroles.txt)\n\n${WIDE}`,
    'sealed/making-of.md': 'Trois personnes plus tard, on raconte comment c’était.',
    'sealed/chorus.md': 'Cinq voix font un refrain.',
    'sealed/epilogue.md': 'Et la suite, un jour, peut-être.',
    'media/cover.jpg': await image(1),
    'media/canal.jpg': await image(2),
    'media/paroles.txt': LYRICS,
    ...more,
  }
  return below(slug, files)
}

/** As it is, but open for long: its own dates would decide what is tested when. */
export async function realCampaign(slug: string): Promise<Files> {
  const folder = join(REAL_FOLDER, slug)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const files = await Promise.all(
    paths.map(async (path) => [path.slice(folder.length + 1), await readFile(path)] as const),
  )
  const yaml = await readFile(join(folder, 'campaign.yaml'), 'utf8')
  return below(slug, {
    ...Object.fromEntries(files),
    'campaign.yaml': yaml.replace(/^(opens|reveals):.*\n/gm, '').replace(/(at|closes): \d{4}-/g, '$1: 2059-'),
  })
}

function below(slug: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [`campaigns/${slug}/${path}`, content]))
}
