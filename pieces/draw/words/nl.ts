import type { DrawLanguage } from './draw-words.ts'

export const nl: DrawLanguage = (say) => ({
  terms: 'De voorwaarden',
  enter: 'Meedoen aan de loting',
  entered: say('Je doet mee. Je lot: {ticket}', 'U doet mee. Uw lot: {ticket}'),
  until: 'Meedoen kan tot {day}, {time}.',
  drawn: 'Trekking: {day}, {time}.',
  drawing: 'Er wordt zo geloot.',
  nobody: 'Niemand deed mee.',
  none: 'Geen enkel lot is tot de loting toegelaten.',
  won: say('Je hebt gewonnen: {prize}.', 'U hebt gewonnen: {prize}.'),
  claim: 'Mijn prijs ophalen',
  show: say(
    'Laat deze code zien om je prijs te krijgen, en aan niemand anders.',
    'Laat deze code zien om uw prijs te krijgen, en aan niemand anders.',
  ),
  claimUntil: 'Op te halen tot {day}, {time}.',
  lapsed: 'Deze prijs is niet op tijd opgehaald.',
  lost: 'Deze keer niet.',
  notIn: say('Er is zonder jou geloot.', 'Er is zonder u geloot.'),
  winners: 'Winnende loten',
  verify: 'De loting narekenen',
  verified:
    'Hier nagerekend: deze loten volgen uit het geheim dat op de eerste dag werd verzegeld en uit alle loten die tot de loting zijn toegelaten.',
  leftOut: say(
    'Dat van jou zit er niet bij: alleen loten van bezoeken waar geen twijfel over is, zijn toegelaten.',
    'Dat van u zit er niet bij: alleen loten van bezoeken waar geen twijfel over is, zijn toegelaten.',
  ),
  refuted: 'De loting klopt niet.',
  commitment: 'Verzegeld vóór het eerste lot: {digest}',
  failed: 'Dat is niet aangekomen.',
  retry: 'Nog eens proberen',
  outside: 'Meedoen kan alleen met een privélink.',
})
