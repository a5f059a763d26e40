import type { VideoLanguage } from './video-words.ts'

export const fr: VideoLanguage = () => ({
  play: 'Regarder',
  captions: 'Sous-titres',
  none: 'Sans sous-titres',
  pictureInPicture: 'Dans une petite fenêtre',
  fullScreen: 'Plein écran',
  leaveFullScreen: 'Quitter le plein écran',
  whole: 'Faire venir le film ({size})',
})
