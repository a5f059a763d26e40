import type { NewsletterLanguage } from './newsletter-words.ts'

export const ar: NewsletterLanguage = () => ({
  open: 'هنا ما خُبّئ لك',
  own: 'هذا الرابط لك وحدك. لتمريره إلى أحدهم لا داعي لإعادة توجيه هذه الرسالة: في الداخل رابط آخر يُهدى.',
  copy: 'الزرّ لا يستجيب؟ يكفي لصق هذا العنوان في المتصفّح:',
  why: 'تصلك هذه الرسالة لأنك على قائمة \u2068{brand}\u2069.',
  unsubscribe: 'إلغاء الاشتراك',
})
