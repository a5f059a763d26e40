import type { EmbedLanguage } from './embed-words.ts'

export const ar: EmbedLanguage = () => ({
  play: 'تشغيل على {player}',
  watching: 'عندها يرى {player} أنك تشاهد.',
  listening: 'عندها يرى {player} أنك تستمع.',
  again: 'تحميل من جديد',
})
