import type { AudioLanguage } from './audio-words.ts'

export const es: AudioLanguage = () => ({
  play: 'Escuchar',
  previous: 'Pista anterior',
  next: 'Pista siguiente',
  tracks: 'Pistas',
  lyrics: 'Letra',
  none: 'Sin letra',
  whole: 'Traer el audio ({size})',
})
