import type { EmbedLanguage } from './embed-words.ts'

export const en: EmbedLanguage = () => ({
  play: 'Play on {player}',
  watching: '{player} then sees that you watch.',
  listening: '{player} then sees that you listen.',
  again: 'Load it again',
})
