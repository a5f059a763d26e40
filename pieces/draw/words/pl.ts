import type { DrawLanguage } from './draw-words.ts'

export const pl: DrawLanguage = (say) => ({
  terms: 'Regulamin',
  enter: say('Weź udział w losowaniu', 'Udział w losowaniu'),
  entered: say('Bierzesz udział. Twój los: {ticket}', 'Zgłoszenie przyjęte. Los: {ticket}'),
  until: 'Udział można wziąć do: {day}, godz. {time}.',
  drawn: 'Losowanie: {day}, godz. {time}.',
  drawing: 'Losowanie za chwilę.',
  nobody: 'Nikt nie wziął udziału.',
  none: 'Żaden los nie został dopuszczony do losowania.',
  won: 'Wygrana: {prize}.',
  claim: say('Odbierz nagrodę', 'Odebrać nagrodę'),
  show: say(
    'Pokaż ten kod, żeby dostać nagrodę, i nikomu innemu.',
    'Ten kod pokazuje się przy odbiorze nagrody i nikomu innemu.',
  ),
  claimUntil: 'Do odebrania: {day}, godz. {time}.',
  lapsed: 'Tej nagrody nie odebrano na czas.',
  lost: 'Nie tym razem.',
  notIn: say('Losowanie odbyło się bez ciebie.', 'Losowanie już się odbyło.'),
  winners: 'Wygrane losy',
  verify: say('Sprawdź losowanie', 'Sprawdzić losowanie'),
  verified:
    'Sprawdzone tutaj: te losy wynikają z sekretu zapieczętowanego pierwszego dnia i ze wszystkich losów dopuszczonych do losowania.',
  leftOut: say(
    'Twojego wśród nich nie ma: dopuszczone są tylko losy z wizyt, które nie budzą wątpliwości.',
    'Losu z tej przeglądarki wśród nich nie ma: dopuszczone są tylko losy z wizyt, które nie budzą wątpliwości.',
  ),
  refuted: 'Losowanie się nie zgadza.',
  commitment: 'Zapieczętowane przed pierwszym losem: {digest}',
  failed: 'Nie dotarło.',
  retry: 'Jeszcze raz',
  outside: 'Udział bierze się z prywatnym linkiem.',
})
