import type { AudioLanguage } from './audio-words.ts'

export const pt: AudioLanguage = () => ({
  play: 'Ouvir',
  previous: 'Faixa anterior',
  next: 'Próxima faixa',
  tracks: 'Faixas',
  lyrics: 'Letra',
  none: 'Sem letra',
  whole: 'Trazer o som ({size})',
})
