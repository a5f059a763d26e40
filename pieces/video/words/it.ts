import type { VideoLanguage } from './video-words.ts'

export const it: VideoLanguage = (say) => ({
  play: say('Guarda', 'Guardi'),
  pause: 'Pausa',
  position: 'A che punto siamo',
  mute: 'Senza audio',
  unmute: 'Con l’audio',
  volume: 'Volume',
  captions: 'Sottotitoli',
  none: 'Senza sottotitoli',
  chapters: 'Capitoli',
  rate: 'Velocità',
  pictureInPicture: 'In una finestrella',
  fullScreen: 'Schermo intero',
  leaveFullScreen: 'Torna alla pagina',
  whole: say('Fai arrivare il film ({size})', 'Faccia arrivare il film ({size})'),
  away: 'La rete è sparita. Riprende da solo.',
})
