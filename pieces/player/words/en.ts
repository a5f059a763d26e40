import type { PlayerLanguage } from './player-words.ts'

export const en: PlayerLanguage = () => ({
  pause: 'Pause',
  position: 'How far it is',
  mute: 'Sound off',
  unmute: 'Sound on',
  volume: 'Volume',
  chapters: 'Chapters',
  rate: 'Speed',
  away: 'The network is gone. It goes on by itself.',
  cancel: 'Cancel',
})
