import type { GalleryLanguage } from './gallery-words.ts'

export const ar: GalleryLanguage = () => ({
  consent: 'أنا من التقط هذه الصورة، وكل من يظهر فيها موافق، ويمكن لكل من دخل إلى هنا أن يراها. يمكنني سحبها متى شئت.',
})
