import type { VideoLanguage } from './video-words.ts'

export const de: VideoLanguage = () => ({
  play: 'Ansehen',
  captions: 'Untertitel',
  none: 'Keine Untertitel',
  pictureInPicture: 'In einem kleinen Fenster',
  fullScreen: 'Vollbild',
  leaveFullScreen: 'Vollbild verlassen',
  whole: 'Den Film herholen ({size})',
})
