import type { Language, Say, Saying } from './dictionary.ts'

const stuck = (say: Say): Saying => ({
  line: 'Coś się zacięło.',
  hint: say('Nic nie zostało policzone. Odśwież stronę.', 'Nic nie zostało policzone. Proszę odświeżyć stronę.'),
})

/**
 * Polite Polish would have to know whether it speaks to a Pani or a Pan: it asks („proszę…”) and names nobody instead.
 * Intl names days in the nominative, so a date stands after a colon.
 */
export const pl: Language<'one' | 'few' | 'many'> = (say) => ({
  page: {
    noScript: {
      line: 'Bez JavaScriptu się nie otworzy.',
      hint: say(
        'To, co tu na ciebie czeka, jest zaszyfrowane, a odszyfruje to twoja przeglądarka. Włącz JavaScript albo otwórz swój link w innej: nadal działa.',
        'To, co tu czeka, jest zaszyfrowane, a odszyfruje to przeglądarka. Proszę włączyć JavaScript albo otworzyć link w innej: nadal działa.',
      ),
    },
    stalled: say(
      'Strona długo się wczytuje. Odśwież ją: twój link nadal działa.',
      'Strona długo się wczytuje. Proszę ją odświeżyć: link nadal działa.',
    ),
    retry: 'Jeszcze raz',
    reopen: say('Otwórz to, co już mam', 'Otworzyć to, co już mam'),
    keepLink: say('Zachowaj link', 'Zachować link'),
    pieces: 'Co jest w środku',
    share: {
      line: say('Komu to podasz?', 'Komu to podać dalej?'),
      hint: say('Ten link jest twój. Wybierz dobrze.', 'To osobny link. Warto dobrze wybrać.'),
      used: 'Już użyte',
    },
    field: say('Twoja wiadomość, gotowa do skopiowania', 'Wiadomość, gotowa do skopiowania'),
    goal: 'Cel: {n}',
    privacy: 'Bez konta, bez ciasteczek, bez nazwisk. Liczymy otwarcia i nic więcej.',
    languages: 'Języki',
    unlock: {
      link: 'Otwiera się prywatnym linkiem.',
      shares: {
        one: say(
          'Otworzy się, gdy ktoś otworzy link, który podasz dalej.',
          'Otworzy się, gdy ktoś otworzy podany dalej link.',
        ),
        few: say(
          'Otworzy się, gdy {n}\u00a0osoby otworzą link, który podasz dalej.',
          'Otworzy się, gdy {n}\u00a0osoby otworzą podany dalej link.',
        ),
        many: say(
          'Otworzy się, gdy {n}\u00a0osób otworzy link, który podasz dalej.',
          'Otworzy się, gdy {n}\u00a0osób otworzy podany dalej link.',
        ),
        other: say(
          'Otworzy się, gdy {n}\u00a0osoby otworzy link, który podasz dalej.',
          'Otworzy się, gdy {n}\u00a0osoby otworzy podany dalej link.',
        ),
      },
      views: {
        one: 'Otworzy się dla wszystkich po pierwszym otwarciu.',
        few: 'Otworzy się dla wszystkich po {n}\u00a0otwarciach.',
        many: 'Otworzy się dla wszystkich po {n}\u00a0otwarciach.',
        other: 'Otworzy się dla wszystkich po {n}\u00a0otwarcia.',
      },
      votes: {
        one: 'Otworzy się dla wszystkich po pierwszym głosie.',
        few: 'Otworzy się dla wszystkich po {n}\u00a0głosach.',
        many: 'Otworzy się dla wszystkich po {n}\u00a0głosach.',
        other: 'Otworzy się dla wszystkich po {n}\u00a0głosu.',
      },
      photos: {
        one: 'Otworzy się dla wszystkich po pierwszym zdjęciu.',
        few: 'Otworzy się dla wszystkich po {n}\u00a0zdjęciach.',
        many: 'Otworzy się dla wszystkich po {n}\u00a0zdjęciach.',
        other: 'Otworzy się dla wszystkich po {n}\u00a0zdjęcia.',
      },
      circle: {
        one: 'Otworzy się dla kręgu po pierwszym otwarciu.',
        few: 'Otworzy się dla kręgu po {n}\u00a0otwarciach.',
        many: 'Otworzy się dla kręgu po {n}\u00a0otwarciach.',
        other: 'Otworzy się dla kręgu po {n}\u00a0otwarcia.',
      },
      branch: {
        one: 'Otworzy się dla całej nici po pierwszym otwarciu.',
        few: 'Otworzy się dla całej nici po {n}\u00a0otwarciach.',
        many: 'Otworzy się dla całej nici po {n}\u00a0otwarciach.',
        other: 'Otworzy się dla całej nici po {n}\u00a0otwarcia.',
      },
      present: {
        one: 'Otwarte, dopóki ktoś tu jest.',
        few: 'Otwarte, dopóki są tu razem {n}\u00a0osoby.',
        many: 'Otwarte, dopóki jest tu razem {n}\u00a0osób.',
        other: 'Otwarte, dopóki jest tu razem {n}\u00a0osoby.',
      },
      at: 'Otwarcie: {date}.',
    },
    channels: {
      sms: 'SMS',
      email: 'E-mail',
      copy: say('Skopiuj', 'Skopiować'),
      other: say('Przekaż komuś…', 'Przekazać komuś…'),
    },
    qr: { show: say('Pokaż kod QR', 'Pokazać kod QR'), line: 'Dla kogoś tuż obok.', close: 'Zamknij' },
    voice: {
      show: say('Powiedz trzy słowa', 'Powiedzieć trzy słowa'),
      line: 'Trzy słowa do powiedzenia. Po cichu.',
      where: 'Wpisuje się je tutaj:',
    },
    spoken: {
      ask: say('Ktoś powiedział ci trzy słowa?', 'Usłyszane trzy słowa?'),
      field: 'Trzy słowa',
      try: 'Sprawdź',
    },
    message: say(
      'Mam coś dla ciebie. Tego się nie znajduje, to się dostaje.',
      'Niech to zostanie między nami. Tego się nie znajduje, to się dostaje.',
    ),
    sms: say(
      'To jest dla ciebie. Nie do znalezienia, tylko do przekazania.',
      'Niech to zostanie u nas. Nie do znalezienia, tylko do przekazania.',
    ),
    email: say(
      'Otwieram to i myślę o tobie.\n\nTego się nigdzie nie znajdzie: ktoś podał to mnie, a ja podaję to tobie. Nic do instalowania, bez konta, bez zostawiania adresu. Link otwiera się w przeglądarce:',
      'Tego się nigdzie nie znajdzie: ktoś podał to mnie, a ja podaję to dalej.\n\nNic do instalowania, bez konta, bez zostawiania adresu. Link otwiera się w przeglądarce:',
    ),
    subject: 'Między nami: {title}',
  },
  client: {
    gate: {
      line: say('Coś tu na ciebie czeka.', 'Coś tu czeka.'),
      hint: say('Ktoś o tobie pomyślał. Teraz twoja kolej.', 'Ktoś zostawił to z myślą o Pani albo o Panu.'),
    },
    teaser: {
      line: 'Tego się nie znajduje. To się dostaje.',
      hint: say(
        'Żeby wejść, trzeba mieć prywatny link. Popytaj: ktoś już go ma.',
        'Żeby wejść, trzeba mieć prywatny link. Warto popytać: ktoś już go ma.',
      ),
    },
    moment: '{day}, godz. {time}',
    waiting: {
      line: 'Początek: {date}.',
      hint: say('Do tego czasu znajdź kogoś, kto poda ci link.', 'Do tego czasu warto znaleźć kogoś, kto ma link.'),
      withLink: say('Zachowaj link.', 'Proszę zachować link.'),
      soon: 'Już niedługo.',
    },
    opening: 'Otwiera się…',
    slow: say('Sieć się nie spieszy. Zostań tu.', 'Sieć się nie spieszy. Proszę tu zostać.'),
    opened: 'Otwarte.',
    pieceOpened: '„{title}”: właśnie się otworzyło.',
    views: {
      zero: 'Od kogoś się zaczyna.',
      one: 'raz podane z rąk do rąk',
      few: 'razy podane z rąk do rąk',
      many: 'razy podane z rąk do rąk',
      other: 'raza podane z rąk do rąk',
    },
    goalReached: 'Udało się.',
    mine: {
      zero: say('Nikt jeszcze nie otworzył twojego linku.', 'Nikt jeszcze nie otworzył tego linku.'),
      one: say('Jedna osoba otworzyła twój link.', 'Jedna osoba otworzyła ten link.'),
      few: say('{n}\u00a0osoby otworzyły twój link.', '{n}\u00a0osoby otworzyły ten link.'),
      many: say('{n}\u00a0osób otworzyło twój link.', '{n}\u00a0osób otworzyło ten link.'),
      other: say('{n}\u00a0osoby otworzyło twój link.', '{n}\u00a0osoby otworzyło ten link.'),
    },
    further: {
      one: 'I jeszcze jedna dalej, {generations}.',
      few: 'I jeszcze {n}\u00a0dalej, {generations}.',
      many: 'I jeszcze {n}\u00a0dalej, {generations}.',
      other: 'I jeszcze {n}\u00a0dalej, {generations}.',
    },
    generations: {
      one: 'w jednym kroku',
      few: 'w {n}\u00a0krokach',
      many: 'w {n}\u00a0krokach',
      other: 'w {n}\u00a0kroku',
    },
    generationsOrMore: 'w {n}\u00a0krokach lub więcej',
    progress: '{have} z {need}',
    seconds: {
      one: say('Spróbuj za sekundę.', 'Proszę spróbować za sekundę.'),
      few: say('Spróbuj za {n}\u00a0sekundy.', 'Proszę spróbować za {n}\u00a0sekundy.'),
      many: say('Spróbuj za {n}\u00a0sekund.', 'Proszę spróbować za {n}\u00a0sekund.'),
      other: say('Spróbuj za {n}\u00a0sekundy.', 'Proszę spróbować za {n}\u00a0sekundy.'),
    },
    work: {
      soon: 'Kilka sekund i otworzy się samo.',
      atMost: {
        one: 'Najwyżej jedna sekunda i otworzy się samo.',
        few: 'Najwyżej {n}\u00a0sekundy i otworzy się samo.',
        many: 'Najwyżej {n}\u00a0sekund i otworzy się samo.',
        other: 'Najwyżej {n}\u00a0sekundy i otworzy się samo.',
      },
    },
    copiedFor: say('Skopiowane. Wklej to w aplikacji {app}.', 'Skopiowane. Proszę wkleić to w aplikacji {app}.'),
    copied: say('Skopiowane. Wklej to, gdzie chcesz.', 'Skopiowane. Można to wkleić wszędzie.'),
    copyByHand: say('Skopiuj tę wiadomość:', 'Proszę skopiować tę wiadomość:'),
    copiedToo: say(
      'Także skopiowane. Jeśli nic się nie otworzy, po prostu to wklej.',
      'Także skopiowane. Jeśli nic się nie otworzy, wystarczy wkleić.',
    ),
    elsewhere: {
      why: 'W tej aplikacji plik nie zawsze się zapisze.',
      open: say('Otwórz w swojej przeglądarce', 'Otworzyć w przeglądarce'),
      copied: say(
        'Link skopiowany. Jeśli nic się nie otworzy, wklej go w przeglądarce.',
        'Link skopiowany. Jeśli nic się nie otworzy, proszę wkleić go w przeglądarce.',
      ),
    },
    kept: say('Skopiowane. Schowaj go dobrze i wróć z nim.', 'Skopiowane. Proszę go dobrze schować i z nim wrócić.'),
    goodUntil: 'Ważne do: {day}, {time}.',
    spokenTooOften: say('Dużo tych prób. Odczekaj dziesięć minut.', 'Dużo tych prób. Proszę odczekać dziesięć minut.'),
    media: {
      loading: 'Już idzie…',
      failed: 'Nie dotarło aż tutaj.',
      retry: 'Jeszcze raz',
    },
    problems: {
      malformed: {
        line: 'Ten link uszkodził się po drodze.',
        hint: say('Brakuje kawałka. Poproś jeszcze raz o cały.', 'Brakuje kawałka. Warto poprosić jeszcze raz o cały.'),
      },
      'link-invalid': {
        line: 'Ten link nic tu nie otwiera.',
        hint: say(
          'Jest niepełny albo nie stąd. Poproś o niego jeszcze raz.',
          'Jest niepełny albo nie stąd. Warto poprosić o niego jeszcze raz.',
        ),
      },
      'link-revoked': {
        line: 'Ten link za dużo mówił.',
        hint: say('Poproś o nowy tam, skąd masz ten.', 'O nowy warto poprosić tam, skąd przyszedł ten.'),
      },
      'link-exhausted': {
        line: 'Ten link zrobił już swoją rundę.',
        hint: say(
          'Dał się otworzyć tylko określoną liczbę razy. Poproś o nowy.',
          'Dał się otworzyć tylko określoną liczbę razy. Warto poprosić o nowy.',
        ),
      },
      'words-unknown': {
        line: 'Te trzy słowa niczego nie otwierają.',
        hint: say(
          'Źle usłyszane albo starsze niż dzień. Poproś, żeby je powtórzono.',
          'Źle usłyszane albo starsze niż dzień. Warto poprosić o powtórzenie.',
        ),
      },
      automated: {
        line: 'Otwieramy tylko ludziom.',
        hint: say(
          'Jeśli jesteś człowiekiem, spróbuj w innej przeglądarce.',
          'Jeśli to pomyłka, proszę spróbować w innej przeglądarce.',
        ),
      },
      'campaign-unknown': { line: 'Nic tu już nie ma.', hint: 'To, co się tu działo, już nie istnieje.' },
      'route-unknown': stuck(say),
      'too-large': stuck(say),
      'not-open-yet': { line: 'Jeszcze nie.', hint: say('Zachowaj link.', 'Proszę zachować link.') },
      closed: { line: 'To już koniec.', hint: 'Trzeba było tu być. Nic się już nie otworzy.' },
      'work-required': {
        line: 'Właśnie wchodzi tu wiele osób.',
        hint: say(
          'Twoja przeglądarka wykonuje małe obliczenie, żeby pokazać, że nie jesteś robotem.',
          'Przeglądarka wykonuje małe obliczenie, żeby pokazać, że to nie robot.',
        ),
      },
      'slow-down': {
        line: 'Jest tłok.',
        hint: say('Spróbuj za chwilę, twoje miejsce czeka.', 'Proszę spróbować za chwilę, miejsce czeka.'),
      },
      unavailable: {
        line: 'Nie chciało się otworzyć.',
        hint: say(
          'Nic nie zostało policzone. Spróbuj jeszcze raz, twój link nadal działa.',
          'Nic nie zostało policzone. Proszę spróbować jeszcze raz, link nadal działa.',
        ),
      },
      offline: {
        line: 'Zniknęła sieć.',
        hint: say(
          'Nic nie przepadło. Spróbuj, gdy wróci zasięg.',
          'Nic nie przepadło. Proszę spróbować, gdy wróci zasięg.',
        ),
      },
      insecure: {
        line: 'Ten adres nie ma https.',
        hint: say(
          'Bez tego s żadna przeglądarka nie odszyfruje tego, co na ciebie czeka. Poproś o link, który zaczyna się od https.',
          'Bez tego s żadna przeglądarka nie odszyfruje tego, co tu czeka. Warto poprosić o link, który zaczyna się od https.',
        ),
      },
      outdated: {
        line: 'Ta przeglądarka tego nie otworzy.',
        hint: say(
          'Jest za stara albo zbyt zamknięta. Otwórz swój link w innej: nadal działa.',
          'Jest za stara albo zbyt zamknięta. Proszę otworzyć link w innej: nadal działa.',
        ),
      },
      missing: {
        line: 'Brakuje kawałka.',
        hint: say('Odśwież stronę albo wróć za chwilę.', 'Proszę odświeżyć stronę albo wrócić za chwilę.'),
      },
      damaged: {
        line: 'Kawałek dotarł uszkodzony.',
        hint: say(
          'Spróbuj jeszcze raz. Jeśli to nie pomoże, odśwież stronę.',
          'Proszę spróbować jeszcze raz, a jeśli to nie pomoże, odświeżyć stronę.',
        ),
      },
    },
  },
})
