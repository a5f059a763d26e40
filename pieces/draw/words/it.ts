import type { DrawLanguage } from './draw-words.ts'

export const it: DrawLanguage = (say) => ({
  terms: 'Il regolamento',
  enter: say('Partecipa all’estrazione', 'Partecipi all’estrazione'),
  entered: say('Partecipi. Il tuo biglietto: {ticket}', 'Sta partecipando. Il Suo biglietto: {ticket}'),
  until: 'Si partecipa fino a {day}, ore {time}.',
  drawn: 'Estrazione: {day}, ore {time}.',
  drawing: 'L’estrazione avviene tra un attimo.',
  nobody: 'Nessuno ha partecipato.',
  none: 'Nessun biglietto è stato ammesso all’estrazione.',
  won: say('Hai vinto: {prize}.', 'Ha vinto: {prize}.'),
  claim: say('Ritira il premio', 'Ritiri il premio'),
  show: say(
    'Mostra questo codice per ricevere il premio, e a nessun altro.',
    'Mostri questo codice per ricevere il premio, e a nessun altro.',
  ),
  claimUntil: 'Da ritirare entro {day}, ore {time}.',
  lapsed: 'Questo premio non è stato ritirato in tempo.',
  lost: 'Non questa volta.',
  notIn: say('L’estrazione si è fatta senza di te.', 'L’estrazione si è fatta senza di Lei.'),
  winners: 'Biglietti vincenti',
  verify: say('Verifica l’estrazione', 'Verifichi l’estrazione'),
  verified:
    'Verificato qui: questi biglietti vengono dal segreto sigillato il primo giorno e da tutti i biglietti ammessi all’estrazione.',
  leftOut: say(
    'Il tuo non è tra questi: si ammettono solo biglietti di visite che non lasciano dubbi.',
    'Il Suo non è tra questi: si ammettono solo biglietti di visite che non lasciano dubbi.',
  ),
  refuted: 'L’estrazione non torna.',
  commitment: 'Sigillato prima del primo biglietto: {digest}',
  failed: 'Non è arrivato.',
  retry: say('Riprova', 'Riprovi'),
  outside: 'Per partecipare serve un link privato.',
})
