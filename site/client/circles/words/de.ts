import type { CircleLanguage } from './circle-words.ts'

export const de: CircleLanguage<'one'> = (say) => ({
  entering: say(
    'Du kommst in den Kreis „\u2068{name}\u2069“.',
    'Hier geht es für Sie in den Kreis „\u2068{name}\u2069“.',
  ),
  toChoose: say('Deinen Kreis suchst du dir beim Öffnen aus.', 'Ihren Kreis wählen Sie beim Öffnen.'),
  choose: {
    line: say('Such dir deinen Kreis aus.', 'Wählen Sie Ihren Kreis.'),
    hint: 'Da geht man zusammen durch, und da bleibt man.',
    list: 'Die Kreise',
    enter: 'In diesen Kreis',
    back: 'Zurück',
    later: 'Später',
    first: say('Such dir erst einen Kreis aus.', 'Wählen Sie erst einen Kreis.'),
  },
  gone: {
    line: 'Diesen Kreis gibt es nicht mehr.',
    hint: say(
      'Gezählt wurde nichts. Such dir einen anderen aus oder komm ohne Kreis herein.',
      'Gezählt wurde nichts. Wählen Sie einen anderen oder kommen Sie ohne Kreis herein.',
    ),
    without: 'Ohne Kreis hinein',
  },
  search: {
    label: say('Deine Postleitzahl oder dein Ort', 'Postleitzahl oder Ort'),
    private: 'Das bleibt in diesem Browser.',
    none: say('Nichts gefunden. Nimm einen aus der Liste.', 'Nichts gefunden. Nehmen Sie einen aus der Liste.'),
    found: {
      one: 'Ein Kreis gefunden.',
      other: say(
        '{n}\u00a0Kreise kommen infrage. Welcher ist deiner?',
        '{n}\u00a0Kreise kommen infrage. Welcher ist es?',
      ),
    },
  },
  title: 'Kreis \u2068{name}\u2069',
  views: { zero: 'Der Kreis fängt gerade an.', one: 'Mensch im Kreis', other: 'Menschen im Kreis' },
  goal: 'Ziel des Kreises: {n}',
  goalReached: 'Der Kreis hat es geschafft.',
  split: {
    line: say('Dein Kreis ist gewachsen.', 'Ihr Kreis ist gewachsen.'),
    text: say(
      'Er hat sich geteilt, damit man sich darin noch kennt. Du bist jetzt in „\u2068{name}\u2069“, mit allen, die über dich gekommen sind.',
      'Er hat sich geteilt, damit man sich darin noch kennt. Jetzt sind Sie in „\u2068{name}\u2069“, mit allen, die über Sie gekommen sind.',
    ),
    ok: 'Alles klar',
  },
})
