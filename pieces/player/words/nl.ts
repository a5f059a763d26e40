import type { PlayerLanguage } from './player-words.ts'

export const nl: PlayerLanguage = () => ({
  pause: 'Pauze',
  position: 'Hoe ver het is',
  mute: 'Geluid uit',
  unmute: 'Geluid aan',
  volume: 'Volume',
  chapters: 'Hoofdstukken',
  rate: 'Snelheid',
  away: 'Het netwerk is weg. Het gaat vanzelf verder.',
  cancel: 'Annuleren',
})
