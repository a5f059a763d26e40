import type { EmbedLanguage } from './embed-words.ts'

export const fr: EmbedLanguage = (say) => ({
  play: 'Lire sur {player}',
  watching: say('{player} voit alors que tu regardes.', '{player} voit alors que vous regardez.'),
  listening: say('{player} voit alors que tu écoutes.', '{player} voit alors que vous écoutez.'),
  again: 'Recharger',
})
