import type { VideoLanguage } from './video-words.ts'

export const ar: VideoLanguage = () => ({
  play: 'مشاهدة',
  pause: 'إيقاف مؤقت',
  position: 'أين وصلنا',
  mute: 'كتم الصوت',
  unmute: 'إعادة الصوت',
  volume: 'مستوى الصوت',
  captions: 'الترجمة المكتوبة',
  none: 'بلا ترجمة مكتوبة',
  chapters: 'الفصول',
  rate: 'السرعة',
  pictureInPicture: 'في نافذة صغيرة',
  fullScreen: 'ملء الشاشة',
  leaveFullScreen: 'العودة إلى الصفحة',
  whole: 'إحضار الفيلم ({size})',
  away: 'انقطعت الشبكة. سيستأنف وحده.',
})
