import type { AudioLanguage } from './audio-words.ts'

export const ar: AudioLanguage = () => ({
  play: 'استماع',
  previous: 'المقطع السابق',
  next: 'المقطع التالي',
  tracks: 'المقاطع',
  lyrics: 'الكلمات',
  none: 'بلا كلمات',
  whole: 'تحميل الصوت ({size})',
})
