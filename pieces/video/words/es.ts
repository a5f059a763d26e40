import type { VideoLanguage } from './video-words.ts'

export const es: VideoLanguage = () => ({
  play: 'Ver',
  captions: 'Subtítulos',
  none: 'Sin subtítulos',
  pictureInPicture: 'En una ventana pequeña',
  fullScreen: 'Pantalla completa',
  leaveFullScreen: 'Salir de la pantalla completa',
  whole: 'Traer la película ({size})',
})
