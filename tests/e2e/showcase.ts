import { resolve } from 'node:path'
import sharp from 'sharp'
import { LOOK_NAMES, type LookName } from '../../campaigns/looks.ts'
import type { Files } from '../support/campaign-folder.ts'

/** What a picture needs of a campaign: the usual, cover and locked pieces, words to say, a title without end, neither cover nor goal, or a poll. */
export type Part = 'usual' | 'full' | 'voice' | 'long' | 'bare' | 'poll'

interface Cast extends Record<Part, string> {
  arabic: string
}

/** Who plays which part in pictures: the project's own campaigns where they can, else one that is written here. */
export const CAST: Record<LookName, Cast> = {
  cinema: cast('minuit-club', { long: 'longue-nuit', bare: 'salle-vide', poll: 'salle-vide', arabic: 'layla' }),
  letter: cast('lettre-a-la-redaction', {
    full: 'feuillets',
    poll: 'feuillets',
    long: 'longue-lettre',
    arabic: 'waraqa',
  }),
  poster: cast('jaune-ou-rose', { voice: 'longue-rue', long: 'longue-rue', bare: 'mur-nu', arabic: 'jidar' }),
  ticket: cast('tribune-nord', { long: 'longue-file', bare: 'carton-nu', poll: 'carton-nu', arabic: 'mudarraj' }),
}

function cast(usual: string, others: Partial<Cast> & { long: string; arabic: string }): Cast {
  return { usual, full: usual, voice: usual, bare: usual, poll: usual, ...others }
}

/** The root that fans of the showcase start from. */
export const SHOWCASE_ROOT = 'Les premiers'

const MEDIA = resolve(import.meta.dirname, '../../campaigns')
const COVERS: Record<LookName, string> = {
  cinema: 'minuit-club/media/cover.jpg',
  letter: 'minuit-club/media/making-of-3.jpg',
  poster: 'jaune-ou-rose/media/cover.jpg',
  ticket: 'tribune-nord/media/tribune.jpg',
}

const FRENCH = { title: 'Feuillets', brand: 'La Lampe basse', description: 'Trois feuillets, écrits un soir de pluie.' }
const LONG = {
  title: 'Tout ce que nous n’avons pas osé écrire dans le journal de vendredi, et que voici quand même',
  brand: 'Compagnie intercommunale des veilleurs de nuit',
  description: 'Une phrase d’accroche plus longue que de raison, comme une agence en écrit quand personne ne la relit.',
}
const ARABIC: Record<LookName, typeof FRENCH> = {
  cinema: {
    title: 'نادي منتصف الليل',
    brand: 'آسيا سورغ',
    description: 'أغنية لا تُبثّ في أيّ مكان. تنتقل من يد إلى يد.',
  },
  letter: { title: 'رسالة لم تُنشر', brand: 'المصباح الخافت', description: 'ثلاث ورقات كُتبت ذات مساء ماطر.' },
  poster: { title: 'أصفر أم ورديّ', brand: 'مخبز الحارة', description: 'وصفة لم يكتبها الخبّاز قطّ. كتبها أحدهم عنه.' },
  ticket: { title: 'المدرّج الشمالي', brand: 'مقاعد الخشب', description: 'آخر مباراة قبل الهدم. المقاعد لا تُباع.' },
}

const FRENCH_PIECES = ['Le premier feuillet', 'Le deuxième', 'Le troisième', 'Le dernier mot']
const ARABIC_PIECES = ['الورقة الأولى', 'الورقة الثانية', 'الورقة الثالثة', 'الكلمة الأخيرة']
const FRENCH_TEXT = `Il pleuvait sur la vallée. De l’autre côté de la rivière, on voyait les phares passer le pont,
l’un après l’autre, sans ralentir.

> Un texte choisi par un ami arrive déjà à moitié lu.

Ce que nous avons à dire tient en **trois feuillets**. Le premier est pour toi.`
const ARABIC_TEXT = `كان المطر ينهمر على الوادي. ومن الضفّة الأخرى كانت أضواء السيّارات تعبر الجسر واحدةً بعد أخرى، من دون أن تبطئ.

> النصّ الذي يختاره لك صديق يصل وقد قُرئ نصفه.

ما لدينا يُقال في **ثلاث ورقات**. والورقة الأولى لك.`

/** The poster's own campaign has one. */
const QUESTIONS: Partial<Record<LookName, string>> = {
  cinema: `
  - id: rappel
    kind: poll
    title: Le rappel
    question: Quels morceaux sur scène ?
    choices: [Minuit moins une, Les phares, Dormir dehors, "La ville en face, version longue"]
    pick: { most: 2 }`,
  letter: `
  - id: question
    kind: poll
    title: Une question
    question: On la rouvre, la piscine du canal ?
    choices: ["Oui, cet été", Non, "Il faut voir le prix, et qui paie"]`,
  ticket: `
  - id: homme
    kind: poll
    title: Le brassard
    question: Qui le porte samedi ?
    choices: [Ibou, Le grand Marcel, Tiago]`,
}

/** The campaigns that are only there to be looked at. */
export async function showcaseFiles(): Promise<Files> {
  const campaigns = await Promise.all(LOOK_NAMES.map(showcaseOf))
  return Object.assign({}, ...campaigns)
}

async function showcaseOf(look: LookName): Promise<Files> {
  const { usual, full, long, bare, arabic } = CAST[look]
  const cover = await coverOf(look)
  const french = { locale: 'fr', text: FRENCH_TEXT, titles: FRENCH_PIECES, look, cover }
  return {
    ...(full !== usual && campaign(full, { ...french, words: FRENCH, question: QUESTIONS[look] })),
    ...campaign(long, { ...french, words: LONG }),
    ...(bare !== usual &&
      campaign(bare, { ...french, words: { title: FRENCH.title }, cover: undefined, question: QUESTIONS[look] })),
    ...campaign(arabic, { locale: 'ar', text: ARABIC_TEXT, titles: ARABIC_PIECES, look, cover, words: ARABIC[look] }),
  }
}

/** Of the letter, only the upper part is shown: the whole sheet is sealed in Minuit Club, and the leak check finds it. */
async function coverOf(look: LookName): Promise<Uint8Array> {
  const picture = sharp(await sharp(resolve(MEDIA, COVERS[look])).resize(720).toBuffer())
  if (look !== 'letter') return picture.jpeg().toBuffer()
  const { height = 0 } = await picture.metadata()
  const top = Math.round(height * 0.6)
  const background = '#e9e2d0'
  const blank = { create: { width: 720, height: height - top, channels: 3 as const, background } }
  return picture
    .composite([{ input: blank, top, left: 0 }])
    .jpeg()
    .toBuffer()
}

interface Content {
  look: LookName
  locale: string
  words: { title: string; brand?: string; description?: string }
  titles: readonly string[]
  text: string
  /** Without one, there is no goal and no locked piece either. */
  cover: Uint8Array | undefined
  /** A poll among the pieces. */
  question?: string | undefined
}

function campaign(slug: string, { look, locale, words, titles, text, cover, question = '' }: Content): Files {
  const [first, second, third, last] = titles.map((title) => JSON.stringify(title))
  const config = `${Object.entries(words)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('')}locale: ${locale}
look: ${look}
channels: [whatsapp, telegram, sms, email, instagram, qr, voice, copy]
roots: [{ label: ${SHOWCASE_ROOT}, channel: whatsapp }]
`
  const more = `goal: 500
cover: { image: media/cover.jpg, alt: ${JSON.stringify(words.title)} }
pieces:
  - { id: un, title: ${first} }
  - { id: deux, title: ${second}, unlock: { shares: 3 } }
  - { id: trois, title: ${third}, unlock: { views: 200 } }
  - { id: fin, title: ${last}, unlock: { at: "2059-06-26T13:00:00+02:00" } }${question}
`
  const files: Files = cover
    ? {
        'campaign.yaml': config + more,
        'media/cover.jpg': cover,
        ...Object.fromEntries(['deux', 'trois', 'fin'].map((id, i) => [`sealed/${id}.md`, `${text}\n\n${i + 2}.`])),
      }
    : { 'campaign.yaml': `${config}pieces:\n  - { id: un, title: ${first} }${question}\n` }
  const all: Files = { ...files, 'sealed/un.md': text }
  return Object.fromEntries(Object.entries(all).map(([path, content]) => [`campaigns/${slug}/${path}`, content]))
}
