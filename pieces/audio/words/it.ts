import type { AudioLanguage } from './audio-words.ts'

export const it: AudioLanguage = (say) => ({
  play: say('Ascolta', 'Ascolti'),
  previous: 'Brano precedente',
  next: 'Brano successivo',
  tracks: 'Brani',
  lyrics: 'Testo',
  none: 'Senza testo',
  whole: say('Carica l’audio ({size})', 'Carichi l’audio ({size})'),
})
