import type { Language } from './dictionary.ts'

const stuck = { line: 'Alguma coisa travou.', hint: 'Nada foi contado. Recarregue a página.' }

/** Portuguese of Brazil, as Intl’s `pt` is: você serves friends and strangers alike. */
export const pt: Language<'one' | 'many'> = () => ({
  page: {
    noScript: {
      line: 'É preciso JavaScript para abrir.',
      hint: 'O que guardaram para você está cifrado, e quem decifra é o seu navegador. Ative o JavaScript ou abra o seu link em outro navegador: ele continua valendo.',
    },
    stalled: 'A página está demorando. Recarregue: o seu link continua valendo.',
    retry: 'Tentar de novo',
    reopen: 'Abrir o que já tenho',
    keepLink: 'Guardar o link',
    pieces: 'O que há dentro',
    share: { line: 'Para quem você vai passar?', hint: 'Este link é seu. Escolha bem.', used: 'Já usado' },
    field: 'A sua mensagem, pronta para copiar',
    goal: 'A meta: {n}',
    privacy: 'Sem conta, sem cookies, sem nome. Contamos as aberturas e mais nada.',
    languages: 'Idiomas',
    unlock: {
      link: 'Abre com um link privado.',
      shares: {
        one: 'Abre assim que alguém abrir o link que você passou.',
        many: 'Abre quando {n}\u00a0de pessoas tiverem aberto o link que você passou.',
        other: 'Abre quando {n}\u00a0pessoas tiverem aberto o link que você passou.',
      },
      views: {
        one: 'Abre para todo mundo na primeira abertura.',
        many: 'Abre para todo mundo com {n}\u00a0de aberturas.',
        other: 'Abre para todo mundo com {n}\u00a0aberturas.',
      },
      votes: {
        one: 'Abre para todo mundo no primeiro voto.',
        many: 'Abre para todo mundo com {n}\u00a0de votos.',
        other: 'Abre para todo mundo com {n}\u00a0votos.',
      },
      photos: {
        one: 'Abre para todo mundo na primeira foto.',
        many: 'Abre para todo mundo com {n}\u00a0de fotos.',
        other: 'Abre para todo mundo com {n}\u00a0fotos.',
      },
      circle: {
        one: 'Abre para o círculo na primeira abertura dele.',
        many: 'Abre para o círculo com {n}\u00a0de aberturas.',
        other: 'Abre para o círculo com {n}\u00a0aberturas.',
      },
      branch: {
        one: 'Abre para todo o fio na primeira abertura dele.',
        many: 'Abre para todo o fio com {n}\u00a0de aberturas.',
        other: 'Abre para todo o fio com {n}\u00a0aberturas.',
      },
      present: {
        one: 'Abre enquanto houver alguém aqui.',
        many: 'Abre enquanto houver {n}\u00a0de pessoas aqui ao mesmo tempo.',
        other: 'Abre enquanto houver {n}\u00a0pessoas aqui ao mesmo tempo.',
      },
      at: 'Abre {date}.',
    },
    channels: { sms: 'SMS', email: 'E-mail', copy: 'Copiar', other: 'Passar para alguém…' },
    qr: { show: 'Mostrar um QR code', line: 'Para quem está do seu lado.', close: 'Fechar' },
    voice: { show: 'Dizer três palavras', line: 'Diga estas três palavras. Baixinho.', where: 'É aqui que se digita:' },
    spoken: { ask: 'Alguém disse três palavras para você?', field: 'As três palavras', try: 'Tentar' },
    message: 'Guardei uma coisa para você. Isso não se encontra, isso se recebe.',
    sms: 'Guardei uma coisa. Ninguém encontra sozinho, alguém tem que passar.',
    email:
      'Pensei em você quando abri isto.\n\nNão se encontra em lugar nenhum: alguém passou para mim e eu passo para você. Nada para instalar, nenhuma conta, nenhum endereço para deixar. O link abre no navegador:',
    subject: 'Entre nós: {title}',
  },
  client: {
    gate: { line: 'Guardaram uma coisa para você.', hint: 'Alguém pensou em você. Agora é a sua vez.' },
    teaser: {
      line: 'Isso não se encontra. Isso se recebe.',
      hint: 'Só entra quem tem um link privado. Pergunte por aí: alguém já tem.',
    },
    moment: '{day}, às {time}',
    waiting: {
      line: 'Começa {date}.',
      hint: 'Até lá, descubra quem vai passar um link para você.',
      withLink: 'Guarde o link.',
      soon: 'Falta pouco.',
    },
    opening: 'Abrindo…',
    slow: 'A rede está sem pressa. Fique por aqui.',
    opened: 'Está aberto.',
    pieceOpened: '“{title}” acabou de abrir.',
    views: {
      zero: 'Tudo começa com alguém.',
      one: 'pessoa recebeu, de mão em mão',
      many: 'de pessoas receberam, de mão em mão',
      other: 'pessoas receberam, de mão em mão',
    },
    goalReached: 'Chegamos lá.',
    mine: {
      zero: 'Ninguém abriu o seu link ainda.',
      one: 'Uma pessoa abriu o seu link.',
      many: '{n}\u00a0de pessoas abriram o seu link.',
      other: '{n}\u00a0pessoas abriram o seu link.',
    },
    further: {
      one: 'E mais uma adiante, {generations}.',
      many: 'E mais {n}\u00a0de pessoas adiante, {generations}.',
      other: 'E mais {n}\u00a0adiante, {generations}.',
    },
    generations: { one: 'a uma mão daqui', many: 'a até {n}\u00a0de mãos daqui', other: 'a até {n}\u00a0mãos daqui' },
    generationsOrMore: 'a {n}\u00a0mãos daqui ou mais',
    progress: '{have} de {need}',
    seconds: {
      one: 'Tente de novo em um segundo.',
      many: 'Tente de novo em {n}\u00a0de segundos.',
      other: 'Tente de novo em {n}\u00a0segundos.',
    },
    work: {
      soon: 'Alguns segundos, e abre sozinho.',
      atMost: {
        one: 'Um segundo no máximo, e abre sozinho.',
        many: '{n}\u00a0de segundos no máximo, e abre sozinho.',
        other: '{n}\u00a0segundos no máximo, e abre sozinho.',
      },
    },
    copiedFor: 'Copiado. Cole no {app}.',
    copied: 'Copiado. Cole onde quiser.',
    copyByHand: 'Copie esta mensagem:',
    copiedToo: 'Também foi copiado. Se nada abrir, é só colar.',
    elsewhere: {
      why: 'Dentro deste aplicativo, um arquivo nem sempre é salvo.',
      open: 'Abrir no seu navegador',
      copied: 'Link copiado. Se nada abrir, cole no seu navegador.',
    },
    kept: 'Copiado. Guarde bem, e volte com ele.',
    goodUntil: 'Valem até {day}, {time}.',
    spokenTooOften: 'Foram muitas tentativas. Espere dez minutos.',
    media: {
      loading: 'Está chegando…',
      failed: 'Não chegou até aqui.',
      retry: 'Tentar de novo',
    },
    problems: {
      malformed: {
        line: 'Este link chegou estragado.',
        hint: 'Falta um pedaço. Peça para mandarem de novo, inteiro.',
      },
      'link-invalid': {
        line: 'Este link não abre nada aqui.',
        hint: 'Está incompleto, ou é de outro lugar. Peça para mandarem de novo.',
      },
      'link-revoked': { line: 'Este link falou demais.', hint: 'Peça outro a quem passou este para você.' },
      'link-exhausted': {
        line: 'Este link já deu a sua volta.',
        hint: 'Só abria um certo número de vezes. Peça outro.',
      },
      'words-unknown': {
        line: 'Essas três palavras não abrem nada.',
        hint: 'Mal ouvidas, ou ditas há mais de um dia. Peça que repitam.',
      },
      automated: { line: 'Só abrimos para gente de verdade.', hint: 'Se for o seu caso, tente em outro navegador.' },
      'campaign-unknown': { line: 'Aqui não há mais nada.', hint: 'O que acontecia aqui não existe mais.' },
      'route-unknown': stuck,
      'too-large': stuck,
      'not-open-yet': { line: 'Ainda não.', hint: 'Guarde o link.' },
      closed: { line: 'Acabou.', hint: 'Era preciso estar lá. Aqui nada mais abre.' },
      'work-required': {
        line: 'Tem muita gente chegando agora.',
        hint: 'O seu navegador está fazendo uma continha, para mostrar que você não é um robô.',
      },
      'slow-down': { line: 'Tem muita gente.', hint: 'Tente de novo daqui a pouco, o seu lugar está guardado.' },
      unavailable: {
        line: 'Não quis abrir.',
        hint: 'Nada foi contado. Tente de novo, o seu link continua valendo.',
      },
      offline: { line: 'A rede sumiu.', hint: 'Nada se perdeu. Tente de novo quando tiver sinal.' },
      insecure: {
        line: 'Este endereço não é https.',
        hint: 'Sem o s, nenhum navegador consegue decifrar o que guardaram para você. Peça um link que comece com https.',
      },
      outdated: {
        line: 'Este navegador não consegue abrir.',
        hint: 'É velho demais, ou fechado demais. Abra o seu link em outro: ele continua valendo.',
      },
      missing: { line: 'Falta um pedaço.', hint: 'Recarregue a página, ou volte daqui a pouco.' },
      damaged: {
        line: 'Um pedaço chegou estragado.',
        hint: 'Tente de novo. Se continuar, recarregue a página.',
      },
    },
  },
})
