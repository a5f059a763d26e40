import type { ProofWords } from './proof-words.ts'

export const pt: ProofWords<'one' | 'many'> = {
  title: 'A prova',
  through: 'Por esta ligação',
  throughOf: 'Pela ligação de {name}',
  reach: {
    people: { zero: 'Ainda ninguém', one: 'pessoa', many: 'de pessoas', other: 'pessoas' },
    hands: { one: 'uma mão', many: '{n}\u00a0de mãos', other: '{n}\u00a0mãos' },
    days: { one: 'um dia', many: '{n}\u00a0de dias', other: '{n}\u00a0dias' },
    depth: 'através de {hands}, em {days}',
  },
  at: 'Números de {date}',
  period: 'Da primeira abertura, {from}, à última, {to}.',
  checking: 'A verificar a assinatura…',
  valid: 'Assinatura verificada. Estes números vêm de {site}, e ninguém lhes mexeu desde então.',
  forged: 'Assinatura falsa. Os números foram alterados, ou o endereço chegou estragado. Não servem de nada.',
  unknownKey: 'Assinada com outra chave que não a que {site} publica hoje. Sem a de então, nada fica provado.',
  offline: 'A chave pública não chegou. Sem ela, ainda nada está verificado. É preciso recarregar a página.',
  missing: 'Não há nenhuma prova neste endereço. É preciso pedir que o enviem inteiro.',
  proves: {
    title: 'O que isto prova',
    lines: [
      'Na data indicada, o site tinha contado estas aberturas da ligação e de todas as que nasceram dela.',
      'Cada uma conta uma só vez por navegador. As que parecem de uma máquina não entram, nem as que foram anuladas.',
      'Os números não mudaram desde a assinatura.',
    ],
  },
  provesNot: {
    title: 'O que isto não prova',
    lines: [
      'Que sejam outras tantas pessoas diferentes: quem tem dois aparelhos conta duas vezes.',
      'Como está hoje: a ligação pode ter continuado, ou ter havido aberturas anuladas.',
      'Quem abriu. Nem o próprio site sabe.',
    ],
  },
  elsewhere: 'Para verificar sem esta página: {command}. A chave pública está aqui: {address}',
  card: {
    title: 'O cartão',
    png: 'Imagem (PNG)',
    svg: 'Desenho (SVG)',
    statement: 'Só a prova (JWS)',
    failed: 'Este navegador não conseguiu desenhar a imagem. O desenho está lá.',
  },
  check: 'Verifica-se em {site}',
}
