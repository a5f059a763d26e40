import { pluralOf } from '../../../site/studio/i18n/plural.ts'
import type { StudioGalleryWords } from './words.ts'

const plural = pluralOf('fr')

export const fr: StudioGalleryWords = {
  counted: [
    'Les photos que les fans ont laissées derrière leur lien privé. Une photo retirée, par son fan ou parce que son temps est passé, n’est dans aucun chiffre.',
    'Les photos des ouvertures annulées sont comptées à part, celles des fans bloqués comme refusées. Une photo dont l’ouverture porte un doute attend toujours un regard, quel que soit le réglage.',
    'Les groupes si petits qu’on pourrait y reconnaître quelqu’un sont réunis en un seul.',
  ],
  moderation: {
    before: 'Personne ne voit une photo avant que l’un de vous l’ait laissée entrer.',
    after: 'Les photos s’affichent tout de suite, vous les regardez ensuite.',
  },
  empty: 'Pas encore de photo. La première s’affichera ici toute seule.',
  stands: (n, shown, fans, waiting, waits) =>
    `${plural(n, { one: `${shown} photo est montrée`, other: `${shown} photos sont montrées` })}, venues de ${fans} fans\u00a0; ${plural(waiting, { one: `${waits} attend`, other: `${waits} attendent` })}.`,
  contributors: (n, fans, openings, share) =>
    plural(n, {
      one: `${fans} fan sur ${openings} qui l’ont ouverte a ajouté une photo\u00a0: ${share}.`,
      other: `${fans} fans sur ${openings} qui l’ont ouverte ont ajouté une photo\u00a0: ${share}.`,
    }),
  doubtful: (n, shown) =>
    plural(n, { one: `${shown} d’entre elles porte un doute.`, other: `${shown} d’entre elles portent un doute.` }),
  voided: (n, shown) =>
    plural(n, {
      one: `${shown} autre photo est écartée, car son ouverture a été annulée.`,
      other: `${shown} autres photos sont écartées, car leurs ouvertures ont été annulées.`,
    }),
  states: {
    title: 'Ce qu’elles sont devenues',
    column: 'Photos',
    photos: 'Nombre',
    share: 'Part',
    waiting: 'En attente',
    shown: 'Montrées',
    refused: 'Refusées',
  },
  courseOf: {
    title: 'Quand elles sont arrivées',
    columns: { at: 'Quand', photos: 'Photos' },
    most: (photos, when) => `Le plus d’arrivées\u00a0: ${when}, ${photos}.`,
  },
  by: {
    channel: { title: 'Par canal', column: 'Venues par' },
    generation: { title: 'Par génération', column: 'Génération' },
  },
  small: 'Les autres, trop peu nombreuses pour être montrées à part',
  moderate: (n, waits) =>
    plural(n, { one: `Regarder la photo qui attend`, other: `Regarder les ${waits} photos qui attendent` }),
  moderateNothing: 'Parcourir les photos',
  export: 'Photos et légendes (ZIP)',

  desk: {
    title: (piece) => `Photos\u00a0: ${piece}`,
    queues: { waiting: 'En attente', reported: 'Signalées', shown: 'Montrées', refused: 'Refusées' },
    none: {
      waiting: {
        title: 'Rien n’attend.',
        line: 'La prochaine photo s’affichera ici toute seule. Vous pouvez laisser cet écran ouvert.',
      },
      reported: { title: 'Personne ne se plaint.', line: 'Les photos que les fans signalent arrivent d’abord ici.' },
      shown: { title: 'Rien n’est encore montré.', line: 'Ce que vous acceptez va sur le mur, et ici.' },
      refused: { title: 'Rien n’a été refusé.', line: 'Ce que vous refusez reste ici, et peut être repris.' },
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
      doubtful: 'Son ouverture porte un doute',
      voided: 'Son ouverture a été annulée',
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
    refuseBecause: 'Pourquoi\u00a0? Le fan le lira en une phrase.',
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
  },
}
