import type { NewsletterLanguage } from './newsletter-words.ts'

export const pt: NewsletterLanguage = () => ({
  open: 'Ver o que guardaram para você',
  own: 'Este link é seu. Para passar adiante, não encaminhe este e-mail: abra, e lá dentro tem um link para dar a alguém.',
  copy: 'O botão não responde? Cole este endereço no navegador:',
  why: 'Você recebe este e-mail porque está na lista de {brand}.',
  unsubscribe: 'Cancelar inscrição',
})
