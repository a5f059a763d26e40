import type { GalleryLanguage } from './gallery-words.ts'

export const fr: GalleryLanguage = () => ({
  consent:
    'J’ai pris cette photo, les personnes qu’on y voit sont d’accord, et tous ceux qui sont entrés peuvent la voir ici. Je peux la retirer quand je veux.',
})
