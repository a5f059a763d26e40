import type { AudioLanguage } from './audio-words.ts'

export const en: AudioLanguage = () => ({
  play: 'Listen',
  previous: 'Previous track',
  next: 'Next track',
  tracks: 'Tracks',
  lyrics: 'Lyrics',
  none: 'No lyrics',
  whole: 'Bring the sound here ({size})',
})
