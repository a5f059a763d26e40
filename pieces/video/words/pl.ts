import type { VideoLanguage } from './video-words.ts'

export const pl: VideoLanguage = () => ({
  play: 'Oglądam',
  captions: 'Napisy',
  none: 'Bez napisów',
  pictureInPicture: 'W małym okienku',
  fullScreen: 'Pełny ekran',
  leaveFullScreen: 'Z powrotem na stronę',
  whole: 'Sprowadzam film tutaj ({size})',
})
