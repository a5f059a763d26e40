import type { CodeLanguage } from './code-words.ts'

export const fr: CodeLanguage = (say) => ({
  take: 'Prendre le code',
  copy: 'Copier',
  copied: 'Copié.',
  holder: {
    branch: 'Le même code pour tous ceux du même fil.',
    each: say('Il est à toi, à personne d’autre.', 'Il est à vous, à personne d’autre.'),
  },
  gone: 'Il n’en reste plus.',
  none: 'Cette ouverture ne donne pas droit à un code.',
  failed: 'Le code n’est pas arrivé.',
  retry: 'Réessayer',
  outside: 'Pour un code, il faut un lien privé.',
})
