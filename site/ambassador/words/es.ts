import type { AmbassadorLanguage } from './ambassador-words.ts'

export const es: AmbassadorLanguage = (say) => ({
  title: say('Tu página', 'Su página'),
  yours: say(
    'Guarda esta dirección para ti: no abre nada, enseña adónde va tu enlace.',
    'Guarde esta dirección para usted: no abre nada, enseña adónde va su enlace.',
  ),
  loading: 'Un momento…',
  reach: {
    title: 'Hasta dónde ha llegado',
    none: 'Todo empieza por la primera persona.',
    hands: 'De mano en mano',
    hand: 'Mano n.º\u00a0{n}',
    days: 'Día a día',
    counted: 'Sin las aperturas dudosas, y sin saber quién.',
  },
  note: {
    title: say('Unas palabras para quienes llegan por ti', 'Unas palabras para quienes llegan por usted'),
    hint: 'Primero las lee alguien ({brand}). Después, toda la rama.',
    field: say('Tus palabras', 'Sus palabras'),
    save: 'Enviar a revisión',
    withdraw: 'Retirar las palabras',
    waiting: 'A la espera de revisión.',
    shown: 'Revisadas y a la vista.',
    refused: 'No se muestran. El motivo: {reason}',
    earlier: 'Mientras tanto, siguen las anteriores.',
    withdrawn: 'Las palabras se han retirado.',
    unfit: {
      mail: 'Llevan una dirección de correo, y todo el mundo la leería. No se ha enviado nada.',
      link: 'Llevan un enlace o el nombre de un sitio. No se ha enviado nada.',
      handle: 'Llevan el nombre de una cuenta (@…). No se ha enviado nada.',
      account: 'Llevan un número de cuenta bancaria. No se ha enviado nada.',
      phone: 'Llevan algo que parece un número de teléfono. No se ha enviado nada.',
      address: 'Llevan una dirección postal. No se ha enviado nada.',
    },
    failed: say('No se han enviado. Inténtalo otra vez.', 'No se han enviado. Inténtelo otra vez.'),
  },
  ranking: {
    title: 'La lista',
    hint: 'Solo se ven nombres de enlaces, y solo de quienes quieren. Se puede salir cuando se quiera.',
    join: 'Acepto figurar en ella como {label}',
    none: 'Todavía no hay nadie.',
    you: say('tú', 'usted'),
  },
  proof: {
    title: 'La prueba',
    hint: 'Una tarjeta para enseñar, y una página firmada donde cualquiera comprueba las cifras de este instante.',
    named: 'Escribir en ella el nombre del enlace: {label}',
    make: 'Hacer la prueba',
    failed: say('La prueba no ha llegado. Inténtalo otra vez.', 'La prueba no ha llegado. Inténtelo otra vez.'),
  },
  problems: {
    'link-invalid': say(
      'Esta página ya no está en esta dirección. Pide la nueva a quien te la dio.',
      'Esta página ya no está en esta dirección. Pida la nueva a quien se la dio.',
    ),
    'link-revoked': say(
      'Tu enlace se ha retirado, y esta página con él.',
      'Su enlace se ha retirado, y esta página con él.',
    ),
    offline: say('No hay red. Recarga la página.', 'No hay red. Recargue la página.'),
  },
})
