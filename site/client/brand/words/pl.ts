import type { BrandLanguage } from './brand-words.ts'

export const pl: BrandLanguage<'one' | 'few' | 'many'> = (say) => ({
  wordOf: 'Słowo od {brand}',
  here: {
    one: 'Jest tu teraz jedna osoba.',
    few: 'Są tu teraz {n}\u00a0osoby.',
    many: 'Jest tu teraz {n}\u00a0osób.',
    other: 'Jest tu teraz {n}\u00a0osoby.',
  },
  tell: {
    heading: 'Do {brand}',
    who: say(
      'Jedna linijka, którą czyta zespół {brand} i nikt więcej. Nie wiadomo, kto ją pisze, więc nikt nie odpowiada. Możesz ją cofnąć; znika razem z danymi kampanii.',
      'Jedna linijka, którą czyta zespół {brand} i nikt więcej. Nie wiadomo, kto ją pisze, więc nikt nie odpowiada. Można ją cofnąć; znika razem z danymi kampanii.',
    ),
    field: say('Twoja linijka', 'Linijka'),
    left: 'Zostało znaków: {n}',
    tooLong: 'Za dużo znaków: {n}',
    send: 'Powiedz',
    sent: 'Powiedziane.',
    own: 'Już powiedziane',
    takeBack: 'Cofnij',
    takenBack: 'Cofnięte i usunięte.',
    full: say(
      'Więcej się nie zmieści. Cofnij linijkę, aby dodać inną.',
      'Więcej się nie zmieści. Aby dodać linijkę, trzeba cofnąć inną.',
    ),
    later: say('Odczekaj dziesięć minut do następnej.', 'Następna dopiero za dziesięć minut.'),
    failed: say(
      'Nie dotarło. Linijka nadal tu jest: spróbuj jeszcze raz.',
      'Nie dotarło. Linijka nadal tu jest: prosimy spróbować jeszcze raz.',
    ),
  },
  privacy: {
    follows: 'Liczymy też co godzinę, co jest otwierane, otwierane ponownie i podawane dalej, nie wiedząc przez kogo.',
    presence: 'Ile osób tu jest, liczymy tylko w pamięci i zapominamy w ciągu minuty.',
    tell: 'Linijka do marki jest zaszyfrowana, czyta ją tylko jej zespół, i znika po cofnięciu albo z danymi kampanii.',
  },
})
