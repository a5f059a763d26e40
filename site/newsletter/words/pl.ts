import type { NewsletterLanguage } from './newsletter-words.ts'

export const pl: NewsletterLanguage = (say) => ({
  open: say('Zobacz, co tu na ciebie czeka', 'Zobaczyć, co tu czeka'),
  own: say(
    'Ten link jest twój. Żeby podać go dalej, nie przesyłaj tego maila: otwórz, a w środku znajdziesz link, który można komuś dać.',
    'To link do rąk własnych. Żeby podać go dalej, proszę nie przesyłać tego maila: w środku czeka link, który można komuś dać.',
  ),
  copy: say(
    'Przycisk nie działa? Wklej ten adres w swojej przeglądarce:',
    'Przycisk nie działa? Proszę wkleić ten adres w przeglądarce:',
  ),
  why: say('Dostajesz tego maila, bo jesteś na liście {brand}.', 'Ten mail trafia do osób z listy {brand}.'),
  unsubscribe: say('Wypisz się', 'Wypisać się'),
})
