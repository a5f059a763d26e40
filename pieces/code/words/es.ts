import type { CodeLanguage } from './code-words.ts'

export const es: CodeLanguage = (say) => ({
  take: say('Coge el código', 'Coja el código'),
  copy: 'Copiar',
  copied: 'Copiado.',
  holder: {
    branch: 'El mismo código para todo el hilo.',
    each: say('Es tuyo y de nadie más.', 'Es suyo y de nadie más.'),
  },
  gone: 'Ya no queda ninguno.',
  none: 'Esta apertura no da derecho a un código.',
  failed: 'El código no ha llegado.',
  retry: 'Probar otra vez',
  outside: 'Para un código hace falta un enlace privado.',
})
