import type { DrawLanguage } from './draw-words.ts'

export const de: DrawLanguage = (say) => ({
  terms: 'Die Bedingungen',
  enter: 'Ein Los nehmen',
  entered: say('Du bist dabei. Dein Los: {ticket}', 'Sie sind dabei. Ihr Los: {ticket}'),
  until: 'Mitmachen geht bis {day}, {time}.',
  drawn: 'Ziehung: {day}, {time}.',
  drawing: 'Gleich wird gezogen.',
  nobody: 'Niemand hat mitgemacht.',
  none: 'Kein Los wurde zur Ziehung zugelassen.',
  won: say('Du hast gewonnen: {prize}.', 'Sie haben gewonnen: {prize}.'),
  claim: 'Meinen Preis abholen',
  show: say(
    'Zeig diesen Code, um deinen Preis zu bekommen, und sonst niemandem.',
    'Zeigen Sie diesen Code, um Ihren Preis zu bekommen, und sonst niemandem.',
  ),
  claimUntil: 'Abzuholen bis {day}, {time}.',
  lapsed: 'Dieser Preis wurde nicht rechtzeitig abgeholt.',
  lost: 'Diesmal nicht.',
  notIn: say('Ohne dich gezogen.', 'Ohne Sie gezogen.'),
  winners: 'Gezogene Lose',
  verify: 'Die Ziehung nachrechnen',
  verified:
    'Hier nachgerechnet: Diese Lose folgen aus dem Geheimnis, das am ersten Tag versiegelt wurde, und aus allen zur Ziehung zugelassenen Losen.',
  leftOut: say(
    'Dein Los ist nicht darunter: Zugelassen sind nur Lose von Besuchen, an denen kein Zweifel besteht.',
    'Ihr Los ist nicht darunter: Zugelassen sind nur Lose von Besuchen, an denen kein Zweifel besteht.',
  ),
  refuted: 'Die Ziehung lässt sich nicht nachrechnen.',
  commitment: 'Versiegelt vor dem ersten Los: {digest}',
  failed: 'Das ist nicht durchgekommen.',
  retry: 'Noch mal versuchen',
  outside: 'Mitmachen geht nur mit einem privaten Link.',
})
