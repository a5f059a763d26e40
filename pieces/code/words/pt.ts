import type { CodeLanguage } from './code-words.ts'

export const pt: CodeLanguage = () => ({
  take: 'Pegar o código',
  copy: 'Copiar',
  copied: 'Copiado.',
  holder: { branch: 'O mesmo código para todo o fio.', each: 'É seu e de mais ninguém.' },
  gone: 'Não sobrou nenhum.',
  none: 'Esta abertura não dá direito a um código.',
  failed: 'O código não chegou.',
  retry: 'Tentar de novo',
  outside: 'Para um código é preciso um link privado.',
})
