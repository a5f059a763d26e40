import type { AudioLanguage } from './audio-words.ts'

export const de: AudioLanguage = () => ({
  play: 'Abspielen',
  previous: 'Voriger Titel',
  next: 'Nächster Titel',
  tracks: 'Titel',
  lyrics: 'Text',
  none: 'Ohne Text',
  whole: 'Aufnahme laden ({size})',
})
