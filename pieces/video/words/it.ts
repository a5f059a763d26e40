import type { VideoLanguage } from './video-words.ts'

export const it: VideoLanguage = (say) => ({
  play: say('Guarda', 'Guardi'),
  captions: 'Sottotitoli',
  none: 'Senza sottotitoli',
  pictureInPicture: 'In una finestrella',
  fullScreen: 'Schermo intero',
  leaveFullScreen: 'Torna alla pagina',
  whole: say('Fai arrivare il film ({size})', 'Faccia arrivare il film ({size})'),
})
