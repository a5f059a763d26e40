import type { VideoLanguage } from './video-words.ts'

export const nl: VideoLanguage = () => ({
  play: 'Bekijken',
  pause: 'Pauze',
  position: 'Hoe ver het is',
  mute: 'Geluid uit',
  unmute: 'Geluid aan',
  volume: 'Volume',
  captions: 'Ondertitels',
  none: 'Geen ondertitels',
  chapters: 'Hoofdstukken',
  rate: 'Snelheid',
  pictureInPicture: 'In een klein venster',
  fullScreen: 'Volledig scherm',
  leaveFullScreen: 'Terug naar de pagina',
  whole: 'De film hierheen halen ({size})',
  away: 'Het netwerk is weg. Het gaat vanzelf verder.',
})
