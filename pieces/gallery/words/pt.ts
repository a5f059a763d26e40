import type { GalleryLanguage } from './gallery-words.ts'

export const pt: GalleryLanguage = () => ({
  consent:
    'Fui eu que tirei esta foto, quem aparece nela está de acordo e todo mundo que entrou pode vê-la aqui. Posso retirá-la quando quiser.',
})
