import type { CodeLanguage } from './code-words.ts'

export const de: CodeLanguage = (say) => ({
  take: 'Code holen',
  copy: 'Kopieren',
  copied: 'Kopiert.',
  holder: {
    branch: 'Derselbe Code für alle an diesem Faden.',
    each: say('Er gehört dir und sonst niemandem.', 'Er gehört Ihnen und sonst niemandem.'),
  },
  gone: 'Es ist keiner mehr da.',
  none: 'Zu diesem Besuch gibt es keinen Code.',
  failed: 'Der Code ist nicht angekommen.',
  retry: 'Noch mal versuchen',
  outside: 'Einen Code gibt es nur mit einem privaten Link.',
})
