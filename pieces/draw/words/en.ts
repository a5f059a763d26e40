import type { DrawLanguage } from './draw-words.ts'

export const en: DrawLanguage = () => ({
  terms: 'The terms',
  enter: 'Take part in the draw',
  entered: 'You’re in. Your ticket: {ticket}',
  until: 'You can take part until {day}, {time}.',
  drawn: 'It’s drawn on {day}, {time}.',
  drawing: 'The draw is held in a moment.',
  nobody: 'Nobody took part.',
  none: 'No ticket was kept for the draw.',
  won: 'You’ve won: {prize}.',
  claim: 'Claim my prize',
  show: 'Show this code to get your prize, and to nobody else.',
  claimUntil: 'To be claimed until {day}, {time}.',
  lapsed: 'This prize wasn’t claimed in time.',
  lost: 'Not this time.',
  notIn: 'The draw was held without you.',
  winners: 'Winning tickets',
  verify: 'Check the draw',
  verified:
    'Checked right here: these tickets do follow from the secret sealed on the first day and from every ticket kept for the draw.',
  leftOut: 'Yours isn’t among them: only tickets of visits that leave no doubt are kept.',
  refuted: 'The draw doesn’t check out.',
  commitment: 'Sealed before the first ticket: {digest}',
  failed: 'That didn’t get through.',
  retry: 'Try again',
  outside: 'Taking part takes a private link.',
})
