import type { VideoLanguage } from './video-words.ts'

export const en: VideoLanguage = () => ({
  play: 'Watch',
  pause: 'Pause',
  position: 'How far it is',
  mute: 'Sound off',
  unmute: 'Sound on',
  volume: 'Volume',
  captions: 'Captions',
  none: 'No captions',
  chapters: 'Chapters',
  rate: 'Speed',
  pictureInPicture: 'In a small window',
  fullScreen: 'Full screen',
  leaveFullScreen: 'Leave full screen',
  whole: 'Bring the film here ({size})',
  away: 'The network is gone. It goes on by itself.',
})
