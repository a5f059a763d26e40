import type { BrandLanguage } from './brand-words.ts'

export const es: BrandLanguage<'one' | 'many'> = (say) => ({
  wordOf: 'Unas palabras de {brand}',
  here: {
    one: say('Estás aquí.', 'Está aquí.'),
    many: 'Ahora mismo hay {n}\u00a0de personas aquí.',
    other: say('Ahora mismo estáis {n} aquí.', 'Ahora mismo están {n} aquí.'),
  },
  tell: {
    heading: 'Decírselo a {brand}',
    who: say(
      'Una línea, que lee el equipo de {brand} y nadie más. No se sabe quién la escribe, así que nadie responde. Puedes retirarla; se borra con los datos de la campaña.',
      'Una línea, que lee el equipo de {brand} y nadie más. No se sabe quién la escribe, así que nadie responde. Puede retirarla; se borra con los datos de la campaña.',
    ),
    field: say('Tu línea', 'Su línea'),
    left: 'Caracteres que quedan: {n}',
    tooLong: 'Caracteres de más: {n}',
    send: 'Decirlo',
    sent: 'Dicho.',
    own: say('Lo que has dicho', 'Lo que ha dicho'),
    takeBack: 'Retirar',
    takenBack: 'Retirada y borrada.',
    full: say('No caben más. Retira una línea para decir otra.', 'No caben más. Retire una línea para decir otra.'),
    later: say('Deja pasar diez minutos antes de la siguiente.', 'Deje pasar diez minutos antes de la siguiente.'),
    failed: say(
      'No ha llegado. Tu línea sigue aquí: inténtalo otra vez.',
      'No ha llegado. Su línea sigue aquí: inténtelo otra vez.',
    ),
  },
  privacy: {
    follows: 'También contamos, por horas, lo que se abre, se vuelve a abrir y se pasa, sin saber quién.',
    presence: 'Cuántas personas hay aquí se cuenta en memoria y se olvida en menos de un minuto.',
    tell: 'Una línea a la marca va cifrada, solo la lee su equipo, y se borra al retirarla o con los datos de la campaña.',
  },
})
