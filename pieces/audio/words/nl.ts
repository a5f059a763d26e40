import type { AudioLanguage } from './audio-words.ts'

export const nl: AudioLanguage = () => ({
  play: 'Afspelen',
  previous: 'Vorig nummer',
  next: 'Volgend nummer',
  tracks: 'Nummers',
  lyrics: 'Songtekst',
  none: 'Zonder songtekst',
  whole: 'Geluid ophalen ({size})',
})
