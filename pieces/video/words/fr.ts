import type { VideoLanguage } from './video-words.ts'

export const fr: VideoLanguage = (say) => ({
  play: 'Regarder',
  pause: 'Pause',
  position: 'Où l’on en est',
  mute: 'Couper le son',
  unmute: 'Remettre le son',
  volume: 'Volume',
  captions: 'Sous-titres',
  none: 'Sans sous-titres',
  chapters: 'Chapitres',
  rate: 'Vitesse',
  pictureInPicture: 'Dans une petite fenêtre',
  fullScreen: 'Plein écran',
  leaveFullScreen: 'Quitter le plein écran',
  whole: 'Faire venir le film ({size})',
  away: say('Le réseau a lâché. Ne bouge pas, ça reprend tout seul.', 'Le réseau a lâché. Ça reprend tout seul.'),
})
