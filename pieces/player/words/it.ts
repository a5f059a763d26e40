import type { PlayerLanguage } from './player-words.ts'

export const it: PlayerLanguage = () => ({
  pause: 'Pausa',
  position: 'A che punto siamo',
  mute: 'Senza audio',
  unmute: 'Con l’audio',
  volume: 'Volume',
  chapters: 'Capitoli',
  rate: 'Velocità',
  away: 'La rete è sparita. Riprende da solo.',
  cancel: 'Annulla',
})
