import type { VideoLanguage } from './video-words.ts'

export const pt: VideoLanguage = () => ({
  play: 'Ver',
  pause: 'Pausa',
  position: 'Em que ponto está',
  mute: 'Sem som',
  unmute: 'Com som',
  volume: 'Volume',
  captions: 'Legendas',
  none: 'Sem legendas',
  chapters: 'Capítulos',
  rate: 'Velocidade',
  pictureInPicture: 'Numa janela pequena',
  fullScreen: 'Tela cheia',
  leaveFullScreen: 'Voltar à página',
  whole: 'Trazer o filme ({size})',
  away: 'A rede sumiu. Continua sozinho quando ela voltar.',
})
