import type { EmbedLanguage } from './embed-words.ts'

export const it: EmbedLanguage = (say) => ({
  play: say('Riproduci su {player}', 'Riproduca su {player}'),
  watching: say('Da quel momento {player} vede che guardi.', 'Da quel momento {player} vede che Lei guarda.'),
  listening: say('Da quel momento {player} vede che ascolti.', 'Da quel momento {player} vede che Lei ascolta.'),
  again: say('Ricarica', 'Ricarichi'),
})
