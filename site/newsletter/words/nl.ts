import type { NewsletterLanguage } from './newsletter-words.ts'

export const nl: NewsletterLanguage = (say) => ({
  open: say('Kijk wat er voor je ligt', 'Bekijk wat er voor u ligt'),
  own: say(
    'Deze link is van jou. Stuur deze mail niet door als je hem wilt doorgeven: open hem, binnen ligt een link om weg te geven.',
    'Deze link is van u. Stuur deze mail niet door als u hem wilt doorgeven: open hem, binnen ligt een link om weg te geven.',
  ),
  copy: say('Doet de knop niets? Plak dit adres in je browser:', 'Doet de knop niets? Plak dit adres in uw browser:'),
  why: say(
    'Je krijgt deze mail omdat je op de lijst van {brand} staat.',
    'U krijgt deze mail omdat u op de lijst van {brand} staat.',
  ),
  unsubscribe: 'Afmelden',
})
