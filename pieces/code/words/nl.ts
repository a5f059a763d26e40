import type { CodeLanguage } from './code-words.ts'

export const nl: CodeLanguage = (say) => ({
  take: 'De code ophalen',
  copy: 'Kopiëren',
  copied: 'Gekopieerd.',
  holder: {
    branch: 'Dezelfde code voor iedereen langs deze draad.',
    each: say('Hij is van jou en van niemand anders.', 'Hij is van u en van niemand anders.'),
  },
  gone: 'Er is er geen meer over.',
  none: 'Bij deze opening hoort geen code.',
  failed: 'De code is niet aangekomen.',
  retry: 'Nog eens proberen',
  outside: say('Een code krijg je alleen met een privélink.', 'Een code krijgt u alleen met een privélink.'),
})
