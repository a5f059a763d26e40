import type { GalleryLanguage } from './gallery-words.ts'

export const de: GalleryLanguage<'one'> = (say) => ({
  take: 'Foto machen',
  choose: 'Foto aussuchen',
  left: {
    zero: say(
      'Deine Fotos sind alle da. Nimm eins ab, dann passt ein neues.',
      'Ihre Fotos sind alle da. Nehmen Sie eins ab, dann passt ein neues.',
    ),
    one: say('Eins kannst du noch dazuhängen.', 'Eins können Sie noch dazuhängen.'),
    other: say('{n}\u00a0kannst du noch dazuhängen.', '{n}\u00a0können Sie noch dazuhängen.'),
  },
  blocked: say('Du kannst hier keine Fotos mehr aufhängen.', 'Sie können hier keine Fotos mehr aufhängen.'),
  closed: 'Es werden keine Fotos mehr angenommen.',
  outside: 'Fotos ansehen und aufhängen geht nur mit einem privaten Link.',
  elsewhere: say(
    'Wenn sich beim Tippen nichts öffnet: Dein Browser kann es.',
    'Wenn sich beim Tippen nichts öffnet: Mit Ihrem Browser geht es.',
  ),
  preparing: 'Das Foto wird vorbereitet …',
  heic: say(
    'Dieser Browser liest solche Fotos (HEIC) nicht. Such es als JPEG aus oder mach es hier.',
    'Dieser Browser liest solche Fotos (HEIC) nicht. Suchen Sie es als JPEG aus oder machen Sie es hier.',
  ),
  unreadable: say(
    'Das ist kein Foto, das sich hier lesen lässt. Nimm ein anderes.',
    'Das ist kein Foto, das sich hier lesen lässt. Nehmen Sie ein anderes.',
  ),
  enormous: say(
    'Dieses Foto ist zu groß für diesen Browser. Nimm ein kleineres.',
    'Dieses Foto ist zu groß für diesen Browser. Nehmen Sie ein kleineres.',
  ),
  preview: say('Dein Foto, bevor es losgeht', 'Ihr Foto, bevor es losgeht'),
  caption: 'Ein paar Worte dazu',
  captionNeeded: say('Schreib erst ein paar Worte dazu.', 'Schreiben Sie erst ein paar Worte dazu.'),
  consentBefore: say(
    'Dein Foto sieht sich erst jemand an. Dann sehen es alle, die einen Link haben, ohne deinen Namen. Wo und wann es gemacht wurde, wird vorher entfernt. Du kannst es jederzeit wieder abnehmen.',
    'Ihr Foto sieht sich erst jemand an. Dann sehen es alle, die einen Link haben, ohne Ihren Namen. Wo und wann es gemacht wurde, wird vorher entfernt. Sie können es jederzeit wieder abnehmen.',
  ),
  consentAfter: say(
    'Dein Foto sehen alle, die einen Link haben, ohne deinen Namen. Wo und wann es gemacht wurde, wird vorher entfernt. Du kannst es jederzeit wieder abnehmen.',
    'Ihr Foto sehen alle, die einen Link haben, ohne Ihren Namen. Wo und wann es gemacht wurde, wird vorher entfernt. Sie können es jederzeit wieder abnehmen.',
  ),
  privacyLink: 'Was damit geschieht',
  faces: say(
    'Ist noch jemand drauf, oder ein Kennzeichen? Frag nach, oder verdeck es.',
    'Ist noch jemand drauf, oder ein Kennzeichen? Fragen Sie nach, oder verdecken Sie es.',
  ),
  hide: 'Etwas verdecken',
  brush: say(
    'Pinsel: Fahr über das, was verschwinden soll. Mit der Tastatur bewegen ihn die Pfeile, die Leertaste verdeckt, Plus und Minus ändern die Größe.',
    'Pinsel: Fahren Sie über das, was verschwinden soll. Mit der Tastatur bewegen ihn die Pfeile, die Leertaste verdeckt, Plus und Minus ändern die Größe.',
  ),
  undo: 'Rückgängig',
  send: 'Aufhängen',
  discard: 'Verwerfen',
  cancel: 'Anhalten',
  sending: '{share} gesendet',
  kept: say(
    'Kein Netz. Dein Foto liegt hier und geht raus, sobald es wieder da ist.',
    'Kein Netz. Ihr Foto liegt hier und geht raus, sobald es wieder da ist.',
  ),
  slow: say(
    'Gerade kommen viele Fotos an. Deins geht gleich von selbst raus.',
    'Gerade kommen viele Fotos an. Ihres geht gleich von selbst raus.',
  ),
  failed: say(
    'Dein Foto ist nicht durchgekommen. Es liegt noch hier.',
    'Ihr Foto ist nicht durchgekommen. Es liegt noch hier.',
  ),
  full: 'Gerade ist kein Platz. Es liegt hier und wird von selbst noch einmal geschickt.',
  tooLarge: say(
    'Dein Foto ist zu groß. Verwirf es und nimm ein anderes.',
    'Ihr Foto ist zu groß. Verwerfen Sie es und nehmen Sie ein anderes.',
  ),
  rejected: say(
    'Dieses Foto geht nicht. Verwirf es und nimm ein anderes.',
    'Dieses Foto geht nicht. Verwerfen Sie es und nehmen Sie ein anderes.',
  ),
  retry: 'Noch mal versuchen',
  sent: 'Angekommen. Jemand sieht es sich an, dann hängt es.',
  up: 'Es hängt.',
  own: say('Deine', 'Ihre Fotos'),
  waiting: 'Muss sich noch jemand ansehen.',
  shown: 'Hängt an der Wand.',
  refused: 'Hängt nicht an der Wand.',
  reasons: {
    'off-topic': 'Es zeigt etwas anderes, als gefragt war.',
    person: say(
      'Man erkennt jemanden. Verdeck das Gesicht und schick es noch mal.',
      'Man erkennt jemanden. Verdecken Sie das Gesicht und schicken Sie es noch einmal.',
    ),
    plate: say(
      'Man kann ein Kennzeichen lesen. Verdeck es und schick das Foto noch mal.',
      'Man kann ein Kennzeichen lesen. Verdecken Sie es und schicken Sie das Foto noch einmal.',
    ),
    offensive: 'Es würde andere verletzen.',
    rights: 'Es sieht nach einem fremden Foto aus.',
    unclear: 'Man erkennt zu wenig.',
  },
  withdraw: 'Abnehmen',
  withdrawn: 'Abgenommen.',
  keep: 'Doch hängen lassen',
  photos: {
    zero: say(
      'Noch hängt hier nichts. Das erste könnte deins sein.',
      'Noch hängt hier nichts. Das erste könnte von Ihnen sein.',
    ),
    one: 'Ein Foto',
    other: '{n}\u00a0Fotos',
  },
  order: 'Reihenfolge',
  newest: 'Neueste',
  mostPassedOn: 'Meistweitergegebene',
  fresh: { one: 'Ein neues Foto', other: '{n}\u00a0neue Fotos' },
  more: 'Mehr zeigen',
  fold: 'Weniger zeigen',
  unread: 'Die Fotos sind nicht angekommen. Sie kommen, sobald wieder Netz da ist.',
  unnamed: 'Foto ohne Worte',
  passedOn: { one: 'Einmal weitergegeben', other: 'Von {n}\u00a0Leuten weitergegeben' },
  passOn: 'Weitergeben',
  passing: say(
    'Du gibst dieses Foto weiter. Dein Link öffnet sich genau dort.',
    'Sie geben dieses Foto weiter. Ihr Link öffnet sich genau dort.',
  ),
  whole: 'Lieber die ganze Seite',
  report: 'Melden',
  reportSure: 'Gehört nicht hierher: melden',
  reported: 'Danke. Jemand sieht es sich an.',
  gone: say(
    'Das Foto, das du bekommen hast, wurde abgenommen. Hier hängen die anderen.',
    'Das Foto, das Sie bekommen haben, wurde abgenommen. Hier hängen die anderen.',
  ),
  privacy:
    'Fotos hängen ohne Namen, Ort und Zeit werden aus ihnen entfernt. Wer einen Link hat, sieht sie, bis sie wieder abgenommen oder die Daten der Kampagne gelöscht werden.',
})
