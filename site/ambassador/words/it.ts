import type { AmbassadorLanguage } from './ambassador-words.ts'

export const it: AmbassadorLanguage = (say) => ({
  title: say('La tua pagina', 'La Sua pagina'),
  yours: say(
    'Tieni per te questo indirizzo: non apre nulla, mostra dove va il tuo link.',
    'Questo indirizzo resti fra noi: non apre nulla, mostra dove va il Suo link.',
  ),
  loading: 'Un attimo…',
  reach: {
    title: 'Fin dove è arrivato',
    none: 'Tutto comincia dalla prima persona.',
    hands: 'Di mano in mano',
    hand: 'Mano n.\u00a0{n}',
    days: 'Giorno per giorno',
    counted: 'Senza le aperture dubbie, e senza sapere chi.',
  },
  note: {
    title: say('Due righe per chi arriva da te', 'Due righe per chi arriva da Lei'),
    hint: 'Prima le legge qualcuno ({brand}). Poi le legge tutto il ramo.',
    field: say('Le tue righe', 'Le Sue righe'),
    save: 'Mandare in lettura',
    withdraw: 'Ritirare le righe',
    waiting: 'In attesa di lettura.',
    shown: 'Lette, e visibili.',
    refused: 'Non visibili. Il motivo: {reason}',
    earlier: 'Intanto restano quelle di prima.',
    withdrawn: 'Le righe sono state ritirate.',
    unfit: {
      mail: 'Contengono un indirizzo e-mail, e lo leggerebbero tutti. Non è partito nulla.',
      link: 'Contengono un link o il nome di un sito. Non è partito nulla.',
      handle: 'Contengono il nome di un account (@…). Non è partito nulla.',
      account: 'Contengono le coordinate di un conto bancario. Non è partito nulla.',
      phone: 'Contengono qualcosa che sembra un numero di telefono. Non è partito nulla.',
      address: 'Contengono un indirizzo postale. Non è partito nulla.',
    },
    failed: say('Le righe non sono partite. Riprova.', 'Le righe non sono partite. Si può riprovare.'),
  },
  ranking: {
    title: 'L’elenco',
    hint: 'Ci sono solo nomi di link, e solo di chi lo vuole. Se ne esce quando si vuole.',
    join: 'Accetto di comparirci come {label}',
    none: 'Non c’è ancora nessuno.',
    you: say('tu', 'Lei'),
  },
  proof: {
    title: 'La prova',
    hint: 'Un cartoncino da mostrare, e una pagina firmata dove chiunque verifica le cifre di questo momento.',
    named: 'Scriverci il nome del link: {label}',
    make: 'Fare la prova',
    failed: say('La prova non è arrivata. Riprova.', 'La prova non è arrivata. Si può riprovare.'),
  },
  problems: {
    'link-invalid': say(
      'Questa pagina non è più a questo indirizzo. Chiedi quello nuovo a chi te lo ha dato.',
      'Questa pagina non è più a questo indirizzo. Quello nuovo lo conosce chi ha dato questo.',
    ),
    'link-revoked': say(
      'Il tuo link è stato ritirato, e questa pagina con lui.',
      'Il link è stato ritirato, e questa pagina con lui.',
    ),
    offline: say('Manca la rete. Ricarica la pagina.', 'Manca la rete. Si può ricaricare la pagina.'),
  },
})
