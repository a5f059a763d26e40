import type { CircleLanguage } from './circle-words.ts'

export const pl: CircleLanguage<'one' | 'few' | 'many'> = (say) => ({
  entering: say('Wchodzisz do kręgu „\u2068{name}\u2069”.', 'Ten link prowadzi do kręgu „\u2068{name}\u2069”.'),
  toChoose: say('Swój krąg wybierzesz przy otwieraniu.', 'Krąg wybiera się przy otwieraniu.'),
  choose: {
    line: say('Wybierz swój krąg.', 'Proszę wybrać krąg.'),
    hint: 'Idzie się razem i razem się zostaje.',
    list: 'Kręgi',
    enter: 'Wchodzę do tego kręgu',
    back: 'Wróć',
    later: 'Później',
    first: say('Najpierw wybierz krąg.', 'Najpierw trzeba wybrać krąg.'),
  },
  gone: {
    line: 'Tego kręgu już nie ma.',
    hint: say(
      'Nic nie zostało policzone. Wybierz inny albo wejdź bez kręgu.',
      'Nic nie zostało policzone. Można wybrać inny albo wejść bez kręgu.',
    ),
    without: 'Wejść bez kręgu',
  },
  search: {
    label: say('Twój kod pocztowy albo miejscowość', 'Kod pocztowy albo miejscowość'),
    private: 'To nie opuszcza tej przeglądarki.',
    none: say('Nic nie ma. Wybierz z listy.', 'Nic nie ma. Można wybrać z listy.'),
    found: {
      one: 'Jest jeden krąg.',
      few: '{n}\u00a0możliwe kręgi.',
      many: '{n}\u00a0możliwych kręgów.',
      other: '{n}\u00a0możliwego kręgu.',
    },
  },
  title: 'Krąg \u2068{name}\u2069',
  views: {
    zero: 'Krąg dopiero się zaczyna.',
    one: 'osoba w kręgu',
    few: 'osoby w kręgu',
    many: 'osób w kręgu',
    other: 'osoby w kręgu',
  },
  goal: 'Cel kręgu: {n}',
  goalReached: 'Krąg dał radę.',
  split: {
    line: say('Twój krąg urósł.', 'Krąg urósł.'),
    text: say(
      'Podzielił się, żeby wszyscy nadal się znali. Teraz to dla ciebie „\u2068{name}\u2069”, razem z tymi, którzy przyszli przez twój link.',
      'Podzielił się, żeby wszyscy nadal się znali. Teraz jest to „\u2068{name}\u2069”, razem z osobami, które przyszły przez ten link.',
    ),
    ok: 'Jasne',
  },
})
