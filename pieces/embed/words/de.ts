import type { EmbedLanguage } from './embed-words.ts'

export const de: EmbedLanguage = (say) => ({
  play: 'Auf {player} abspielen',
  watching: say('{player} sieht dann, dass du zuschaust.', '{player} sieht dann, dass Sie zuschauen.'),
  listening: say('{player} sieht dann, dass du zuhörst.', '{player} sieht dann, dass Sie zuhören.'),
  again: 'Neu laden',
})
