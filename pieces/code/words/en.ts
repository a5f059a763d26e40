import type { CodeLanguage } from './code-words.ts'

export const en: CodeLanguage = () => ({
  take: 'Take the code',
  copy: 'Copy',
  copied: 'Copied.',
  holder: { branch: 'The same code for everyone along this thread.', each: 'It’s yours and nobody else’s.' },
  gone: 'None is left.',
  none: 'This opening comes without a code.',
  failed: 'The code didn’t get through.',
  retry: 'Try again',
  outside: 'A code takes a private link.',
})
