import type { VideoLanguage } from './video-words.ts'

export const es: VideoLanguage = () => ({
  play: 'Ver',
  pause: 'Pausa',
  position: 'Por dónde va',
  mute: 'Quitar el sonido',
  unmute: 'Poner el sonido',
  volume: 'Volumen',
  captions: 'Subtítulos',
  none: 'Sin subtítulos',
  chapters: 'Capítulos',
  rate: 'Velocidad',
  pictureInPicture: 'En una ventana pequeña',
  fullScreen: 'Pantalla completa',
  leaveFullScreen: 'Salir de la pantalla completa',
  whole: 'Traer la película ({size})',
  away: 'Se fue la red. Sigue sola en cuanto vuelva.',
})
