import type { CircleLanguage } from './circle-words.ts'

export const es: CircleLanguage<'one' | 'many'> = (say) => ({
  entering: say('Entras en el círculo «\u2068{name}\u2069».', 'Va a entrar en el círculo «\u2068{name}\u2069».'),
  toChoose: say('Elegirás tu círculo al abrir.', 'Elegirá su círculo al abrir.'),
  choose: {
    line: say('Elige tu círculo.', 'Elija su círculo.'),
    hint: 'Se avanza entre todos, y nadie se va a otro.',
    list: 'Los círculos',
    enter: 'Entrar en este círculo',
    back: 'Volver',
    later: 'Más tarde',
    first: say('Primero, elige un círculo.', 'Primero, elija un círculo.'),
  },
  gone: {
    line: 'Ese círculo ya no existe.',
    hint: say(
      'No se ha contado nada. Elige otro o entra sin círculo.',
      'No se ha contado nada. Elija otro o entre sin círculo.',
    ),
    without: 'Entrar sin círculo',
  },
  search: {
    label: say('Tu código postal o tu pueblo', 'Su código postal o su localidad'),
    private: 'No sale de este navegador.',
    none: say('No aparece. Elige en la lista.', 'No aparece. Elija en la lista.'),
    found: {
      one: 'Hay un círculo.',
      many: '{n}\u00a0de círculos posibles.',
      other: say('{n}\u00a0círculos posibles. Elige el tuyo.', '{n}\u00a0círculos posibles. Elija el suyo.'),
    },
  },
  title: 'Círculo \u2068{name}\u2069',
  views: {
    zero: 'El círculo empieza ahora.',
    one: 'persona en el círculo',
    many: 'de personas en el círculo',
    other: 'personas en el círculo',
  },
  goal: 'La meta del círculo: {n}',
  goalReached: 'El círculo lo ha logrado.',
  split: {
    line: say('Tu círculo ha crecido.', 'Su círculo ha crecido.'),
    text: say(
      'Se ha dividido, para que todos sigan siendo conocidos. Ahora estás en «\u2068{name}\u2069», con quienes llegaron por ti.',
      'Se ha dividido, para que todos sigan siendo conocidos. Ahora está en «\u2068{name}\u2069», con quienes llegaron por usted.',
    ),
    ok: 'De acuerdo',
  },
})
