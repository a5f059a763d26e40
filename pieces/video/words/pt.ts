import type { VideoLanguage } from './video-words.ts'

export const pt: VideoLanguage = () => ({
  play: 'Ver',
  captions: 'Legendas',
  none: 'Sem legendas',
  pictureInPicture: 'Numa janela pequena',
  fullScreen: 'Tela cheia',
  leaveFullScreen: 'Voltar à página',
  whole: 'Trazer o filme ({size})',
})
