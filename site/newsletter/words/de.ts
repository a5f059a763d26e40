import type { NewsletterLanguage } from './newsletter-words.ts'

export const de: NewsletterLanguage = (say) => ({
  open: say('Ansehen, was hier für dich liegt', 'Ansehen, was hier für Sie liegt'),
  own: say(
    'Dieser Link ist deiner. Zum Weitergeben leite bitte nicht diese Mail weiter: Mach auf, innen liegt ein Link zum Verschenken.',
    'Dieser Link gehört Ihnen. Zum Weitergeben leiten Sie bitte nicht diese Mail weiter: Machen Sie auf, innen liegt ein Link zum Verschenken.',
  ),
  copy: say(
    'Der Knopf tut nichts? Dann kopier diese Adresse in deinen Browser:',
    'Der Knopf tut nichts? Dann kopieren Sie diese Adresse in Ihren Browser:',
  ),
  why: say(
    'Du bekommst diese Mail, weil du auf der Liste von {brand} stehst.',
    'Diese Mail kommt, weil Sie auf der Liste von {brand} stehen.',
  ),
  unsubscribe: 'Abmelden',
})
