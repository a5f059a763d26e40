import type { AmbassadorLanguage } from './ambassador-words.ts'

export const pl: AmbassadorLanguage = (say) => ({
  title: say('Twoja strona', 'Strona ambasadora'),
  yours: say(
    'Zachowaj ten adres dla siebie: niczego nie otwiera, pokazuje, dokąd idzie twój link.',
    'Ten adres lepiej zachować dla siebie: niczego nie otwiera, pokazuje, dokąd idzie link.',
  ),
  loading: 'Chwila…',
  reach: {
    title: 'Jak daleko to zaszło',
    none: 'Wszystko zaczyna się od pierwszej osoby.',
    hands: 'Z rąk do rąk',
    hand: 'Ręka nr\u00a0{n}',
    days: 'Dzień po dniu',
    counted: 'Bez wątpliwych otwarć i bez wiedzy, kto.',
  },
  note: {
    title: say('Kilka słów do tych, którzy przyszli przez ciebie', 'Kilka słów do tych, którzy przyszli tą drogą'),
    hint: 'Najpierw ktoś to przeczyta ({brand}). Potem przeczyta cała gałąź.',
    field: 'Kilka słów',
    save: 'Wyślij do przeczytania',
    withdraw: 'Wycofaj te słowa',
    waiting: 'Czeka na przeczytanie.',
    shown: 'Przeczytane i widoczne.',
    refused: 'Niewidoczne. Powód: {reason}',
    earlier: 'Do tego czasu widać poprzednie.',
    withdrawn: 'Słowa zostały wycofane.',
    unfit: {
      mail: 'Jest w nich adres e-mail, a przeczytaliby go wszyscy. Nic nie wysłano.',
      link: 'Jest w nich link albo nazwa strony. Nic nie wysłano.',
      handle: 'Jest w nich nazwa konta (@…). Nic nie wysłano.',
      account: 'Jest w nich numer konta bankowego. Nic nie wysłano.',
      phone: 'Jest w nich coś, co wygląda na numer telefonu. Nic nie wysłano.',
      address: 'Jest w nich adres pocztowy. Nic nie wysłano.',
    },
    failed: say('Nie udało się wysłać. Spróbuj jeszcze raz.', 'Nie udało się wysłać. Można spróbować jeszcze raz.'),
  },
  ranking: {
    title: 'Lista',
    hint: 'Są na niej tylko nazwy linków, i tylko tych, którzy chcą. Można zejść z niej w każdej chwili.',
    join: 'Chcę na niej być jako {label}',
    none: 'Nikogo jeszcze na niej nie ma.',
    you: say('to ty', 'ten link'),
  },
  proof: {
    title: 'Dowód',
    hint: 'Kartka do pokazania i podpisana strona, na której każdy sprawdzi liczby z tej chwili.',
    named: 'Napisz na niej nazwę linku: {label}',
    make: 'Zrób dowód',
    failed: say('Dowód nie dotarł. Spróbuj jeszcze raz.', 'Dowód nie dotarł. Można spróbować jeszcze raz.'),
  },
  problems: {
    'link-invalid': say(
      'Pod tym adresem tej strony już nie ma. Poproś o nowy tego, kto ci go dał.',
      'Pod tym adresem tej strony już nie ma. Nowy zna ten, od kogo przyszedł.',
    ),
    'link-revoked': say(
      'Twój link został wycofany, a ta strona razem z nim.',
      'Link został wycofany, a ta strona razem z nim.',
    ),
    offline: say('Nie ma sieci. Odśwież stronę.', 'Nie ma sieci. Trzeba odświeżyć stronę.'),
  },
})
