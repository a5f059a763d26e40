import type { LookName } from '../../campaigns/looks.ts'
import { type Files, image } from '../support/campaign-folder.ts'

/** By look: a campaign with every part that a community has, in French and in Arabic. */
export const GATHERINGS = {
  cinema: 'veillee',
  letter: 'correspondance',
  poster: 'palissade',
  ticket: 'guichet',
} as const satisfies Record<LookName, string>

export type GatheringSlug = (typeof GATHERINGS)[LookName]

/** The ambassador whose link names no circle, so that whoever comes by it chooses one. */
export const CLAIRE = 'Claire'
/** A list in a circle. */
export const BREST = 'Les premiers de Brest'

export const CLAIRES_WORDS = 'J’ai commencé seule, un mardi. Si tu lis ceci, c’est qu’on a pensé à toi.'
export const BRAND_WORD = 'Nous écoutons.\nLa suite est à vous.'
export const CODE = 'MARDI-0001'
export const DRAWN = 'Une lampe de poche'

const config = (look: LookName) => `title: À plusieurs
brand: Maison Rivière
locale: fr
look: ${look}
description: Rien de tout cela n’est en ligne.
goal: 40
cover: { image: media/cover.jpg, alt: "Un canal, la nuit" }
channels: [whatsapp, email, qr, copy]
word: |
  ${BRAND_WORD.replace('\n', '\n  ')}
tell: true
presence: true
follows: true
ambassadors: { ranking: true }
circles:
  choose: place
  list:
    - id: bretagne
      name: Bretagne
      message: Ici, l’air arrive en premier.
      goal: 3
      postcodes: ["22", "29", "35", "56"]
      picture: { image: media/phare.jpg, alt: Un phare }
    - { id: corse, name: Corse, message: Tout le monde se connaît., postcodes: ["20"] }
    - { id: reunion, name: La Réunion, postcodes: ["974"] }
closes: 2059-02-01T00:00:00+01:00
pieces:
  - { id: dedans, title: Dedans }
  - { id: ensemble, title: Ensemble, unlock: { present: 3 } }
  - { id: phare, title: Le phare, circles: [bretagne] }
  - { id: bon, kind: code, title: Un bon, codes: codes.txt, for: each, terms: "Un café, au comptoir, jusqu’à la fin de l’année." }
  - id: lots
    kind: draw
    title: Les lots
    prizes: [{ name: ${DRAWN}, count: 3 }, { name: Une cuillère en bois }]
    closes: 2059-01-01T18:00:00+01:00
    terms: Gratuit, un billet par lien privé. La Maison Rivière en répond.
  - { id: seuil, title: À trois dans le cercle, unlock: { circle: 3 } }
roots:
  - label: ${CLAIRE}
    kind: ambassador
    channel: email
    words: ${CLAIRES_WORDS}
    photo: { image: media/claire.jpg, alt: Une tasse et un carton }
  - { label: ${BREST}, channel: whatsapp, circle: bretagne }
translations:
  ar:
    title: معًا
    description: لا شيء من هذا على الشبكة.
    cover: { alt: قناة في الليل }
    word: نحن نصغي. والباقي لكم.
    circles:
      bretagne: { name: بريتاني, message: هنا يصل الهواء أوّلًا., picture: { alt: منارة } }
      corse: { name: كورسيكا, message: الجميع يعرف الجميع. }
      reunion: { name: لا ريونيون }
    pieces:
      dedans: في الداخل
      ensemble: معًا
      phare: المنارة
      bon: { title: قسيمة, terms: "قهوة على الحساب، حتى آخر السنة." }
      lots: { title: الجوائز }
      seuil: ثلاثة في الدائرة
    roots:
      ${CLAIRE}: { words: بدأتُ وحدي ذات ثلاثاء. إن وصلك هذا فقد فكّر فيك أحدهم., photo: { alt: فنجان وبطاقة } }
`

/** The campaigns of `GATHERINGS`. */
export async function gatheringFiles(): Promise<Files> {
  const media = {
    'media/cover.jpg': await image(1),
    'media/phare.jpg': await image(2),
    'media/claire.jpg': await image(3),
  }
  const folders = Object.entries(GATHERINGS).map(([look, slug]) => {
    const files: Files = {
      'campaign.yaml': config(look as LookName),
      'teaser.md': 'Quelqu’un a déjà commencé.',
      'teaser.ar.md': 'لقد بدأ أحدهم.',
      'codes.txt': Array.from({ length: 30 }, (_, i) => `MARDI-${String(i + 1).padStart(4, '0')}\n`).join(''),
      'sealed/dedans.md': 'On ne fait rien tout seul.\n\nLe reste se décide à plusieurs.',
      'sealed/dedans.ar.md': 'لا أحد يفعل شيئًا وحده.',
      'sealed/ensemble.md': 'Vous êtes là : parlez-vous.',
      'sealed/ensemble.ar.md': 'أنتم هنا: تحدّثوا.',
      'sealed/phare.md': 'Il s’allume à la tombée du jour.',
      'sealed/phare.ar.md': 'تضيء عند الغروب.',
      'sealed/seuil.md': 'À trois, on se relaie.',
      'sealed/seuil.ar.md': 'صرنا ثلاثة.',
      ...media,
    }
    return Object.fromEntries(Object.entries(files).map(([path, content]) => [`campaigns/${slug}/${path}`, content]))
  })
  return Object.assign({}, ...folders)
}
