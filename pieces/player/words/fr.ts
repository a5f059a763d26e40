import type { PlayerLanguage } from './player-words.ts'

export const fr: PlayerLanguage = (say) => ({
  pause: 'Pause',
  position: 'Où l’on en est',
  mute: 'Couper le son',
  unmute: 'Remettre le son',
  volume: 'Volume',
  chapters: 'Chapitres',
  rate: 'Vitesse',
  away: say('Le réseau a lâché. Ne bouge pas, ça reprend tout seul.', 'Le réseau a lâché. Ça reprend tout seul.'),
  cancel: 'Annuler',
})
