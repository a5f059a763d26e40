import type { PollLanguage } from './poll-words.ts'

export const pl: PollLanguage<'one' | 'few' | 'many'> = (say) => ({
  vote: 'Oddaję głos',
  counted: 'Głos policzony',
  change: 'Zmieniam głos',
  most: {
    one: 'Tylko jedno.',
    few: 'Najwyżej {n}.',
    many: 'Najwyżej {n}.',
    other: 'Najwyżej {n}.',
  },
  ranking: say('Ułóż po swojemu, ulubione na górze.', 'Proszę ułożyć po swojemu, ulubione na górze.'),
  none: say('Najpierw wybierz.', 'Najpierw trzeba wybrać.'),
  tooMany: {
    one: 'Tylko jedno.',
    few: say('Najwyżej {n}. Najpierw coś odznacz.', 'Najwyżej {n}. Najpierw trzeba coś odznaczyć.'),
    many: say('Najwyżej {n}. Najpierw coś odznacz.', 'Najwyżej {n}. Najpierw trzeba coś odznaczyć.'),
    other: say('Najwyżej {n}. Najpierw coś odznacz.', 'Najwyżej {n}. Najpierw trzeba coś odznaczyć.'),
  },
  up: 'Wyżej: {choice}',
  down: 'Niżej: {choice}',
  place: '{choice}: {n} z {all}',
  hidden: 'Wynik zostaje tajemnicą.',
  after: say('Wynik zobaczysz, gdy oddasz głos.', 'Wynik pokaże się po oddaniu głosu.'),
  until: 'Zdanie można zmienić. Koniec: {day}, godz. {time}.',
  thanks: say('Twój głos się liczy.', 'Ten głos się liczy.'),
  kept: say(
    'Nie ma sieci, więc twój głos jeszcze się nie liczy. Czeka tutaj i wyjdzie, gdy wróci zasięg.',
    'Nie ma sieci, więc ten głos jeszcze się nie liczy. Czeka tutaj i wyjdzie, gdy wróci zasięg.',
  ),
  failed: say('Twój głos nie dotarł.', 'Głos nie dotarł.'),
  tooLate: say('Twój głos dotarł po zamknięciu. Nie liczy się.', 'Głos dotarł po zamknięciu. Nie liczy się.'),
  changeTooLate: say(
    'Zmiana dotarła po zamknięciu. Liczy się twój poprzedni głos.',
    'Zmiana dotarła po zamknięciu. Liczy się poprzedni głos.',
  ),
  retry: 'Jeszcze raz',
  closed: 'Głosowanie zamknięte.',
  outside: 'Głosuje się z prywatnym linkiem.',
  votes: {
    zero: 'Nikt jeszcze nie głosował.',
    one: 'Jeden głos.',
    few: '{n}\u00a0głosy.',
    many: '{n}\u00a0głosów.',
    other: '{n}\u00a0głosu.',
  },
  first: {
    one: '{n}\u00a0raz na pierwszym miejscu',
    few: '{n}\u00a0razy na pierwszym miejscu',
    many: '{n}\u00a0razy na pierwszym miejscu',
    other: '{n}\u00a0raza na pierwszym miejscu',
  },
})
