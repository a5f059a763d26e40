import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { LookName } from '../../campaigns/looks.ts'
import { LOOKS } from '../../site/looks/index.ts'
import { LIST, REAL, type RealSlug, realCampaign, record, SECRET_LINE, screening } from '../e2e/campaigns.ts'
import { gatheringFiles } from '../e2e/gathering.ts'
import type { Files } from '../support/campaign-folder.ts'

const MEDIA = resolve(import.meta.dirname, '../../campaigns/minuit-club/media')

/** By look: a campaign of the project, and one that has a medium of every kind. */
export const CAMPAIGNS = Object.fromEntries(
  Object.entries(LOOKS).map(([look, { demo }]) => [look, { demo, media: `media-${look}` }]),
) as Record<LookName, { demo: RealSlug; media: string }>

const config = (look: LookName) => `title: Ce soir seulement
brand: Maison Rivière
locale: fr
look: ${look}
goal: 10
channels: [whatsapp, telegram, qr, voice, copy]
cover: { image: media/cover.jpg, alt: Une porte }
pieces:
  - { id: inside, title: Dedans }
  - { id: later, title: Plus tard, unlock: { shares: 1 } }
roots: [{ label: ${LIST}, channel: whatsapp }]
`

const INSIDE = `${SECRET_LINE}

![Une traversée de la ville](../media/clip.mp4)

![Une planche](../media/sketch.jpg)

![Une guitare](../media/song.mp3)

[Les paroles](../media/words.txt)
`

/** A gallery of fans' photos. */
export const GALLERY = 'galerie'
const WALL = `title: Le parking
locale: fr
look: ticket
channels: [whatsapp, copy]
pieces:
  - { id: mur, kind: gallery, title: Les cabines, prompt: Montre-nous ta cabine. }
roots: [{ label: ${LIST}, channel: whatsapp }]
`

export async function engineFiles(): Promise<Files> {
  const demos = await Promise.all(Object.keys(REAL).map(realCampaign))
  const media = {
    'media/cover.jpg': await readFile(join(MEDIA, 'cover.jpg')),
    'media/clip.mp4': await readFile(join(MEDIA, 'clip.mp4')),
    'media/clip.jpg': await readFile(join(MEDIA, 'clip.jpg')),
    'media/sketch.jpg': await readFile(join(MEDIA, 'making-of-1.jpg')),
    'media/song.mp3': await readFile(join(MEDIA, 'acoustique.mp3')),
    'media/words.txt': await readFile(join(MEDIA, 'paroles.txt')),
  }
  const mixed = Object.entries(CAMPAIGNS).map(([look, { media: slug }]) => {
    const files = {
      'campaign.yaml': config(look as LookName),
      'teaser.md': 'Il se passe quelque chose.',
      'sealed/inside.md': INSIDE,
      'sealed/later.md': 'Deux voix, déjà un refrain.',
      ...media,
    }
    return Object.fromEntries(Object.entries(files).map(([path, content]) => [`campaigns/${slug}/${path}`, content]))
  })
  const gallery = {
    [`campaigns/${GALLERY}/campaign.yaml`]: WALL,
    [`campaigns/${GALLERY}/teaser.md`]: 'La nuit, à l’arrêt.',
  }
  return Object.assign(gallery, ...demos, ...mixed, await screening(), await record(), await gatheringFiles())
}
