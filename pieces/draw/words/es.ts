import type { DrawLanguage } from './draw-words.ts'

export const es: DrawLanguage = (say) => ({
  terms: 'Las bases',
  enter: 'Participar en el sorteo',
  entered: say('Participas. Tu boleto: {ticket}', 'Participa. Su boleto: {ticket}'),
  until: 'Se puede participar hasta el {day}, {time}.',
  drawn: 'Sorteo: {day}, {time}.',
  drawing: 'El sorteo se celebra en un momento.',
  nobody: 'Nadie ha participado.',
  none: 'Ningún boleto ha sido admitido en el sorteo.',
  won: say('Has ganado: {prize}.', 'Ha ganado: {prize}.'),
  claim: 'Reclamar mi premio',
  show: say(
    'Enseña este código para recibir tu premio, y a nadie más.',
    'Enseñe este código para recibir su premio, y a nadie más.',
  ),
  claimUntil: 'Se reclama hasta el {day}, {time}.',
  lapsed: 'Este premio no se reclamó a tiempo.',
  lost: 'Esta vez no.',
  notIn: say('El sorteo se ha hecho sin ti.', 'El sorteo se ha hecho sin usted.'),
  winners: 'Boletos premiados',
  verify: 'Comprobar el sorteo',
  verified:
    'Comprobado aquí mismo: estos boletos salen del secreto sellado el primer día y de todos los boletos admitidos en el sorteo.',
  leftOut: say(
    'El tuyo no está entre ellos: solo se admiten boletos de visitas que no dejan dudas.',
    'El suyo no está entre ellos: solo se admiten boletos de visitas que no dejan dudas.',
  ),
  refuted: 'El sorteo no se comprueba.',
  commitment: 'Sellado antes del primer boleto: {digest}',
  failed: 'No ha llegado.',
  retry: 'Probar otra vez',
  outside: 'Para participar hace falta un enlace privado.',
})
