import type { ProofWords } from './proof-words.ts'

export const pt: ProofWords<'one' | 'many'> = {
  title: 'A prova',
  through: 'Por este link',
  throughOf: 'Pelo link “{name}”',
  said: '{through}: {figures}. {at}',
  reach: {
    people: { zero: 'Ninguém ainda', one: 'pessoa', many: 'de pessoas', other: 'pessoas' },
    hands: { one: 'uma mão', many: '{n}\u00a0de mãos', other: '{n}\u00a0mãos' },
    days: { one: 'um dia', many: '{n}\u00a0de dias', other: '{n}\u00a0dias' },
    depth: 'através de {hands}, em {days}',
  },
  at: 'Números de {date}',
  period: 'Da primeira abertura, {from}, à última, {to}.',
  checking: 'Conferindo a assinatura…',
  valid: 'Assinatura conferida. Estes números vêm de {site}, e ninguém mexeu neles desde então.',
  forged: 'Assinatura falsa. Os números foram alterados, ou o endereço chegou estragado. Não confie neles.',
  unknownKey: 'Assinada com uma chave que não é a que {site} publica hoje. Sem a daquela época, nada fica provado.',
  offline: 'A chave pública não chegou. Sem ela, nada foi conferido ainda. Recarregue a página.',
  missing: 'Não há nenhuma prova neste endereço. Peça para mandarem de novo, inteiro.',
  proves: {
    title: 'O que isto prova',
    lines: [
      'Na data indicada, o site tinha contado estas aberturas do link e de todos os que nasceram dele.',
      'Cada uma conta uma só vez por navegador. As que parecem de uma máquina não entram, nem as que foram anuladas.',
      'Os números não mudaram desde a assinatura.',
    ],
  },
  provesNot: {
    title: 'O que isto não prova',
    lines: [
      'Que sejam todas pessoas diferentes: quem tem dois aparelhos conta duas vezes.',
      'Como está hoje: o link pode ter continuado, ou aberturas podem ter sido anuladas.',
      'Quem abriu. Nem o próprio site sabe.',
    ],
  },
  elsewhere: 'Para conferir sem esta página: {command}. A chave pública está aqui: {address}',
  card: {
    title: 'O cartão',
    png: 'Imagem (PNG)',
    svg: 'Desenho (SVG)',
    statement: 'Só a prova (JWS)',
    failed: 'Este navegador não conseguiu desenhar a imagem. O desenho está aí.',
  },
  check: 'Confira em {site}',
}
