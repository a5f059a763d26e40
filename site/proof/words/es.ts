import type { ProofWords } from './proof-words.ts'

export const es: ProofWords<'one' | 'many'> = {
  title: 'La prueba',
  through: 'Por este enlace',
  throughOf: 'Por el enlace de {name}',
  said: '{through}: {figures}. {at}',
  reach: {
    people: { zero: 'Nadie todavía', one: 'persona', many: 'de personas', other: 'personas' },
    hands: { one: 'una mano', many: '{n}\u00a0de manos', other: '{n}\u00a0manos' },
    days: { one: 'un día', many: '{n}\u00a0de días', other: '{n}\u00a0días' },
    depth: 'a través de {hands}, en {days}',
  },
  at: 'Cifras a fecha de {date}',
  period: 'Desde la primera apertura, {from}, hasta la última, {to}.',
  checking: 'Comprobando la firma…',
  valid: 'Firma comprobada. Estas cifras vienen de {site}, y nadie las ha tocado desde entonces.',
  forged: 'Firma falsa. Las cifras se han cambiado, o la dirección ha llegado dañada. Mejor no fiarse de ellas.',
  unknownKey: 'Firmada con una clave distinta de la que {site} publica hoy. Sin la de entonces, no prueba nada.',
  offline: 'La clave pública no ha llegado. Sin ella no hay nada comprobado. Hay que recargar la página.',
  missing: 'En esta dirección no hay ninguna prueba. Hay que pedir que la envíen entera.',
  proves: {
    title: 'Qué prueba',
    lines: [
      'El sitio había contado esas aperturas de este enlace, y de todos los que nacieron de él, en la fecha indicada.',
      'Cada una cuenta una sola vez por navegador. Las que parecen de una máquina no están, ni tampoco las anuladas.',
      'Las cifras no han cambiado desde la firma.',
    ],
  },
  provesNot: {
    title: 'Qué no prueba',
    lines: [
      'Que sean otras tantas personas distintas: quien tiene dos aparatos cuenta dos veces.',
      'Cómo está hoy: el enlace puede haber seguido, o haberse anulado aperturas.',
      'Quién lo abrió. Ni el propio sitio lo sabe.',
    ],
  },
  elsewhere: 'Para comprobarla sin esta página: {command}. La clave pública está aquí: {address}',
  card: {
    title: 'La tarjeta',
    png: 'Imagen (PNG)',
    svg: 'Dibujo (SVG)',
    statement: 'Solo la prueba (JWS)',
    failed: 'Este navegador no ha podido dibujar la imagen. El dibujo sí está.',
  },
  check: 'Se comprueba en {site}',
}
