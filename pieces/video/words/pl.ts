import type { VideoLanguage } from './video-words.ts'

export const pl: VideoLanguage = () => ({
  play: 'Oglądam',
  pause: 'Pauza',
  position: 'Dokąd doszło',
  mute: 'Bez dźwięku',
  unmute: 'Z dźwiękiem',
  volume: 'Głośność',
  captions: 'Napisy',
  none: 'Bez napisów',
  chapters: 'Rozdziały',
  rate: 'Prędkość',
  pictureInPicture: 'W małym okienku',
  fullScreen: 'Pełny ekran',
  leaveFullScreen: 'Z powrotem na stronę',
  whole: 'Sprowadzam film tutaj ({size})',
  away: 'Sieć zniknęła. Samo ruszy dalej.',
})
