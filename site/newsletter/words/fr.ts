import type { NewsletterLanguage } from './newsletter-words.ts'

export const fr: NewsletterLanguage = (say) => ({
  open: say('Voir ce qu’on t’a gardé', 'Voir ce qu’on vous a gardé'),
  own: say(
    'Ce lien est le tien. Pour le passer à quelqu’un, ne transfère pas ce mail\u00a0: ouvre, et un lien à donner t’attend à l’intérieur.',
    'Ce lien est le vôtre. Pour le passer à quelqu’un, ne transférez pas ce mail\u00a0: ouvrez, et un lien à donner vous attend à l’intérieur.',
  ),
  copy: say(
    'Le bouton ne répond pas\u202f? Colle cette adresse dans ton navigateur\u00a0:',
    'Le bouton ne répond pas\u202f? Collez cette adresse dans votre navigateur\u00a0:',
  ),
  why: say('Tu reçois ce mail parce que tu suis {brand}.', 'Vous recevez ce mail parce que vous suivez {brand}.'),
  unsubscribe: 'Ne plus rien recevoir',
})
