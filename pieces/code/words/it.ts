import type { CodeLanguage } from './code-words.ts'

export const it: CodeLanguage = (say) => ({
  take: say('Prendi il codice', 'Prenda il codice'),
  copy: say('Copia', 'Copi'),
  copied: 'Copiato.',
  holder: {
    branch: 'Lo stesso codice per tutto il filo.',
    each: say('È tuo e di nessun altro.', 'È Suo e di nessun altro.'),
  },
  gone: 'Non ne restano più.',
  none: 'Questa apertura non dà diritto a un codice.',
  failed: 'Il codice non è arrivato.',
  retry: say('Riprova', 'Riprovi'),
  outside: 'Per un codice serve un link privato.',
})
