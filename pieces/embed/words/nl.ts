import type { EmbedLanguage } from './embed-words.ts'

export const nl: EmbedLanguage = (say) => ({
  play: 'Afspelen op {player}',
  watching: say('{player} ziet dan dat je kijkt.', '{player} ziet dan dat u kijkt.'),
  listening: say('{player} ziet dan dat je luistert.', '{player} ziet dan dat u luistert.'),
  again: 'Opnieuw laden',
})
