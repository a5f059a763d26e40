import type { GalleryLanguage } from './gallery-words.ts'

export const es: GalleryLanguage = () => ({
  consent:
    'He hecho yo esta foto, quienes aparecen en ella están de acuerdo y todos los que han entrado pueden verla aquí. Puedo retirarla cuando quiera.',
})
