import type { BrandLanguage } from './brand-words.ts'

export const de: BrandLanguage<'one'> = (say) => ({
  wordOf: 'Ein Wort von {brand}',
  here: {
    one: say('Du bist hier.', 'Sie sind hier.'),
    other: say('Gerade sind {n} von euch hier.', 'Gerade sind {n} Menschen hier.'),
  },
  tell: {
    heading: 'Für {brand}',
    who: say(
      'Eine Zeile, die nur das Team von {brand} liest. Wer sie schreibt, erfährt niemand, also antwortet auch niemand. Du kannst sie zurücknehmen; gelöscht wird sie mit den Daten der Kampagne.',
      'Eine Zeile, die nur das Team von {brand} liest. Wer sie schreibt, erfährt niemand, also antwortet auch niemand. Zurücknehmen können Sie sie jederzeit; gelöscht wird sie mit den Daten der Kampagne.',
    ),
    field: say('Deine Zeile', 'Eine Zeile'),
    left: 'Noch {n} Zeichen',
    tooLong: '{n} Zeichen zu viel',
    send: 'Sagen',
    sent: 'Gesagt.',
    own: say('Was du gesagt hast', 'Schon gesagt'),
    takeBack: 'Zurücknehmen',
    takenBack: 'Zurückgenommen und gelöscht.',
    full: say(
      'Mehr passt nicht. Nimm eine Zeile zurück, um eine andere zu sagen.',
      'Mehr passt nicht. Nehmen Sie eine Zeile zurück, um eine andere zu sagen.',
    ),
    later: say('Warte zehn Minuten bis zur nächsten.', 'Bitte zehn Minuten warten bis zur nächsten.'),
    failed: say(
      'Das kam nicht an. Deine Zeile steht noch da: Versuch es noch einmal.',
      'Das kam nicht an. Die Zeile steht noch da: Bitte noch einmal versuchen.',
    ),
  },
  privacy: {
    follows:
      'Wir zählen auch stundenweise, was geöffnet, wieder geöffnet und weitergegeben wird, ohne zu wissen, von wem.',
    presence: 'Wie viele gerade hier sind, wird nur im Arbeitsspeicher gezählt und binnen einer Minute vergessen.',
    tell: 'Eine Zeile an die Marke ist verschlüsselt, nur deren Team liest sie, und gelöscht wird sie, sobald sie zurückgenommen wird oder mit den Daten der Kampagne.',
  },
})
