import type { GalleryLanguage } from './gallery-words.ts'

export const nl: GalleryLanguage = () => ({
  consent:
    'Ik heb deze foto zelf gemaakt, iedereen die erop staat vindt het goed, en wie hier is binnengelaten mag hem zien. Ik kan hem altijd weer weghalen.',
})
