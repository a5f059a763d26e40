import type { Language, Say, Saying } from './dictionary.ts'

const stuck = (say: Say): Saying => ({
  line: 'Algo se ha atascado.',
  hint: say('No se ha contado nada. Recarga la página.', 'No se ha contado nada. Recargue la página.'),
})

export const es: Language<'one' | 'many'> = (say) => ({
  page: {
    noScript: {
      line: 'Para abrirlo hace falta JavaScript.',
      hint: say(
        'Lo que te han guardado está cifrado, y es tu navegador quien lo descifra. Activa JavaScript o abre tu enlace en otro navegador: sigue valiendo.',
        'Lo que le han guardado está cifrado, y es su navegador quien lo descifra. Active JavaScript o abra su enlace en otro navegador: sigue valiendo.',
      ),
    },
    stalled: say(
      'La página tarda en llegar. Recárgala: tu enlace sigue valiendo.',
      'La página tarda en llegar. Recárguela: su enlace sigue valiendo.',
    ),
    retry: 'Probar otra vez',
    reopen: 'Abrir lo que ya tengo',
    keepLink: 'Guardar el enlace',
    pieces: 'Lo que hay dentro',
    share: {
      line: say('¿A quién se lo pasas?', '¿A quién se lo pasa?'),
      hint: say('Este enlace es tuyo. Elige bien.', 'Este enlace es suyo. Elija bien.'),
      used: 'Ya usado',
    },
    field: say('Tu mensaje, listo para copiar', 'Su mensaje, listo para copiar'),
    goal: 'La meta: {n}',
    privacy: 'Sin cuenta, sin cookies, sin nombres. Contamos las aperturas y nada más.',
    languages: 'Idiomas',
    unlock: {
      link: 'Se abre con un enlace privado.',
      shares: {
        one: say(
          'Se abre en cuanto alguien abra el enlace que has pasado.',
          'Se abre en cuanto alguien abra el enlace que ha pasado.',
        ),
        many: say(
          'Se abre cuando {n}\u00a0de personas hayan abierto el enlace que has pasado.',
          'Se abre cuando {n}\u00a0de personas hayan abierto el enlace que ha pasado.',
        ),
        other: say(
          'Se abre cuando {n}\u00a0personas hayan abierto el enlace que has pasado.',
          'Se abre cuando {n}\u00a0personas hayan abierto el enlace que ha pasado.',
        ),
      },
      views: {
        one: 'Se abre para todo el mundo con la primera apertura.',
        many: 'Se abre para todo el mundo al llegar a {n}\u00a0de aperturas.',
        other: 'Se abre para todo el mundo al llegar a {n}\u00a0aperturas.',
      },
      votes: {
        one: 'Se abre para todo el mundo con el primer voto.',
        many: 'Se abre para todo el mundo al llegar a {n}\u00a0de votos.',
        other: 'Se abre para todo el mundo al llegar a {n}\u00a0votos.',
      },
      photos: {
        one: 'Se abre para todo el mundo con la primera foto.',
        many: 'Se abre para todo el mundo al llegar a {n}\u00a0de fotos.',
        other: 'Se abre para todo el mundo al llegar a {n}\u00a0fotos.',
      },
      circle: {
        one: 'Se abre para el círculo con la primera apertura.',
        many: 'Se abre para el círculo al llegar a {n}\u00a0de aperturas.',
        other: 'Se abre para el círculo al llegar a {n}\u00a0aperturas.',
      },
      branch: {
        one: 'Se abre para todo el hilo con la primera apertura.',
        many: 'Se abre para todo el hilo al llegar a {n}\u00a0de aperturas.',
        other: 'Se abre para todo el hilo al llegar a {n}\u00a0aperturas.',
      },
      present: {
        one: 'Se abre mientras haya alguien aquí.',
        many: 'Se abre mientras haya {n}\u00a0de personas aquí a la vez.',
        other: 'Se abre mientras haya {n}\u00a0personas aquí a la vez.',
      },
      at: 'Se abre el {date}.',
    },
    channels: { sms: 'SMS', email: 'Correo', copy: 'Copiar', other: 'Pasárselo a alguien…' },
    qr: {
      show: 'Mostrar un código QR',
      line: say('Para quien tienes al lado.', 'Para quien tiene al lado.'),
      close: 'Cerrar',
    },
    voice: {
      show: 'Decir tres palabras',
      line: say('Di estas tres palabras. En voz baja.', 'Diga estas tres palabras. En voz baja.'),
      where: 'Se escriben aquí:',
    },
    spoken: {
      ask: say('¿Te han dicho tres palabras?', '¿Le han dicho tres palabras?'),
      field: 'Las tres palabras',
      try: 'Probar',
    },
    message: say(
      'Te he guardado algo. No se encuentra, se recibe.',
      'Algo que queda entre nosotros. No se encuentra, se recibe.',
    ),
    email: say(
      'He pensado en ti al abrir esto.\n\nNo se encuentra en ningún sitio: alguien me lo pasó y yo te lo paso. No hay que instalar nada, ni crear una cuenta, ni dejar una dirección. El enlace se abre en el navegador:',
      'Esto no se encuentra en ningún sitio: alguien me lo pasó y ahora lo paso yo.\n\nNo hay que instalar nada, ni crear una cuenta, ni dejar una dirección. El enlace se abre en el navegador:',
    ),
    subject: 'Entre nosotros: {title}',
  },
  client: {
    gate: {
      line: say('Te han guardado algo.', 'Le han guardado algo.'),
      hint: say('Alguien ha pensado en ti. Te toca abrirlo.', 'Alguien ha pensado en usted. Le toca abrirlo.'),
    },
    teaser: {
      line: 'Esto no se encuentra. Se recibe.',
      hint: say(
        'Para entrar hace falta un enlace privado. Pregunta por ahí: alguien ya lo tiene.',
        'Para entrar hace falta un enlace privado. Pregunte por ahí: alguien ya lo tiene.',
      ),
    },
    moment: '{day}, a las {time}',
    waiting: {
      line: 'Empieza el {date}.',
      hint: say(
        'Mientras tanto, busca a quien te pase un enlace.',
        'Mientras tanto, busque a quien le pase un enlace.',
      ),
      withLink: say('Guarda el enlace.', 'Guarde el enlace.'),
      soon: 'Falta poco.',
    },
    opening: 'Se está abriendo…',
    slow: say('La red va con calma. Quédate aquí.', 'La red va con calma. Quédese aquí.'),
    opened: 'Está abierto.',
    pieceOpened: '«{title}» se acaba de abrir.',
    views: {
      zero: 'Todo empieza por alguien.',
      one: 'persona lo ha recibido, de mano en mano',
      many: 'de personas lo han recibido, de mano en mano',
      other: 'personas lo han recibido, de mano en mano',
    },
    goalReached: 'Lo logramos.',
    mine: {
      zero: say('Nadie ha abierto tu enlace todavía.', 'Nadie ha abierto su enlace todavía.'),
      one: say('Una persona ha abierto tu enlace.', 'Una persona ha abierto su enlace.'),
      many: say('{n}\u00a0de personas han abierto tu enlace.', '{n}\u00a0de personas han abierto su enlace.'),
      other: say('{n}\u00a0personas han abierto tu enlace.', '{n}\u00a0personas han abierto su enlace.'),
    },
    further: {
      one: 'Y una persona más allá, {generations}.',
      many: 'Y {n}\u00a0de personas más allá, {generations}.',
      other: 'Y {n}\u00a0más allá, {generations}.',
    },
    generations: {
      one: 'a una mano de aquí',
      many: 'a {n}\u00a0de manos de aquí como mucho',
      other: 'a {n}\u00a0manos de aquí como mucho',
    },
    generationsOrMore: 'a {n}\u00a0manos de aquí o más',
    progress: '{have} de {need}',
    seconds: {
      one: say('Prueba otra vez dentro de un segundo.', 'Pruebe otra vez dentro de un segundo.'),
      many: say('Prueba otra vez dentro de {n}\u00a0de segundos.', 'Pruebe otra vez dentro de {n}\u00a0de segundos.'),
      other: say('Prueba otra vez dentro de {n}\u00a0segundos.', 'Pruebe otra vez dentro de {n}\u00a0segundos.'),
    },
    work: {
      soon: 'Unos segundos, y se abre solo.',
      atMost: {
        one: 'Un segundo como mucho, y se abre solo.',
        many: '{n}\u00a0de segundos como mucho, y se abre solo.',
        other: '{n}\u00a0segundos como mucho, y se abre solo.',
      },
    },
    copiedFor: say('Copiado. Pégalo en {app}.', 'Copiado. Péguelo en {app}.'),
    copied: say('Copiado. Pégalo donde quieras.', 'Copiado. Péguelo donde quiera.'),
    copyByHand: say('Copia este mensaje:', 'Copie este mensaje:'),
    copiedToo: say(
      'También está copiado. Si no se abre nada, pégalo tú.',
      'También está copiado. Si no se abre nada, péguelo usted.',
    ),
    elsewhere: {
      why: 'Dentro de esta aplicación, un archivo no siempre se guarda.',
      open: say('Abrir en tu navegador', 'Abrir en su navegador'),
      copied: say(
        'Enlace copiado. Si no se abre nada, pégalo en tu navegador.',
        'Enlace copiado. Si no se abre nada, péguelo en su navegador.',
      ),
    },
    kept: say('Copiado. Ponlo a buen recaudo y vuelve con él.', 'Copiado. Póngalo a buen recaudo y vuelva con él.'),
    goodUntil: 'Valen hasta {day}, {time}.',
    spokenTooOften: say(
      'Son muchos intentos. Deja pasar diez minutos.',
      'Son muchos intentos. Deje pasar diez minutos.',
    ),
    media: {
      loading: 'Ya llega…',
      failed: 'No ha llegado hasta aquí.',
      retry: 'Probar otra vez',
    },
    problems: {
      malformed: {
        line: 'Este enlace ha llegado roto.',
        hint: say('Falta un trozo. Pide que te lo envíen entero.', 'Falta un trozo. Pida que se lo envíen entero.'),
      },
      'link-invalid': {
        line: 'Este enlace no abre nada aquí.',
        hint: say(
          'Está incompleto o viene de otro sitio. Pide que te lo vuelvan a enviar.',
          'Está incompleto o viene de otro sitio. Pida que se lo vuelvan a enviar.',
        ),
      },
      'link-revoked': {
        line: 'Este enlace ha hablado de más.',
        hint: say('Pide otro a quien te lo dio.', 'Pida otro a quien se lo dio.'),
      },
      'link-exhausted': {
        line: 'Este enlace ya ha dado la vuelta.',
        hint: say(
          'Solo se abría cierto número de veces. Pide otro.',
          'Solo se abría cierto número de veces. Pida otro.',
        ),
      },
      'words-unknown': {
        line: 'Esas tres palabras no abren nada.',
        hint: say(
          'Mal oídas, o de hace más de un día. Pide que te las repitan.',
          'Mal oídas, o de hace más de un día. Pida que se las repitan.',
        ),
      },
      automated: {
        line: 'Solo abrimos a personas.',
        hint: say('Si eres una, prueba en otro navegador.', 'Si usted lo es, pruebe en otro navegador.'),
      },
      'campaign-unknown': { line: 'Aquí ya no hay nada.', hint: 'Lo que pasaba aquí ya no existe.' },
      'route-unknown': stuck(say),
      'too-large': stuck(say),
      'not-open-yet': { line: 'Todavía no.', hint: say('Guarda el enlace.', 'Guarde el enlace.') },
      closed: { line: 'Se acabó.', hint: 'Había que estar. Aquí ya no se abre nada.' },
      'work-required': {
        line: 'Ahora mismo está llegando mucha gente.',
        hint: say(
          'Tu navegador hace una pequeña cuenta para demostrar que no eres un robot.',
          'Su navegador hace una pequeña cuenta para demostrar que usted no es un robot.',
        ),
      },
      'slow-down': {
        line: 'Hay mucha gente.',
        hint: say(
          'Prueba dentro de un momento, te guardamos el sitio.',
          'Pruebe dentro de un momento, le guardamos el sitio.',
        ),
      },
      unavailable: {
        line: 'No ha querido abrirse.',
        hint: say(
          'No se ha contado nada. Prueba otra vez, tu enlace sigue valiendo.',
          'No se ha contado nada. Pruebe otra vez, su enlace sigue valiendo.',
        ),
      },
      offline: {
        line: 'Se ha ido la red.',
        hint: say(
          'No se ha perdido nada. Prueba otra vez cuando haya cobertura.',
          'No se ha perdido nada. Pruebe otra vez cuando haya cobertura.',
        ),
      },
      insecure: {
        line: 'Esta dirección no es https.',
        hint: say(
          'Sin la s, ningún navegador puede descifrar lo que te han guardado. Pide un enlace que empiece por https.',
          'Sin la s, ningún navegador puede descifrar lo que le han guardado. Pida un enlace que empiece por https.',
        ),
      },
      outdated: {
        line: 'Este navegador no puede abrirlo.',
        hint: say(
          'Es demasiado viejo, o está demasiado cerrado. Abre tu enlace en otro: sigue valiendo.',
          'Es demasiado viejo, o está demasiado cerrado. Abra su enlace en otro: sigue valiendo.',
        ),
      },
      missing: {
        line: 'Falta una parte.',
        hint: say('Recarga la página o vuelve dentro de un rato.', 'Recargue la página o vuelva dentro de un rato.'),
      },
      damaged: {
        line: 'Una parte ha llegado dañada.',
        hint: say(
          'Prueba otra vez. Si sigue igual, recarga la página.',
          'Pruebe otra vez. Si sigue igual, recargue la página.',
        ),
      },
    },
  },
})
