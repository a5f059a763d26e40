import type { PlayerLanguage } from './player-words.ts'

export const pl: PlayerLanguage = () => ({
  pause: 'Pauza',
  position: 'Miejsce w nagraniu',
  mute: 'Bez dźwięku',
  unmute: 'Z dźwiękiem',
  volume: 'Głośność',
  chapters: 'Rozdziały',
  rate: 'Prędkość',
  away: 'Sieć zniknęła. Samo ruszy dalej.',
  cancel: 'Anuluj',
})
