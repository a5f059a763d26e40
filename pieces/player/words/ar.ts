import type { PlayerLanguage } from './player-words.ts'

export const ar: PlayerLanguage = () => ({
  pause: 'إيقاف مؤقت',
  position: 'أين وصلنا',
  mute: 'كتم الصوت',
  unmute: 'إعادة الصوت',
  volume: 'مستوى الصوت',
  chapters: 'الفصول',
  rate: 'السرعة',
  away: 'انقطعت الشبكة. سيستأنف وحده.',
  cancel: 'إلغاء',
})
