import type { PlayerLanguage } from './player-words.ts'

export const de: PlayerLanguage = () => ({
  pause: 'Pause',
  position: 'Wie weit es ist',
  mute: 'Ton aus',
  unmute: 'Ton an',
  volume: 'Lautstärke',
  chapters: 'Kapitel',
  rate: 'Tempo',
  away: 'Das Netz ist weg. Es geht von selbst weiter.',
  cancel: 'Abbrechen',
})
