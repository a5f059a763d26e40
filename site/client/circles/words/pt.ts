import type { CircleLanguage } from './circle-words.ts'

export const pt: CircleLanguage<'one' | 'many'> = () => ({
  entering: 'Este link leva ao círculo “\u2068{name}\u2069”.',
  toChoose: 'O círculo se escolhe na hora de abrir.',
  choose: {
    line: 'Escolha o seu círculo.',
    hint: 'Ali se segue em conjunto, e ali se fica.',
    list: 'Os círculos',
    enter: 'Entrar neste círculo',
    back: 'Voltar',
    later: 'Mais tarde',
    first: 'Primeiro, escolha um círculo.',
  },
  gone: {
    line: 'Esse círculo não existe mais.',
    hint: 'Nada foi contado. Escolha outro ou entre sem círculo.',
    without: 'Entrar sem círculo',
  },
  search: {
    label: 'O seu CEP ou a sua cidade',
    private: 'Não sai deste navegador.',
    none: 'Nada encontrado. Escolha na lista.',
    found: {
      one: 'Um círculo encontrado.',
      many: '{n}\u00a0de círculos possíveis.',
      other: '{n}\u00a0círculos possíveis. Escolha o seu.',
    },
  },
  title: 'Círculo \u2068{name}\u2069',
  views: {
    zero: 'O círculo começa agora.',
    one: 'pessoa no círculo',
    many: 'de pessoas no círculo',
    other: 'pessoas no círculo',
  },
  goal: 'A meta do círculo: {n}',
  goalReached: 'O círculo chegou lá.',
  split: {
    line: 'O seu círculo cresceu.',
    text: 'Ele se dividiu, para que todos ainda se conheçam. O seu agora é “\u2068{name}\u2069”, com quem chegou pelo seu link.',
    ok: 'Certo',
  },
})
