import type { AudioLanguage } from './audio-words.ts'

export const fr: AudioLanguage = () => ({
  play: 'Écouter',
  previous: 'Morceau précédent',
  next: 'Morceau suivant',
  tracks: 'Morceaux',
  lyrics: 'Paroles',
  none: 'Sans paroles',
  whole: 'Faire venir le son ({size})',
})
