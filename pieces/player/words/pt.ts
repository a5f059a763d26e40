import type { PlayerLanguage } from './player-words.ts'

export const pt: PlayerLanguage = () => ({
  pause: 'Pausa',
  position: 'Em que ponto está',
  mute: 'Sem som',
  unmute: 'Com som',
  volume: 'Volume',
  chapters: 'Capítulos',
  rate: 'Velocidade',
  away: 'A rede sumiu. Continua sozinho quando ela voltar.',
  cancel: 'Cancelar',
})
