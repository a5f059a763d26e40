import type { GalleryLanguage } from './gallery-words.ts'

export const it: GalleryLanguage = () => ({
  consent:
    'Ho scattato io questa foto, chi vi compare è d’accordo e tutti quelli che sono entrati possono vederla qui. Posso ritirarla quando voglio.',
})
