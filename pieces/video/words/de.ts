import type { VideoLanguage } from './video-words.ts'

export const de: VideoLanguage = () => ({
  play: 'Ansehen',
  pause: 'Pause',
  position: 'Wie weit es ist',
  mute: 'Ton aus',
  unmute: 'Ton an',
  volume: 'Lautstärke',
  captions: 'Untertitel',
  none: 'Keine Untertitel',
  chapters: 'Kapitel',
  rate: 'Tempo',
  pictureInPicture: 'In einem kleinen Fenster',
  fullScreen: 'Vollbild',
  leaveFullScreen: 'Vollbild verlassen',
  whole: 'Den Film herholen ({size})',
  away: 'Das Netz ist weg. Es geht von selbst weiter.',
})
