import type { PlayerLanguage } from './player-words.ts'

export const es: PlayerLanguage = () => ({
  pause: 'Pausa',
  position: 'Por dónde va',
  mute: 'Quitar el sonido',
  unmute: 'Poner el sonido',
  volume: 'Volumen',
  chapters: 'Capítulos',
  rate: 'Velocidad',
  away: 'Se fue la red. Sigue sola en cuanto vuelva.',
  cancel: 'Cancelar',
})
