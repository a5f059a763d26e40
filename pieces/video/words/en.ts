import type { VideoLanguage } from './video-words.ts'

export const en: VideoLanguage = () => ({
  play: 'Watch',
  captions: 'Captions',
  none: 'No captions',
  pictureInPicture: 'In a small window',
  fullScreen: 'Full screen',
  leaveFullScreen: 'Leave full screen',
  whole: 'Bring the film here ({size})',
})
