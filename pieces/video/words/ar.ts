import type { VideoLanguage } from './video-words.ts'

export const ar: VideoLanguage = () => ({
  play: 'مشاهدة',
  captions: 'الترجمة المكتوبة',
  none: 'بلا ترجمة مكتوبة',
  pictureInPicture: 'في نافذة صغيرة',
  fullScreen: 'ملء الشاشة',
  leaveFullScreen: 'العودة إلى الصفحة',
  whole: 'إحضار الفيلم ({size})',
})
