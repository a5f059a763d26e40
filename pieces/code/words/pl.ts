import type { CodeLanguage } from './code-words.ts'

export const pl: CodeLanguage = (say) => ({
  take: say('Weź kod', 'Kod'),
  copy: say('Skopiuj', 'Skopiować'),
  copied: 'Skopiowano.',
  holder: { branch: 'Ten sam kod dla całej nici.', each: say('Jest tylko twój.', 'Jest tylko dla jednej osoby.') },
  gone: 'Nie ma już żadnego.',
  none: 'Do tego otwarcia nie ma kodu.',
  failed: 'Kod nie dotarł.',
  retry: 'Jeszcze raz',
  outside: 'Kod dostaje się z prywatnym linkiem.',
})
