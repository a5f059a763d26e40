import type { EmbedLanguage } from './embed-words.ts'

export const pl: EmbedLanguage = (say) => ({
  play: 'Odtwarzam w serwisie {player}',
  watching: say('Serwis {player} zobaczy wtedy, że oglądasz.', 'Serwis {player} zobaczy wtedy, że Pan(i) ogląda.'),
  listening: say('Serwis {player} zobaczy wtedy, że słuchasz.', 'Serwis {player} zobaczy wtedy, że Pan(i) słucha.'),
  again: 'Ładuję od nowa',
})
