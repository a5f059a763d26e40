import type { NewsletterLanguage } from './newsletter-words.ts'

export const en: NewsletterLanguage = () => ({
  open: 'See what was kept for you',
  own: 'This link is yours. To pass it on, don’t forward this email: open it, and you’ll find a link to give away inside.',
  copy: 'The button does nothing? Paste this address into your browser:',
  why: 'You get this email because you’re on {brand}’s list.',
  unsubscribe: 'Unsubscribe',
})
