import type { GalleryLanguage } from './gallery-words.ts'

export const de: GalleryLanguage = () => ({
  consent:
    'Ich habe das Foto selbst gemacht, alle darauf sind einverstanden, und wer hier eingelassen ist, darf es sehen. Ich kann es jederzeit zurückziehen.',
})
