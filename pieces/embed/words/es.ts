import type { EmbedLanguage } from './embed-words.ts'

export const es: EmbedLanguage = (say) => ({
  play: 'Reproducir en {player}',
  watching: say('{player} sabrá entonces que lo estás viendo.', '{player} sabrá entonces que usted lo está viendo.'),
  listening: say(
    '{player} sabrá entonces que lo estás escuchando.',
    '{player} sabrá entonces que usted lo está escuchando.',
  ),
  again: 'Cargar otra vez',
})
