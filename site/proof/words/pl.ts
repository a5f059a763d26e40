import type { ProofWords } from './proof-words.ts'

export const pl: ProofWords<'one' | 'few' | 'many'> = {
  title: 'Dowód',
  through: 'Przez ten link',
  throughOf: 'Przez link, który przekazuje: {name}',
  said: '{through}: {figures}. {at}',
  reach: {
    people: { zero: 'Jeszcze nikt', one: 'osoba', few: 'osoby', many: 'osób', other: 'osoby' },
    hands: { one: 'jedną rękę', few: '{n}\u00a0ręce', many: '{n}\u00a0rąk', other: '{n}\u00a0ręki' },
    days: { one: 'jeden dzień', few: '{n}\u00a0dni', many: '{n}\u00a0dni', other: '{n}\u00a0dnia' },
    depth: 'przez {hands}, w {days}',
  },
  at: 'Stan na: {date}',
  period: 'Od pierwszego otwarcia, {from}, do ostatniego, {to}.',
  checking: 'Sprawdzanie podpisu…',
  valid: 'Podpis się zgadza. Liczby pochodzą z {site} i od tamtej pory nikt ich nie zmieniał.',
  forged: 'Podpis jest fałszywy. Liczby zmieniono albo adres dotarł uszkodzony. Nie można na nich polegać.',
  unknownKey: 'Podpisano innym kluczem niż ten, który {site} dziś publikuje. Bez tamtego niczego to nie dowodzi.',
  offline: 'Klucz publiczny nie dotarł. Bez niego nic jeszcze nie jest sprawdzone. Trzeba odświeżyć stronę.',
  missing: 'W tym adresie nie ma dowodu. Trzeba poprosić o przesłanie całości.',
  proves: {
    title: 'Czego to dowodzi',
    lines: [
      'W podanej chwili strona miała policzone tyle otwarć tego linku i wszystkich, które z niego wyrosły.',
      'Każde liczy się raz na przeglądarkę. Tych, które wyglądają na maszynę, tu nie ma, unieważnionych też nie.',
      'Liczby nie zmieniły się od podpisania.',
    ],
  },
  provesNot: {
    title: 'Czego to nie dowodzi',
    lines: [
      'Że to tyle różnych osób: kto ma dwa urządzenia, liczy się dwa razy.',
      'Jak jest dziś: link mógł pójść dalej albo część otwarć unieważniono.',
      'Kto otworzył. Tego nie wie nawet sama strona.',
    ],
  },
  elsewhere: 'Sprawdzenie bez tej strony: {command}. Klucz publiczny jest tutaj: {address}',
  card: {
    title: 'Kartka',
    png: 'Obraz (PNG)',
    svg: 'Rysunek (SVG)',
    statement: 'Sam dowód (JWS)',
    failed: 'Ta przeglądarka nie narysowała obrazu. Rysunek jest.',
  },
  check: 'Do sprawdzenia na {site}',
}
