import type { ProofWords } from './proof-words.ts'

export const de: ProofWords<'one'> = {
  title: 'Der Nachweis',
  through: 'Über diesen Link',
  throughOf: 'Über den Link von {name}',
  said: '{through}: {figures}. {at}',
  reach: {
    people: { zero: 'Noch niemand', one: 'Mensch', other: 'Menschen' },
    hands: { one: 'eine Hand', other: '{n}\u00a0Hände' },
    days: { one: 'einem Tag', other: '{n}\u00a0Tagen' },
    depth: 'durch {hands}, in {days}',
  },
  at: 'Stand: {date}',
  period: 'Vom ersten Öffnen, {from}, bis zum letzten, {to}.',
  checking: 'Die Signatur wird geprüft\u00a0…',
  valid: 'Die Signatur stimmt. Die Zahlen stammen von {site}, und seither hat niemand sie verändert.',
  forged:
    'Die Signatur ist falsch. Die Zahlen wurden verändert, oder die Adresse kam beschädigt an. Bitte nicht darauf verlassen.',
  unknownKey:
    'Mit einem anderen Schlüssel signiert als dem, den {site} heute veröffentlicht. Ohne den damaligen ist nichts bewiesen.',
  offline:
    'Der öffentliche Schlüssel ist nicht angekommen. Ohne ihn ist noch nichts geprüft. Bitte die Seite neu laden.',
  missing: 'In dieser Adresse steckt kein Nachweis. Bitte noch einmal ganz schicken lassen.',
  proves: {
    title: 'Was das beweist',
    lines: [
      'Zum genannten Zeitpunkt hatte die Website so viele Öffnungen dieses Links gezählt, und aller Links, die daraus entstanden sind.',
      'Jede zählt einmal je Browser. Was nach einer Maschine aussieht, ist nicht dabei, und was gestrichen wurde, auch nicht.',
      'Die Zahlen sind seit der Signatur unverändert.',
    ],
  },
  provesNot: {
    title: 'Was das nicht beweist',
    lines: [
      'Dass es so viele verschiedene Menschen sind: Wer zwei Geräte hat, zählt doppelt.',
      'Wie es heute steht: Der Link kann weitergegangen sein, oder Öffnungen wurden gestrichen.',
      'Wer geöffnet hat. Das weiß die Website selbst nicht.',
    ],
  },
  elsewhere: 'Prüfen ohne diese Seite: {command}. Der öffentliche Schlüssel liegt hier: {address}',
  card: {
    title: 'Die Karte',
    png: 'Bild (PNG)',
    svg: 'Zeichnung (SVG)',
    statement: 'Nur der Nachweis (JWS)',
    failed: 'Dieser Browser konnte das Bild nicht zeichnen. Die Zeichnung ist da.',
  },
  check: 'Zu prüfen auf {site}',
}
