import { pluralOf } from '../../../site/studio/i18n/plural.ts'
import type { StudioGalleryWords } from './words.ts'

const plural = pluralOf('fr')

export const fr: StudioGalleryWords = {
  counted: [
    'Les photos que les fans ont laissées derrière leur lien privé. Une photo retirée, par son fan ou parce que son temps est passé, n’est dans aucun chiffre.',
    'Les photos des vues annulées sont comptées à part, celles des fans bloqués comme refusées. Une photo dont la vue porte un doute attend toujours un regard, quel que soit le réglage.',
    'Les groupes si petits qu’on pourrait y reconnaître quelqu’un sont réunis en un seul.',
  ],
  moderation: {
    before: 'Personne ne voit une photo avant que l’un de vous l’ait laissée entrer.',
    after: 'Les photos s’affichent tout de suite, vous les regardez ensuite.',
  },
  empty: 'Pas encore de photo. La première s’affichera ici toute seule.',
  closedEmpty: 'Aucune photo n’est venue.',
  noneSelected: 'Aucune photo n’est comptée pour cette sélection.',
  untold: 'Ce que ces photos sont devenues n’est dit qu’aux propriétaires\u00a0: on pourrait y reconnaître quelqu’un.',
  stands: (n, fans, shown, waiting) =>
    `${plural(n, { one: `${fans} fan a apporté des photos`, other: `${fans} fans ont apporté des photos` })}\u00a0: ${shown} à l’affiche, ${waiting} en attente.`,
  contributors: (n, fans, openings, share) =>
    plural(n, {
      one: `${fans} fan sur ${openings} qui l’ont ouverte a ajouté une photo\u00a0: ${share}.`,
      other: `${fans} fans sur ${openings} qui l’ont ouverte ont ajouté une photo\u00a0: ${share}.`,
    }),
  doubtful: (n, shown) =>
    plural(n, { one: `${shown} d’entre elles porte un doute.`, other: `${shown} d’entre elles portent un doute.` }),
  voided: (n, shown) =>
    plural(n, {
      one: `${shown} autre photo est écartée, car sa vue a été annulée.`,
      other: `${shown} autres photos sont écartées, car leurs vues ont été annulées.`,
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
}
