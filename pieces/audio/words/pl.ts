import type { AudioLanguage } from './audio-words.ts'

export const pl: AudioLanguage = (say) => ({
  play: say('Posłuchaj', 'Posłuchać'),
  previous: 'Poprzedni utwór',
  next: 'Następny utwór',
  tracks: 'Utwory',
  lyrics: 'Tekst',
  none: 'Bez tekstu',
  whole: say('Pobierz nagranie ({size})', 'Pobrać nagranie ({size})'),
})
