import type { NewsletterLanguage } from './newsletter-words.ts'

export const it: NewsletterLanguage = (say) => ({
  open: say('Guarda cosa c’è per te', 'Guardi cosa c’è per Lei'),
  own: say(
    'Questo link è il tuo. Per passarlo a qualcuno non inoltrare questa mail: apri, dentro ti aspetta un link da regalare.',
    'Questo link è solo per Lei. Per passarlo a qualcuno non inoltri questa mail: apra, dentro troverà un link da regalare.',
  ),
  copy: say(
    'Il pulsante non risponde? Incolla questo indirizzo nel tuo browser:',
    'Il pulsante non risponde? Incolli questo indirizzo nel browser:',
  ),
  why: say(
    'Ricevi questa mail perché sei nella lista di {brand}.',
    'Riceve questa mail perché è nella lista di {brand}.',
  ),
  unsubscribe: 'Non ricevere più niente',
})
