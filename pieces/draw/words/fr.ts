import type { DrawLanguage } from './draw-words.ts'

export const fr: DrawLanguage = (say) => ({
  terms: 'Le règlement',
  enter: 'Participer au tirage',
  entered: say('Tu participes. Ton billet\u00a0: {ticket}', 'Vous participez. Votre billet\u00a0: {ticket}'),
  until: 'On peut participer jusqu’au {day}, {time}.',
  drawn: 'Tirage\u00a0: {day}, {time}.',
  drawing: 'Le tirage se fait dans un instant.',
  nobody: 'Personne n’a participé.',
  none: 'Aucun billet n’a été retenu pour le tirage.',
  won: say('Tu as gagné\u00a0: {prize}.', 'Vous avez gagné\u00a0: {prize}.'),
  claim: 'Retirer mon lot',
  show: say(
    'Montre ce code pour recevoir ton lot, à personne d’autre.',
    'Montrez ce code pour recevoir votre lot, à personne d’autre.',
  ),
  claimUntil: 'À retirer jusqu’au {day}, {time}.',
  lapsed: 'Ce lot n’a pas été retiré à temps.',
  lost: 'Pas cette fois.',
  notIn: say('Le tirage a eu lieu sans toi.', 'Le tirage a eu lieu sans vous.'),
  winners: 'Billets gagnants',
  verify: 'Vérifier le tirage',
  verified:
    'Vérifié ici même\u00a0: ces billets sortent bien du secret scellé le premier jour et de tous les billets retenus pour le tirage.',
  leftOut: say(
    'Le tien n’en fait pas partie\u00a0: seuls sont retenus les billets des visites qui ne laissent aucun doute.',
    'Le vôtre n’en fait pas partie\u00a0: seuls sont retenus les billets des visites qui ne laissent aucun doute.',
  ),
  refuted: 'Le tirage ne se vérifie pas.',
  commitment: 'Scellé avant le premier billet\u00a0: {digest}',
  failed: 'Ça n’est pas passé.',
  retry: 'Réessayer',
  outside: 'Pour participer, il faut un lien privé.',
})
