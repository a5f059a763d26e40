import type { PollLanguage } from './poll-words.ts'

export const es: PollLanguage<'one' | 'many'> = (say) => ({
  vote: 'Dar mi voto',
  counted: 'Ya cuenta',
  change: 'Cambiar mi voto',
  most: {
    one: say('Elige solo una opción.', 'Elija solo una opción.'),
    many: 'Hasta {n}\u00a0de opciones.',
    other: 'Hasta {n}\u00a0opciones.',
  },
  ranking: say('Ponlas en orden, de la favorita a la última.', 'Póngalas en orden, de la favorita a la última.'),
  none: say('Primero, elige.', 'Primero, elija.'),
  tooMany: {
    one: 'Solo una.',
    many: 'No más de {n}.',
    other: say('No más de {n}. Quita una primero.', 'No más de {n}. Quite una primero.'),
  },
  up: 'Subir: {choice}',
  down: 'Bajar: {choice}',
  place: '{choice}: {n} de {all}',
  hidden: 'El resultado queda en secreto.',
  after: say('Verás el resultado cuando hayas votado.', 'Verá el resultado cuando haya votado.'),
  until: say('Puedes cambiar de idea hasta el {day}, {time}.', 'Puede cambiar de idea hasta el {day}, {time}.'),
  thanks: say('Tu voto cuenta.', 'Su voto cuenta.'),
  kept: say(
    'Sin red, tu voto todavía no cuenta. Se queda guardado aquí y saldrá en cuanto vuelva.',
    'Sin red, su voto todavía no cuenta. Se queda guardado aquí y saldrá en cuanto vuelva.',
  ),
  failed: say('Tu voto no ha llegado.', 'Su voto no ha llegado.'),
  tooLate: say('Tu voto llegó después del cierre. No cuenta.', 'Su voto llegó después del cierre. No cuenta.'),
  changeTooLate: say(
    'Tu cambio llegó después del cierre. Cuenta tu voto anterior.',
    'Su cambio llegó después del cierre. Cuenta su voto anterior.',
  ),
  retry: 'Probar otra vez',
  closed: 'La votación está cerrada.',
  outside: 'Para votar hace falta un enlace privado.',
  votes: {
    zero: 'Nadie ha votado todavía.',
    one: 'Un voto.',
    many: '{n}\u00a0de votos.',
    other: '{n}\u00a0votos.',
  },
  first: { one: '{n}\u00a0vez la primera', many: '{n}\u00a0de veces la primera', other: '{n}\u00a0veces la primera' },
})
