import type { EmbedLanguage } from './embed-words.ts'

export const pt: EmbedLanguage = () => ({
  play: 'Reproduzir no {player}',
  watching: 'O {player} passa então a saber que há alguém assistindo aqui.',
  listening: 'O {player} passa então a saber que há alguém ouvindo aqui.',
  again: 'Carregar de novo',
})
