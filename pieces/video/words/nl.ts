import type { VideoLanguage } from './video-words.ts'

export const nl: VideoLanguage = () => ({
  play: 'Bekijken',
  captions: 'Ondertitels',
  none: 'Geen ondertitels',
  pictureInPicture: 'In een klein venster',
  fullScreen: 'Volledig scherm',
  leaveFullScreen: 'Terug naar de pagina',
  whole: 'De film hierheen halen ({size})',
})
