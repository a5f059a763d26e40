import type { GalleryLanguage } from './gallery-words.ts'

export const pl: GalleryLanguage = () => ({
  consent:
    'To moje zdjęcie, wszystkie widoczne na nim osoby wyraziły zgodę i każdy, kto tu wszedł, może je zobaczyć. W każdej chwili mogę je wycofać.',
})
