import type { VideoLanguage } from './video-words.ts'

export const pl: VideoLanguage = (say) => ({
  play: say('Obejrzyj', 'Obejrzeć'),
  captions: 'Napisy',
  none: 'Bez napisów',
  pictureInPicture: 'W małym okienku',
  fullScreen: 'Pełny ekran',
  leaveFullScreen: 'Z powrotem na stronę',
  whole: say('Pobierz film ({size})', 'Pobrać film ({size})'),
})
