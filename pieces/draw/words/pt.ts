import type { DrawLanguage } from './draw-words.ts'

export const pt: DrawLanguage = () => ({
  terms: 'O regulamento',
  enter: 'Participar do sorteio',
  entered: 'Você está dentro. O seu bilhete: {ticket}',
  until: 'Dá para participar até {day}, {time}.',
  drawn: 'Sorteio: {day}, {time}.',
  drawing: 'O sorteio sai num instante.',
  nobody: 'Ninguém participou.',
  none: 'Nenhum bilhete foi admitido no sorteio.',
  won: 'Você ganhou: {prize}.',
  claim: 'Retirar o meu prêmio',
  show: 'Mostre este código para receber o prêmio, e a mais ninguém.',
  claimUntil: 'Para retirar até {day}, {time}.',
  lapsed: 'Este prêmio não foi retirado a tempo.',
  lost: 'Não foi desta vez.',
  notIn: 'O sorteio foi feito sem você.',
  winners: 'Bilhetes premiados',
  verify: 'Conferir o sorteio',
  verified:
    'Conferido aqui mesmo: estes bilhetes saem do segredo selado no primeiro dia e de todos os bilhetes admitidos no sorteio.',
  leftOut: 'O seu não está entre eles: só entram bilhetes de visitas que não deixam dúvida.',
  refuted: 'O sorteio não confere.',
  commitment: 'Selado antes do primeiro bilhete: {digest}',
  failed: 'Não chegou.',
  retry: 'Tentar de novo',
  outside: 'Para participar é preciso um link privado.',
})
