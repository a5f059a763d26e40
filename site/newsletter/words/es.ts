import type { NewsletterLanguage } from './newsletter-words.ts'

export const es: NewsletterLanguage = (say) => ({
  open: say('Ver lo que te han guardado', 'Ver lo que le han guardado'),
  own: say(
    'Este enlace es el tuyo. Para pasárselo a alguien no reenvíes este correo: ábrelo y encontrarás dentro un enlace para regalar.',
    'Este enlace es el suyo. Para pasárselo a alguien no reenvíe este correo: ábralo y encontrará dentro un enlace para regalar.',
  ),
  copy: say(
    '¿El botón no responde? Pega esta dirección en tu navegador:',
    '¿El botón no responde? Pegue esta dirección en su navegador:',
  ),
  why: say(
    'Recibes este correo porque estás en la lista de {brand}.',
    'Recibe este correo porque está en la lista de {brand}.',
  ),
  unsubscribe: 'Darse de baja',
})
