import type { BrandLanguage } from './brand-words.ts'

export const pt: BrandLanguage<'one' | 'many'> = () => ({
  wordOf: 'Um recado de {brand}',
  here: {
    one: 'Você está aqui.',
    many: 'Há {n}\u00a0de pessoas aqui agora.',
    other: 'Vocês são {n} aqui agora.',
  },
  tell: {
    heading: 'Dizer a {brand}',
    who: 'Uma linha, lida pela equipe de {brand} e por mais ninguém. Não se sabe quem escreve, então ninguém responde. Você pode retirá-la; ela é apagada com os dados da campanha.',
    field: 'A sua linha',
    left: 'Caracteres restantes: {n}',
    tooLong: 'Caracteres a mais: {n}',
    send: 'Dizer',
    sent: 'Está dito.',
    own: 'O que você disse',
    takeBack: 'Retirar',
    takenBack: 'Retirada e apagada.',
    full: 'Não cabe mais. Retire uma linha para dizer outra.',
    later: 'Deixe passar dez minutos antes da próxima.',
    failed: 'Não chegou. A sua linha continua aqui: tente de novo.',
  },
  privacy: {
    follows: 'Também contamos, por hora, o que é aberto, reaberto e passado, sem saber por quem.',
    presence: 'Quantas pessoas estão aqui se conta só na memória e se esquece em menos de um minuto.',
    tell: 'Uma linha para a marca é cifrada, só a equipe dela a lê, e é apagada quando for retirada ou com os dados da campanha.',
  },
})
