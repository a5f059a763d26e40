import type { CircleLanguage } from './circle-words.ts'

export const it: CircleLanguage<'one' | 'many'> = (say) => ({
  entering: say('Entri nel cerchio «\u2068{name}\u2069».', 'Si entra nel cerchio «\u2068{name}\u2069».'),
  toChoose: say('Il tuo cerchio lo scegli aprendo.', 'Il cerchio si sceglie aprendo.'),
  choose: {
    line: say('Scegli il tuo cerchio.', 'Scelga il Suo cerchio.'),
    hint: 'Si va avanti insieme, e insieme si resta.',
    list: 'I cerchi',
    enter: 'Entrare in questo cerchio',
    back: 'Tornare',
    later: 'Più tardi',
    first: say('Prima scegli un cerchio.', 'Prima scelga un cerchio.'),
  },
  gone: {
    line: 'Quel cerchio non c’è più.',
    hint: say(
      'Non è stato contato nulla. Scegline un altro, o entra senza cerchio.',
      'Non è stato contato nulla. Ne scelga un altro, o entri senza cerchio.',
    ),
    without: 'Entrare senza cerchio',
  },
  search: {
    label: say('Il tuo CAP o il tuo comune', 'CAP o comune'),
    private: 'Non esce da questo browser.',
    none: say('Non c’è. Scegli dall’elenco.', 'Non c’è. Scelga dall’elenco.'),
    found: {
      one: 'Un cerchio trovato.',
      many: '{n}\u00a0di cerchi possibili.',
      other: say('{n}\u00a0cerchi possibili. Scegli il tuo.', '{n}\u00a0cerchi possibili. Scelga il Suo.'),
    },
  },
  title: 'Cerchio \u2068{name}\u2069',
  views: {
    zero: 'Il cerchio comincia adesso.',
    one: 'persona nel cerchio',
    many: 'di persone nel cerchio',
    other: 'persone nel cerchio',
  },
  goal: 'L’obiettivo del cerchio: {n}',
  goalReached: 'Il cerchio ce l’ha fatta.',
  split: {
    line: say('Il tuo cerchio è cresciuto.', 'Il Suo cerchio è cresciuto.'),
    text: say(
      'Si è diviso, perché ci si conosca ancora. Adesso sei in «\u2068{name}\u2069», con chi è arrivato grazie a te.',
      'Si è diviso, perché ci si conosca ancora. Adesso è in «\u2068{name}\u2069», con chi è arrivato grazie a Lei.',
    ),
    ok: 'D’accordo',
  },
})
