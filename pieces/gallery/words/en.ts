import type { GalleryLanguage } from './gallery-words.ts'

export const en: GalleryLanguage = () => ({
  consent:
    'I took this photo, everybody in it agrees, and all who were let in may see it here. I can take it back at any time.',
})
