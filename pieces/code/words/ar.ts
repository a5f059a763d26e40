import type { CodeLanguage } from './code-words.ts'

export const ar: CodeLanguage = () => ({
  take: 'أخذ الرمز',
  copy: 'نسخ',
  copied: 'نُسخ.',
  holder: { branch: 'الرمز نفسه لكلّ من في هذا الخيط.', each: 'هذا الرمز لك وحدك.' },
  gone: 'لم يبقَ أيّ رمز.',
  none: 'لا رمز مع هذا الفتح.',
  failed: 'لم يصل الرمز.',
  retry: 'محاولة أخرى',
  outside: 'الرمز يحتاج إلى رابط خاصّ.',
})
