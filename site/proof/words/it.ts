import type { ProofWords } from './proof-words.ts'

export const it: ProofWords<'one' | 'many'> = {
  title: 'La prova',
  through: 'Attraverso questo link',
  throughOf: 'Attraverso il link di {name}',
  said: '{through}: {figures}. {at}',
  reach: {
    people: { zero: 'Ancora nessuno', one: 'persona', many: 'di persone', other: 'persone' },
    hands: { one: 'una mano', many: '{n}\u00a0di mani', other: '{n}\u00a0mani' },
    days: { one: 'un giorno', many: '{n}\u00a0di giorni', other: '{n}\u00a0giorni' },
    depth: 'passando per {hands}, in {days}',
  },
  at: 'Dati rilevati: {date}',
  period: 'Dalla prima apertura, {from}, all’ultima, {to}.',
  checking: 'Verifica della firma…',
  valid: 'Firma verificata. Queste cifre vengono da {site}, e da allora nessuno le ha toccate.',
  forged: 'Firma falsa. Le cifre sono state cambiate, o l’indirizzo è arrivato danneggiato. Meglio non fidarsi.',
  unknownKey:
    'Firmata con una chiave diversa da quella che {site} pubblica oggi. Senza quella di allora non prova nulla.',
  offline: 'La chiave pubblica non è arrivata. Senza, non c’è ancora nulla di verificato. Ricaricare la pagina.',
  missing: 'In questo indirizzo non c’è nessuna prova. Bisogna farsela rimandare intera.',
  proves: {
    title: 'Che cosa prova',
    lines: [
      'Alla data indicata il sito aveva contato altrettante aperture di questo link e di tutti quelli che ne sono nati.',
      'Ognuna conta una volta sola per browser. Quelle che sembrano di una macchina non ci sono, e nemmeno quelle annullate.',
      'Dalla firma in poi le cifre non sono cambiate.',
    ],
  },
  provesNot: {
    title: 'Che cosa non prova',
    lines: [
      'Che siano altrettante persone diverse: chi ha due dispositivi conta due volte.',
      'Com’è oggi: il link può essere andato avanti, o delle aperture possono essere state annullate.',
      'Chi ha aperto. Non lo sa nemmeno il sito.',
    ],
  },
  elsewhere: 'Per verificarla senza questa pagina: {command}. La chiave pubblica è qui: {address}',
  card: {
    title: 'Il cartoncino',
    png: 'Immagine (PNG)',
    svg: 'Disegno (SVG)',
    statement: 'Solo la prova (JWS)',
    failed: 'Questo browser non è riuscito a disegnare l’immagine. Il disegno invece c’è.',
  },
  check: 'Si verifica su {site}',
}
