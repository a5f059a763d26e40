import type { EmbedLanguage } from './embed-words.ts'

export const pl: EmbedLanguage = (say) => ({
  play: say('Odtwórz w serwisie {player}', 'Odtworzyć w serwisie {player}'),
  watching: say(
    'Serwis {player} zobaczy wtedy, że oglądasz.',
    'Serwis {player} będzie wtedy widział, że ktoś tu ogląda.',
  ),
  listening: say(
    'Serwis {player} zobaczy wtedy, że słuchasz.',
    'Serwis {player} będzie wtedy widział, że ktoś tu słucha.',
  ),
  again: say('Załaduj od nowa', 'Załadować od nowa'),
})
