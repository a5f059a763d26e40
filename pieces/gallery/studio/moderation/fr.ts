import { pluralOf } from '../../../../site/studio/i18n/plural.ts'
import type { DeskWords } from './words.ts'

const plural = pluralOf('fr')

export const fr: DeskWords = {
  title: (piece) => `Photos\u00a0: ${piece}`,
  queues: { waiting: 'En attente', reported: 'Signalées', shown: 'Montrées', refused: 'Refusées', blocked: 'Bloquées' },
  none: {
    waiting: {
      title: 'Rien n’attend.',
      line: 'Ce qui arrive s’affiche ici tout seul. Vous pouvez laisser cet écran ouvert.',
    },
    reported: { title: 'Personne ne se plaint.', line: 'Les photos que les fans signalent arrivent d’abord ici.' },
    shown: { title: 'Rien n’est encore montré.', line: 'Ce que vous acceptez va sur le mur, et ici.' },
    refused: { title: 'Rien n’a été refusé.', line: 'Ce que vous refusez reste ici, et peut être repris.' },
    blocked: {
      title: 'Personne n’est bloqué.',
      line: 'Les photos des fans que vous bloquez restent ici, et vous pouvez les débloquer.',
    },
  },
  loading: 'On va chercher les photos…',
  position: (at, of) => `${at} sur ${of}`,
  uncaptioned: 'Sans légende',
  grid: 'Photos de cette file',
  arrived: (n, photos) => plural(n, { one: `Montrer ${photos} nouvelle`, other: `Montrer les ${photos} nouvelles` }),
  chosen: (n, photos) => plural(n, { one: `${photos} photo choisie`, other: `${photos} photos choisies` }),
  choose: 'Choisir',
  unchoose: 'Ne plus choisir',
  chooseNone: 'Ne rien choisir',
  came: (when) => `Arrivée ${when}`,
  marks: {
    doubtful: 'Sa vue porte un doute',
    voided: 'Sa vue a été annulée',
    blocked: 'Son fan est bloqué',
    reports: (n, reports) => plural(n, { one: `Signalée par ${reports} fan`, other: `Signalée par ${reports} fans` }),
    passedOn: (n, times) => plural(n, { one: `Passée par ${times} fan`, other: `Passée par ${times} fans` }),
  },
  why: (reason) => `Refusée\u00a0: ${reason}`,
  reasons: {
    'off-topic': 'Ce n’est pas ce qui était demandé',
    person: 'On y reconnaît quelqu’un',
    plate: 'On y lit une plaque ou une adresse',
    offensive: 'Elle blesse ou insulte',
    rights: 'Ce n’est pas sa propre photo',
    unclear: 'On n’y distingue rien',
  },
  accept: 'Accepter',
  refuse: 'Refuser',
  refuseBecause: 'Pourquoi\u202f? Le fan le lira en une phrase.',
  reconsider: 'Remettre en attente',
  undo: 'Défaire',
  block: 'Bloquer ce fan',
  unblock: 'Débloquer ce fan',
  previous: 'Précédente',
  next: 'Suivante',
  said: {
    accept: (n, photos) => plural(n, { one: 'Acceptée.', other: `${photos} photos acceptées.` }),
    refuse: (n, photos) => plural(n, { one: 'Refusée.', other: `${photos} photos refusées.` }),
    reconsider: (n, photos) =>
      plural(n, { one: 'De nouveau en attente.', other: `${photos} photos de nouveau en attente.` }),
    block: () => 'Fan bloqué\u00a0: aucune de ses photos n’est montrée, il n’en ajoute plus.',
    unblock: () => 'Fan débloqué\u00a0: ses photos sont revenues à leur place.',
    overtaken: (n, photos) =>
      plural(n, {
        one: 'Elle a changé avant votre décision, et reste comme elle est maintenant.',
        other: `${photos} photos ont changé avant votre décision, et restent comme elles sont maintenant.`,
      }),
    undone: (n, photos) => plural(n, { one: 'C’est défait.', other: `C’est défait, pour ${photos} photos.` }),
  },
  left: (n, waits) => plural(n, { one: `${waits} en attente.`, other: `${waits} en attente.` }),
  failed: {
    unheard:
      'Le serveur ne répond pas. Les photos sont restées où elles étaient\u00a0; décidez de nouveau quand il répondra.',
    forbidden: 'Votre clé permet de lire, pas de décider des photos. Tout est resté en place.',
    refused: 'Le serveur ne l’a pas accepté. Les photos sont restées où elles étaient.',
  },
  retry: 'Réessayer',
  noPicture: 'L’image n’est pas arrivée.',
  keys: {
    title: 'Touches',
    of: {
      next: 'photo suivante, précédente',
      accept: 'accepter',
      refuse: 'refuser, puis 1 à 6 dit pourquoi',
      undo: 'défaire, autant de fois qu’il faut',
      choose: 'choisir aussi celle-ci',
      range: 'choisir en chemin\u00a0; à la souris\u00a0: Maj',
      block: 'bloquer le fan derrière elle, ou le débloquer',
      queues: 'file précédente, suivante',
      help: 'ces touches',
      leave: 'retour',
    },
  },
}
