import type { Say } from '../../../site/i18n/dictionary.ts'

/** What a code says to fans. */
export interface CodeWords {
  take: string
  copy: string
  copied: string
  /** Who shares it. */
  holder: Record<'branch' | 'each', string>
  /** None is left. */
  gone: string
  /** This opening got none. */
  none: string
  failed: string
  retry: string
  outside: string
}

export type CodeLanguage = (say: Say) => CodeWords
