import type { EmbedLanguage } from './embed-words.ts'

export const ar: EmbedLanguage = () => ({
  play: 'تشغيل على {player}',
  watching: 'عندها يعلم {player} بمشاهدتك.',
  listening: 'عندها يعلم {player} باستماعك.',
  again: 'تحميل من جديد',
})
